import { describe, expect, it } from 'vitest'
import { accounts } from '../../domain/ledger.ts'
import { money } from '../../domain/money.ts'
import type { SaleStep } from '../../domain/sale-machine.ts'
import { createAlarms } from '../alarms.ts'
import { createChanges } from '../changes.ts'
import type { Database, Statement } from '../db/database.ts'
import { createPost } from '../ledger/post.ts'
import { createRun } from '../run.ts'
import { createShopDay } from '../shop-day.ts'
import { accepted, delivered, refused, unknown } from '../testing/answers.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop, type TestShop } from '../testing/shop.ts'
import { createTransitions } from './transition.ts'

const heard = { type: 'failure-heard', providerReference: 'TRX1', word: 'Failed' } as const
const failed = [
  { ...heard, sinceFirst_ms: null },
  { ...heard, sinceFirst_ms: 60_000 },
] as const satisfies readonly SaleStep[]
const wordless = { httpStatus: null, elapsed_ms: 0, body: '' }
const evidence = {
  cause: 'settlement',
  words: '',
  observed: { source: 'status', class: 'final', raw: wordless },
} as const

/** Takes steps of a shop's first sale that no screen and no timer takes yet. */
function hand(shop: TestShop, db: Database = shop.db) {
  const run = createRun(shop.clock, 'by hand')
  const changes = createChanges()
  const post = createPost(db, accounts)
  const shopDay = createShopDay(db, run, () => 0)
  const alarms = createAlarms(db, run, changes)
  const transitions = createTransitions({ db, run, post, shopDay, changes, alarms })
  return {
    changes,
    transitions,
    take: (...steps: readonly SaleStep[]) =>
      steps.map((step) => transitions.take(1, step, evidence)).at(-1),
  }
}

async function sold(answer: Parameters<TestShop['providers']['flexiloadbd']['willAnswer']>[0]) {
  const shop = await openShop()
  shop.providers.flexiloadbd.willAnswer(answer)
  return { shop, sale: await shop.sell() }
}

const balances = async (shop: TestShop) =>
  Object.fromEntries(
    (await shop.client.ledger.trialBalance()).accounts.map((line) => [
      line.account,
      line.balance_e4,
    ]),
  )

describe('a success that the provider takes back', () => {
  it.each([null, money(500_000), money(480_000)])(
    'undoes the very sums that were booked: it had taken %s',
    async (charged_e4) => {
      const { shop, sale } = await sold({ ...delivered, charged_e4 })
      hand(shop).take(...failed)
      expect(await shop.sale(sale.id)).toMatchObject({
        state: 'reversed',
        tender: 'refund-due',
        commission_e4: null,
        charged_e4,
        reason: { code: 'failed-word' },
      })
      expect(await balances(shop)).toMatchObject({
        'wallet:flexiloadbd:flexiload': 100_000_000,
        'customers-held': -500_000,
        commission: 0,
      })
      proveBooks(shop)
    },
  )

  it('is not taken back by one word alone', async () => {
    const { shop, sale } = await sold(delivered)
    hand(shop).take(failed[0])
    expect(await shop.sale(sale.id)).toMatchObject({ state: 'succeeded', failureHeardOnce: true })
    hand(shop).take({ ...heard, word: 'Refunded', sinceFirst_ms: 90_000 })
    expect((await shop.sale(sale.id)).state).toBe('succeeded')
    proveBooks(shop)
  })
})

describe('money that is given back', () => {
  it('leaves the drawer on the day it is given, and once', async () => {
    const { shop, sale } = await sold(refused)
    const { take } = hand(shop)
    await shop.clock.advanceGently(24 * 3_600_000)
    expect(take({ type: 'refunded' })?.ok).toBe(true)
    expect(take({ type: 'refunded' })).toMatchObject({ problem: 'not-from-here' })
    expect(await shop.sale(sale.id)).toMatchObject({ state: 'failed', tender: 'refunded' })
    expect(await balances(shop)).toMatchObject({ cash: 0, 'customers-held': 0 })
    expect(booked(shop)).toMatchObject({ collect: '2026-01-01', refund: '2026-01-02' })
    proveBooks(shop)
  })

  it('is a loss where the sale was delivered after all', async () => {
    const { shop, sale } = await sold(refused)
    const { take } = hand(shop)
    const charged_e4 = money(495_000)
    take({ type: 'refunded' }, { type: 'delivered', providerReference: 'TRX1', charged_e4 })
    expect(await shop.sale(sale.id)).toMatchObject({
      state: 'late-success',
      tender: 'refunded',
      charged_e4,
      commission_e4: null,
    })
    expect(await balances(shop)).toMatchObject({ 'loss-late-success': 495_000, cash: 0 })
    proveBooks(shop)
  })
})

/** The day each posting of the first sale stands in the books. */
function booked(shop: TestShop): Readonly<Record<string, string>> {
  const rows = shop.db.read<[], { cause: string; business_date: string }>(
    'SELECT cause, business_date FROM ledger_transaction WHERE sale_seq = 1',
  )
  return Object.fromEntries(rows.all().map(({ cause, business_date }) => [cause, business_date]))
}

describe('a sale that ends on another day than it was made', () => {
  const midnight = Date.parse('2026-04-29T00:00:00+06:00')
  const lateSale = async () => {
    const shop = await openShop({ clock: manualClock(midnight - 1_000) })
    const sale = await shop.sell()
    return { shop, sale }
  }

  it('is booked on the day its money moves, and stays a sale of its own day', async () => {
    const { shop, sale } = await lateSale()
    await shop.clock.advanceGently(2_000)
    shop.providers.flexiloadbd.answer(delivered)
    await shop.settle()
    expect(booked(shop)).toMatchObject({ reserve: '2026-04-28', settle: '2026-04-29' })
    expect((await shop.sale(sale.id)).businessDate).toBe('2026-04-28')
  })

  it('is booked on no day before its own, whatever the clock is set to', async () => {
    const { shop } = await lateSale()
    shop.clock.jumpTo(Date.parse('2019-01-01T12:00:00+06:00'))
    shop.providers.flexiloadbd.answer(delivered)
    await shop.settle()
    expect(booked(shop)).toMatchObject({ settle: '2026-04-28' })
  })
})

describe('a step of a sale', () => {
  it('is told of when it is on disk, not before, and not where it is undone', async () => {
    const { shop, sale } = await sold(accepted)
    const { changes, take, transitions } = hand(shop)
    const told: string[] = []
    changes.listen(({ id }) => void told.push(`${id}: ${shop.db.writing() ? 'yet' : 'done'}`))
    const broken = () => {
      throw new Error('the power went')
    }
    expect(() => transitions.take(1, { type: 'overdue' }, evidence, broken)).toThrow('power')
    expect(told).toEqual([])
    take({ type: 'overdue' })
    expect(told).toEqual([`${sale.id}: done`])
  })

  it('is of a sale that is there', async () => {
    const { shop } = await sold(accepted)
    const { transitions } = hand(shop)
    const taken = transitions.take(99, { type: 'overdue' }, evidence)
    expect(taken).toMatchObject({ problem: 'no-such-sale' })
  })

  it('is undone whole where another moved the sale in between', async () => {
    const { shop, sale } = await sold(accepted)
    const change = <Parameters extends unknown[]>(sql: string): Statement<Parameters> => {
      const statement = shop.db.change<Parameters>(sql)
      if (!sql.startsWith('UPDATE sale')) return statement
      return { run: () => ({ changes: 0, rowid: 0 }) }
    }
    const { take } = hand(shop, { ...shop.db, change })
    expect(() => take({ type: 'overdue' })).toThrow('moved by someone else')
    expect(await shop.sale(sale.id)).toMatchObject({ state: 'accepted', version: 3 })
    proveBooks(shop)
  })

  it('keeps an answer that cannot be taken as what it is', async () => {
    const { shop, sale } = await sold(delivered)
    const raw = { httpStatus: 200, elapsed_ms: 12.6, body: '{"status":"refused"}' }
    const observed = { source: 'status', class: 'refused', raw } as const
    const { transitions } = hand(shop)
    transitions.take(1, { type: 'refused', why: 'balance' }, { ...evidence, observed })
    transitions.observe(row(shop), { source: 'balance', class: 'balances', raw: wordless })
    const { observations } = await shop.sale(sale.id)
    expect(observations.slice(-2)).toMatchObject([
      { class: 'refused:not-from-here', httpStatus: 200, elapsed_ms: 13, body: raw.body },
      { class: 'balances', httpStatus: null, elapsed_ms: 0, body: '' },
    ])
    expect((await shop.client.health.get()).alerts).toEqual([])
  })
})

describe('what a step changes', () => {
  it('is told: the sale, and its wallet where money moved', async () => {
    const { shop, sale } = await sold(accepted)
    const { changes, take, transitions } = hand(shop)
    const told: string[] = []
    changes.listen(({ topic, id }) => void told.push(`${topic} ${id}`))
    take({ type: 'overdue' })
    expect(told.splice(0)).toEqual([`sale ${sale.id}`])
    take({ type: 'decided', outcome: 'failed', evidence: 'nothing came' })
    expect(told.splice(0)).toEqual([`sale ${sale.id}`, 'wallet flexiloadbd'])
    transitions.standsAsItIs(row(shop), evidence)
    expect(told).toEqual([`sale ${sale.id}`])
  })

  it('is nothing where the answer says what is known, and why where nothing left', async () => {
    const { shop, sale } = await sold(accepted)
    hand(shop).take({ type: 'accepted', providerReference: 'TRX1' })
    expect((await shop.sale(sale.id)).version).toBe(sale.version)
    const other = await openShop()
    other.providers.flexiloadbd.refuseToOpen('dns')
    const draft = await other.sell()
    hand(other).take({ type: 'not-sent', why: 'tls' })
    expect(await other.sale(draft.id)).toMatchObject({
      version: draft.version + 1,
      reason: { code: 'tls' },
    })
  })

  it.each([
    ['is given back', { type: 'refunded' }],
    ['pays for another', { type: 'taken-over', by: 'another' }],
  ] as const)('leaves why it failed as it was where its money %s', async (_, next) => {
    const { shop, sale } = await sold(refused)
    hand(shop).take(next)
    expect((await shop.sale(sale.id)).reason).toEqual({ code: 'balance', words: 'no money' })
  })

  it('is why it is doubted where "failed" is heard of a success', async () => {
    const { shop, sale } = await sold(delivered)
    hand(shop).take(failed[0])
    expect((await shop.sale(sale.id)).reason?.code).toBe('failure-heard')
  })

  it('is whose word it is: a provider says itself that what a person decided is so', async () => {
    const { shop, sale } = await sold(unknown)
    const { take } = hand(shop)
    take({ type: 'overdue' }, { type: 'decided', outcome: 'succeeded', evidence: 'the SMS' })
    expect((await shop.sale(sale.id)).reason?.code).toBe('decided')
    take({ type: 'delivered', providerReference: 'TRX9', charged_e4: null })
    expect(await shop.sale(sale.id)).toMatchObject({ state: 'succeeded', reason: null })
  })

  it('is the price that the wallet showed, until it is proved that nothing was sold', async () => {
    for (const [outcome, charged_e4, commission_e4] of [
      ['succeeded', 490_000, 10_000],
      ['failed', null, null],
    ] as const) {
      const { shop, sale } = await sold(unknown)
      const { take } = hand(shop)
      take({ type: 'debited', debit_e4: money(490_000) })
      expect((await shop.sale(sale.id)).charged_e4).toBe(490_000)
      take({ type: 'decided', outcome, evidence: 'seen' })
      expect(await shop.sale(sale.id)).toMatchObject({ charged_e4, commission_e4 })
    }
  })

  it.each([
    [500_001, null],
    [500_000, 500_000],
    [450_000, 450_000],
    [449_999, null],
  ])('is a price between nine tenths of the face and the face: %i', async (told_e4, charged_e4) => {
    const { shop, sale } = await sold({ ...delivered, charged_e4: money(told_e4) })
    const commission_e4 = sale.amount_e4 - (charged_e4 ?? sale.expectedCost_e4)
    expect(await shop.sale(sale.id)).toMatchObject({ charged_e4, commission_e4 })
  })

  it('counts how often a sale that has ended was asked about', async () => {
    const { shop } = await sold(delivered)
    hand(shop).transitions.askedAgain(row(shop))
    const asked = shop.db.read<[], { asked_again: number }>('SELECT asked_again FROM sale').get()
    expect(asked).toEqual({ asked_again: 1 })
  })
})

describe('the word "failed", heard once', () => {
  it('is timed from when it was heard, until another word or none takes its place', async () => {
    const { shop } = await sold(accepted)
    const { take } = hand(shop)
    const timed = () => {
      const { failure_word, failure_boot, failure_mono_ms } = row(shop)
      return [failure_word, failure_boot, failure_mono_ms]
    }
    take(failed[0])
    const first_ms = shop.clock.monotonic()
    expect(timed()).toEqual(['Failed', 'by hand', first_ms])
    await shop.clock.advanceGently(1_000)
    take({ type: 'overdue' })
    expect(timed()).toEqual(['Failed', 'by hand', first_ms])
    take({ ...heard, word: 'Refunded', sinceFirst_ms: null })
    expect(timed()).toEqual(['Refunded', 'by hand', first_ms + 1_000])
    take({ type: 'accepted', providerReference: 'TRX1' })
    expect(timed()).toEqual([null, null, null])
  })
})

describe('an id that another sale has already', () => {
  it('leaves in doubt what was on the wire, and moves nothing after that', async () => {
    const { shop } = await sold(delivered)
    const { id } = await shop.sell()
    const { transitions } = hand(shop)
    const theirs = { type: 'delivered', providerReference: 'TRX1', charged_e4: null } as const
    expect(transitions.take(2, theirs, evidence).ok).toBe(true)
    const doubt = await shop.sale(id)
    expect(doubt).toMatchObject({ state: 'in-doubt', reason: { code: 'id-reused' } })
    expect(transitions.take(2, theirs, evidence)).toMatchObject({ problem: 'id-reused' })
    const { observations, version } = await shop.sale(id)
    expect([version, observations.at(-1)?.class]).toEqual([doubt.version, 'final:id-reused'])
  })
})

describe('an answer about another sale', () => {
  const raw = { httpStatus: 200, elapsed_ms: -3, body: 'y'.repeat(300) }
  const observed = { source: 'status', class: 'pending', raw } as const
  const other = { type: 'accepted', providerReference: 'TRX2' } as const

  it('is shown to a person, is kept whole, and moves nothing', async () => {
    const { shop, sale } = await sold(accepted)
    const taken = hand(shop).transitions.take(1, other, { ...evidence, observed })
    expect(taken).toMatchObject({ problem: 'other-reference' })
    const { alerts } = await shop.client.health.get()
    const told = { kind: 'crossed-answer', sale: sale.id, change_e4: null, wallet: null }
    expect(alerts).toMatchObject([{ ...told, provider: 'flexiloadbd' }])
    const { observations, version } = await shop.sale(sale.id)
    const kept = { class: 'pending:other-reference', body: raw.body, elapsed_ms: 0 }
    expect(observations.at(-1)).toMatchObject(kept)
    expect(version).toBe(sale.version)
  })

  it('keeps nothing and alarms nobody where it came with no answer', async () => {
    const { shop, sale } = await sold(accepted)
    const taken = hand(shop).transitions.take(1, other, { ...evidence, observed: null })
    expect(taken).toMatchObject({ problem: 'other-reference' })
    expect((await shop.client.health.get()).alerts).toEqual([])
    expect((await shop.sale(sale.id)).observations).toEqual(sale.observations)
  })

  it('alarms nobody where it was a person who typed it', async () => {
    const { shop } = await sold(accepted)
    hand(shop).transitions.take(1, other, { ...evidence, cause: 'person', observed })
    expect((await shop.client.health.get()).alerts).toEqual([])
  })
})

function row(shop: TestShop) {
  const found = shop.db
    .read<[], Parameters<ReturnType<typeof hand>['transitions']['observe']>[0]>(
      'SELECT * FROM sale WHERE seq = 1',
    )
    .get()
  if (!found) throw new Error('nothing was sold')
  return found
}
