import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { money } from '../src/domain/money.ts'
import type { ProviderId } from '../src/domain/provider.ts'
import { saleKinds } from '../src/domain/sale.ts'
import { unbalanced } from '../test/kill/balance.ts'
import type { BooksOnDisk, SaleLine } from '../test/kill/books.ts'
import { chanceFrom } from '../test/kill/chance.ts'
import { compare, type Remembered } from '../test/kill/compare.ts'
import { kindOf } from '../test/kill/kind.ts'
import { mutants } from '../test/kill/mutants.ts'
import type { Execution } from '../test/kill/oracle.ts'
import { patched, patches } from '../test/kill/patches.ts'
import { planOf } from '../test/kill/plan.ts'
import { points } from '../test/kill/points.ts'
import { wanted } from '../test/kill/wares.ts'

const ROOT = path.dirname(import.meta.dirname)
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')
const files = [...new Set(patches.map(({ file }) => file))]

describe('the places where the counter under test ends itself', () => {
  it.each(files)('are still where the kill test puts them: %s', (file) => {
    expect(patched(file, read(file))).not.toBe(read(file))
  })

  it.each(mutants)('can be given a bug: $name', ({ patches: bug }) => {
    for (const file of new Set(bug.map((patch) => patch.file))) {
      const all = [...patches, ...bug]
      expect(patched(file, read(file), all)).not.toBe(patched(file, read(file)))
    }
  })

  it('are refused where the code has moved away from them', () => {
    const patch = { file: 'a.ts', find: 'sell()', replace: 'die()' }
    expect(patched('a.ts', 'sell()', [patch])).toBe('die()')
    for (const text of ['', 'sell() sell()']) {
      expect(() => patched('a.ts', text, [patch])).toThrow('matches')
    }
  })

  it('are nowhere in what is shipped', () => {
    for (const file of files) expect(read(file)).not.toContain('killTest')
  })
})

describe('the plan of the kills', () => {
  it('is the same for the same seed', () => {
    expect(planOf(100, chanceFrom(7))).toEqual(planOf(100, chanceFrom(7)))
    expect(planOf(100, chanceFrom(7))).not.toEqual(planOf(100, chanceFrom(8)))
  })

  it('has as many kills as are wanted, comes to every point, and kills from outside too', () => {
    const plan = planOf(100, chanceFrom(1))
    expect(plan).toHaveLength(100)
    const names = new Set(plan.map(({ point }) => point?.name ?? 'from outside'))
    expect(names).toEqual(new Set([...points.map(({ name }) => name), 'from outside']))
  })
})

describe('a transaction is known by what it writes', () => {
  const event = `INSERT INTO sale_event (sale_seq, from_state, to_state, tender, cause, step)
    VALUES (?, ?, ?, ?, ?, '{}')`
  const printStep = 'INSERT INTO print_step (state, why, seen) VALUES (?, ?, ?)'
  const ofSale = () => 'autoflexi'

  it.each<[string, string, unknown[]]>([
    ['intent', 'INSERT INTO sale (id, provider) VALUES (@id, @provider)', [{ provider: 'x' }]],
    ['decision', event, [1, 'needs-review', 'failed', 'refund-due', 'person']],
    ['poll', event, [1, 'accepted', 'succeeded', 'collected', 'settlement']],
    ['outcome', event, [1, 'on-wire', 'accepted', 'collected', 'dispatch']],
    ['not-sent', event, [1, 'created', 'created', 'collected', 'dispatch']],
    ['restart', event, [1, 'on-wire', 'in-doubt', 'collected', 'restart']],
    ['refund', event, [1, 'failed', 'failed', 'refunded', 'cashier']],
    ['cancel', event, [1, 'created', 'cancelled', 'unpaid', 'cashier']],
    ['settings', 'INSERT INTO setting (key, value) VALUES (?, ?)', ['a', 'b']],
    ['day-close', 'INSERT INTO day_close (number) VALUES (@number)', [{ number: 1 }]],
    ['shift-open', 'INSERT INTO shift (id) VALUES (?)', ['a']],
    ['shift-close', 'INSERT INTO shift_close (shift_seq) VALUES (?)', [1]],
    ['cash-move', 'INSERT INTO cash_movement (id) VALUES (?)', ['a']],
    ['dues', 'INSERT INTO due_line (id) VALUES (?)', ['a']],
    ['print', 'INSERT INTO print_job (id) VALUES (?)', ['a']],
    ['print-begin', printStep, ['printing', null, 0]],
    ['print-end', printStep, ['unknown', 'cut-off', 0]],
    ['print-restart', printStep, ['unknown', 'stopped', 0]],
    ['wallet', 'INSERT INTO book (key, value) VALUES (?, ?)', ['opened:autoflexi:main', '1']],
    ['other', 'UPDATE sale SET state = ?', ['created']],
  ])('%s', (name, sql, parameters) => {
    expect(kindOf([{ sql, parameters }], ofSale).name).toBe(name)
  })

  it('on-wire, whatever else is written with it', () => {
    const attempt = { sql: 'INSERT INTO attempt (sale_seq) VALUES (?)', parameters: [1] }
    const moved = { sql: event, parameters: [1, 'created', 'on-wire', 'collected', 'dispatch'] }
    const kind = kindOf([moved, attempt], ofSale)
    expect(kind).toEqual({ name: 'on-wire', provider: 'autoflexi' })
  })
})

const sale: SaleLine = {
  seq: 1,
  id: 'one',
  provider: 'flexiloadbd',
  kind: 'recharge',
  operator: 'GP',
  number: '01712340001',
  terms: null,
  amount_e4: 1000,
  service_charge_e4: 0,
  our_reference: 'S-1',
  provider_reference: null,
  state: 'succeeded',
  tender: 'collected',
  expected_cost_e4: 970,
  charged_e4: null,
  retry_of: null,
  credit_e4: 0,
}
const execution: Execution = {
  provider: 'flexiloadbd',
  kind: 'recharge',
  operator: 'GP',
  subType: 'Prepaid',
  number: '01712340001',
  amount_e4: money(1000),
  reference: 'S-1',
  providerReference: '77',
  outcome: 'succeeded',
}
const slip: Remembered = { id: 'one', number: sale.number, standing: 'confirmed' }

function books(sales: readonly SaleLine[], ...entries: [string, number][]): BooksOnDisk {
  return {
    sales,
    sums: new Map([[1, new Map(entries)]]),
    paidFromHeld: new Set(),
    tokens: new Map(),
    decided: new Set(),
    accounts: 0,
    day: { shifts: [], days: [], moves: new Set(), dues: new Set(), misfits: [] },
    prints: [],
    damage: [],
  }
}

describe('books laid beside what the providers did', () => {
  const found = (
    sales: readonly SaleLine[],
    executions: readonly Execution[],
    slips: readonly Remembered[] = [slip],
  ) => {
    const { lost, double } = compare(books(sales), executions, slips, true)
    return [lost.length, double.length]
  }

  it('agree', () => {
    expect(found([sale], [execution])).toEqual([0, 0])
    const failed: Execution = { ...execution, outcome: 'failed' }
    expect(found([{ ...sale, state: 'failed' }], [failed])).toEqual([0, 0])
  })

  it.each<[string, readonly SaleLine[], readonly Execution[]]>([
    ['a confirmed sale is not there', [], []],
    ['it was executed and is a draft', [{ ...sale, state: 'created' }], [execution]],
    ['it was executed and called off', [{ ...sale, state: 'cancelled' }], [execution]],
    ['it was executed and has failed', [{ ...sale, state: 'failed' }], [execution]],
    ['it succeeded and was never executed', [sale], []],
    ['it never comes to an end', [{ ...sale, state: 'on-wire' }], [execution]],
  ])('lose one: %s', (_what, sales, executions) => {
    expect(found(sales, executions)).toEqual([1, 0])
  })

  const pack: SaleLine = { ...sale, kind: 'package', terms: '{"packageId":2}' }
  const activated: Execution = { ...execution, kind: 'package', subType: null, packageId: 2 }
  const transfer: SaleLine = {
    ...sale,
    kind: 'transfer',
    operator: 'BK',
    terms: '{"walletType":"agent"}',
  }
  const sent: Execution = { ...execution, kind: 'transfer', operator: 'BK', subType: 'Agent' }
  const bill: SaleLine = {
    ...sale,
    kind: 'bill',
    operator: 'DSD',
    terms: '{"billMonth":"2025-12"}',
  }
  const paid: Execution = {
    ...execution,
    kind: 'bill',
    operator: 'DSD',
    subType: null,
    month: '12',
  }

  it.each([
    ['package', pack, activated],
    ['transfer', transfer, sent],
    ['bill', bill, paid],
  ])('agree about a %s', (_what, line, done) => {
    expect(found([line], [done])).toEqual([0, 0])
  })

  it.each<[string, SaleLine, Execution]>([
    ['another amount', sale, { ...execution, amount_e4: money(1001) }],
    ['another operator', sale, { ...execution, operator: 'RB' }],
    ['another kind', sale, activated],
    ['another package', pack, { ...activated, packageId: 3 }],
    ['somebody’s own wallet', transfer, { ...sent, subType: null }],
    ['another month', bill, { ...paid, month: '01' }],
  ])('lose one that was executed as something else: %s', (_what, line, done) => {
    expect(found([line], [done])).toEqual([1, 0])
  })

  it('lose a token of a meter, or its order, where no person decided', () => {
    const issued = ['1'.repeat(20), '2'.repeat(20)]
    const fed = { ...paid, operator: 'PBP', tokens: issued }
    const meter = { ...bill, operator: 'PBP' }
    const lostWith = (tokens: readonly string[], decided: readonly number[] = []) => {
      const kept = { ...books([meter]), tokens: new Map([[1, tokens]]), decided: new Set(decided) }
      return compare(kept, [fed], [slip], true).lost
    }
    expect(lostWith(issued)).toEqual([])
    for (const some of [[], issued.slice(0, 1), issued.toReversed()]) {
      expect(lostWith(some)).toEqual(['one lacks its tokens'])
    }
    expect(lostWith([], [1])).toEqual([])
  })

  it('lose one that was said not to be there', () => {
    expect(found([sale], [execution], [{ ...slip, standing: 'unknown-to-it' }])).toEqual([1, 0])
  })

  it('have one twice', () => {
    expect(found([sale], [execution, { ...execution }])[1]).toBeGreaterThan(0)
    const again = { ...sale, id: 'two', seq: 2, our_reference: 'S-2' }
    const other = { ...execution, reference: 'S-2' }
    expect(found([sale, again], [execution, other])[1]).toBeGreaterThan(0)
  })

  it('know nothing of one that was executed', () => {
    expect(found([], [execution], [])).toEqual([1, 1])
  })
})

describe('the cashier', () => {
  it('sells every kind at flexiloadbd, some with a charge, and recharges elsewhere', () => {
    const chance = chanceFrom(7)
    const soldAt = (provider: ProviderId) =>
      Array.from({ length: 200 }, () => wanted(provider, '01712340001', chance))
    const all = soldAt('flexiloadbd')
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(saleKinds))
    expect(all.some(({ serviceCharge_e4 }) => serviceCharge_e4 !== undefined)).toBe(true)
    expect(all.some((one) => one.kind === 'bill' && one.operator === 'PBP')).toBe(true)
    for (const provider of ['autoflexi', 'alsamiflexi'] as const) {
      expect(new Set(soldAt(provider).map(({ kind }) => kind))).toEqual(new Set(['recharge']))
    }
  })
})

describe('books that balance', () => {
  const right: [string, number][] = [
    ['cash', 1000],
    ['customers-held', 0],
    ['wallet:flexiloadbd:flexiload', -970],
    ['commission', -30],
  ]

  it('do', () => {
    expect(unbalanced(books([sale], ...right))).toEqual([])
  })

  it('do with a charge, which its customer paid beside the amount', () => {
    const charged = { ...sale, service_charge_e4: 50 }
    const entries = right.map(([account, sum]): [string, number] => [
      account,
      account === 'cash' ? 1050 : sum,
    ])
    expect(unbalanced(books([charged], ...entries, ['service-charge', -50]))).toEqual([])
    expect(unbalanced(books([charged], ...right))).not.toEqual([])
  })

  it.each<[string, BooksOnDisk]>([
    ['an entry is missing', books([sale], ...right.slice(0, 3))],
    ['a reserve was left', books([sale], ...right, ['reserved:x:y', 970], ['wallet:x:y', -970])],
    ['the entries are of another state', books([{ ...sale, state: 'in-doubt' }], ...right)],
    ['the file is damaged', { ...books([sale], ...right), damage: ['page 7'] }],
  ])('and those that do not: %s', (_what, wrong) => {
    expect(unbalanced(wrong)).not.toEqual([])
  })
})

describe('a command line that means nothing to the kill test', () => {
  it.each([[['--kills', 'many']], [['--seed', '-1']], [['--resend']]])('%j', (args) => {
    const program = path.join(import.meta.dirname, 'kill-test.ts')
    const { status, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
    expect(status).toBe(2)
    expect(stderr).toContain('usage: kill-test')
  })
})
