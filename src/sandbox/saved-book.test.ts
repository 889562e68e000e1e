import { describe, expect, it } from 'vitest'
import { readSaved } from './saved-book.ts'
import { MovedClock } from './testing/moved-clock.ts'
import { sandboxUnderTest } from './testing/sandbox-under-test.ts'

const at_ms = Date.parse('2025-12-27T10:30:00+06:00')

/** A book as version 1 kept it, which sold recharges and nothing else. */
const delivered = {
  provider: 'alsamiflexi',
  number: '01712345678',
  operator: 'RB',
  lineType: 'prepaid',
  subType: null,
  amount_e4: 500_000,
  reference: 'R-1',
  providerReference: 'TXN123456789',
  wallet: 'main',
  charged_e4: 486_250,
  at_ms,
  outcome: 'succeeded',
  endedAt_ms: at_ms + 3000,
}
const waiting = {
  provider: 'flexiloadbd',
  number: '01912340005',
  operator: 'BL',
  lineType: 'postpaid',
  subType: 'Postpaid',
  amount_e4: 1_000_000,
  reference: 'R-2',
  providerReference: 'TRX202512270430001',
  wallet: 'flexiload',
  charged_e4: 972_500,
  at_ms,
  outcome: 'pending',
  endedAt_ms: null,
}
const firstBook = {
  version: 1,
  wallets: [
    ['autoflexi', 'main', 50_000_000],
    ['alsamiflexi', 'main', 249_513_750],
    ['flexiloadbd', 'flexiload', 123_832_500],
    ['flexiloadbd', 'drive', 40_000_000],
    ['flexiloadbd', 'bank', 200_000_000],
  ],
  executions: [
    { execution: delivered, pending: null },
    { execution: waiting, pending: { outcome: 'succeeded', due_ms: at_ms + 120_000 } },
  ],
}

function shelf(state: string | null) {
  const kept = { state }
  const store = {
    load: () => kept.state,
    save: (saved: string) => {
      kept.state = saved
    },
  }
  return { kept, store }
}

describe('a practice book of the time when only recharges were sold', () => {
  it('opens with every taka and every sale, and goes on with what was pending', async () => {
    const { kept, store } = shelf(JSON.stringify(firstBook))
    const { sandbox, clock, shop } = await sandboxUnderTest({ store })
    const recharges = [delivered, waiting].map((sold) => ({ ...sold, kind: 'recharge' }))
    expect(sandbox.oracle.executions()).toEqual(recharges)
    expect(
      sandbox.oracle.wallets().map(({ provider, wallet, balance_e4 }) => {
        return [provider, wallet, balance_e4]
      }),
    ).toEqual(firstBook.wallets)
    clock.advance(119_999)
    expect(sandbox.oracle.executions()[1]?.outcome).toBe('pending')
    clock.advance(1)
    const answer = await shop.ask('flexiloadbd', '/status', { json: { ref_id: 'R-2' } })
    expect(answer.json()).toMatchObject({ type: 'recharge', trx_status: 'Success' })
    await sandbox.stop()
    expect(JSON.parse(kept.state ?? '')).toMatchObject({ version: 2 })
  })

  it('is the same book once it was kept in the new form', async () => {
    const { kept, store } = shelf(JSON.stringify(firstBook))
    await (await sandboxUnderTest({ store })).sandbox.stop()
    expect(readSaved(kept.state ?? '')).toEqual(readSaved(JSON.stringify(firstBook)))
  })
})

describe('a book with every kind of sale', () => {
  it('is the same after a restart, the tokens and the late drive pack too', async () => {
    const { store } = shelf(null)
    const first = await sandboxUnderTest({ store })
    const buy = (json: unknown) => first.shop.ask('flexiloadbd', '/request', { json })
    const phone = '01711111111'
    await buy({ type: 'recharge', operator_code: 'SK', phone, amount: 100 })
    await buy({ type: 'data', operator_code: 'BL', phone, package_id: 24 })
    await buy({ type: 'drive', operator_code: 'GP', phone, package_id: 3, ref_id: 'R-1' })
    await buy({ type: 'mfs', operator_code: 'RK', phone, amount: 500, sub_type: 'Agent' })
    const bill = { type: 'bill', operator_code: 'PBP', month: '12', phone, amount: 20.5 }
    await buy({ ...bill, bill_number: '88880060' })
    const before = first.sandbox.oracle.executions()
    expect(before.map(({ kind }) => kind)).toEqual([
      'recharge',
      'package',
      'drive',
      'transfer',
      'bill',
    ])
    await first.sandbox.stop()

    const clock = new MovedClock()
    const second = await sandboxUnderTest({ store, clock })
    expect(second.sandbox.oracle.executions()).toEqual(before)
    clock.advance(20 * 60_000 - 1)
    const outcomes = () => second.sandbox.oracle.executions().map(({ outcome }) => outcome)
    expect(outcomes()).toEqual(['succeeded', 'succeeded', 'pending', 'succeeded', 'succeeded'])
    clock.advance(1)
    expect(new Set(outcomes())).toEqual(new Set(['succeeded']))
    await second.sandbox.stop()
  })
})

describe('what is no book', () => {
  const ofOneSale = (version: number, execution: unknown) => ({
    ...firstBook,
    version,
    executions: [{ execution, pending: null }],
  })
  it.each([
    ['a version nobody wrote', { ...firstBook, version: 3 }],
    ['no version', { ...firstBook, version: undefined }],
    ['sales of the new form without their kind', { ...firstBook, version: 2 }],
    ['a kind that is none', ofOneSale(2, { ...delivered, kind: 'gift' })],
    ['a package without its pack', ofOneSale(2, { ...delivered, kind: 'package' })],
    ['a bill of the old form', ofOneSale(1, { ...delivered, operator: 'DSP' })],
  ])('is refused: %s', (_, book) => {
    expect(() => readSaved(JSON.stringify(book))).toThrow('cannot be read')
  })

  it('is refused where it is no JSON', () => {
    expect(() => readSaved('{"version":1')).toThrow('cannot be read')
  })
})
