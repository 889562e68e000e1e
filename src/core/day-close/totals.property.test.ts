import { ORPCError } from '@orpc/server'
import * as fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { DayReport } from '../../contract/days.ts'
import { accounts } from '../../domain/ledger.ts'
import { taka } from '../../domain/money.ts'
import type { SaleStep } from '../../domain/sale-machine.ts'
import { createAlarms } from '../alarms.ts'
import { createChanges } from '../changes.ts'
import { createPost } from '../ledger/post.ts'
import { reprove } from '../reports/reprove.ts'
import { createRun } from '../run.ts'
import { createTransitions } from '../sales/transition.ts'
import { createShopDay } from '../shop-day.ts'
import { accepted, delivered, refused, unknown } from '../testing/answers.ts'
import { addCustomer } from '../testing/customers.ts'
import { proveBooks } from '../testing/proof.ts'
import type { TestShop } from '../testing/shop.ts'
import { createReportProof } from './report-proof.ts'
import { DAY_ms, openAtNoon } from './testing/closing.ts'

const answers = { delivered, accepted, refused, unknown } as const

/** What becomes of a sale, as far as it can from where it stands. */
const fates = {
  delivered: (reference: string) => ({
    type: 'delivered',
    providerReference: reference,
    charged_e4: null,
  }),
  failed: (reference: string) => ({
    type: 'failure-heard',
    providerReference: reference,
    word: 'Failed',
    sinceFirst_ms: 120_000,
  }),
  heardOnce: (reference: string) => ({
    type: 'failure-heard',
    providerReference: reference,
    word: 'Failed',
    sinceFirst_ms: null,
  }),
  lateSuccess: () => ({ type: 'delivered-late', debit_e4: taka(48), evidence: 'SMS' }),
  debited: () => ({ type: 'debited', debit_e4: taka(48) }),
  overdue: () => ({ type: 'overdue' }),
  decidedFailed: () => ({ type: 'decided', outcome: 'failed', evidence: 'SMS' }),
  decidedDone: () => ({ type: 'decided', outcome: 'succeeded', evidence: 'SMS' }),
} as const satisfies Record<string, (reference: string) => SaleStep>
const fateNames = [
  ...(['delivered', 'failed', 'heardOnce', 'lateSuccess', 'debited', 'overdue'] as const),
  ...(['decidedFailed', 'decidedDone'] as const),
]

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('sell' as const),
      answer: fc.constantFrom('delivered', 'accepted', 'refused', 'unknown'),
      taka: fc.integer({ min: 20, max: 500 }),
      charge: fc.constantFrom(0, 0, 2),
      isOnCredit: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('becomes' as const),
      nth: fc.nat(),
      fate: fc.constantFrom(...fateNames),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('refund' as const, 'collect' as const, 'cancel' as const),
      nth: fc.nat(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'paid' as const,
        'paid-out' as const,
        'forgiven' as const,
        'top-up' as const,
      ),
      taka: fc.integer({ min: 1, max: 300 }),
    }),
  },
  // Another day: some that nobody trades on in between, or a clock that is set back.
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('other-day' as const),
      days: fc.integer({ min: -3, max: 4 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('close' as const) }) },
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

const wordless = { httpStatus: null, elapsed_ms: 0, body: '' }
const observed = { source: 'status', class: 'final', raw: wordless } as const
const heard = { cause: 'settlement', words: '', observed } as const

function handOf({ db, clock }: TestShop) {
  const run = createRun(clock, 'by hand')
  const changes = createChanges()
  const alarms = createAlarms(db, run, changes)
  const post = createPost(db, accounts)
  const shopDay = createShopDay(db, run, () => 0)
  return createTransitions({ db, run, post, shopDay, changes, alarms })
}

interface Sold {
  readonly id: string
  readonly seq: number
  readonly reference: string
}

async function takes(shop: TestShop, sold: Sold[], customer: string, one: Step): Promise<void> {
  const which = 'nth' in one ? sold[one.nth % Math.max(1, sold.length)] : undefined
  const id = uuidv7()
  switch (one.do) {
    case 'sell': {
      const { alsamiflexi } = shop.providers
      const reference = `Z${sold.length + 1}`
      const answer = answers[one.answer]
      alsamiflexi.willAnswer(
        'providerReference' in answer ? { ...answer, providerReference: reference } : answer,
      )
      const credit = { customer, amount_e4: taka(one.taka) }
      const words = { amount_e4: taka(one.taka), serviceCharge_e4: taka(one.charge) }
      const of = {
        provider: 'alsamiflexi',
        ...words,
        ...(one.isOnCredit ? { credit } : {}),
      } as const
      const sale = await shop.sell(of)
      sold.push({ id: sale.id, seq: sale.seq, reference })
      return
    }
    case 'becomes':
      if (which) handOf(shop).take(which.seq, fates[one.fate](which.reference), heard)
      return
    case 'refund':
      if (which) await shop.client.sales.refund({ id: which.id })
      return
    case 'collect':
      if (which) await shop.client.sales.collect({ id: which.id })
      return
    case 'cancel':
      if (which) await shop.client.sales.cancel({ id: which.id })
      return
    case 'top-up': {
      const at = { provider: 'alsamiflexi', wallet: 'main', paidFrom: 'cash', slip: id } as const
      await shop.client.wallets.topUp({ id, ...at, amount_e4: taka(one.taka) })
      return
    }
    case 'other-day':
      shop.clock.jumpTo(shop.clock.now() + one.days * DAY_ms)
      return
    case 'close': {
      await shop.client.books.clockRight()
      const { next } = await shop.client.days.standing()
      if (next?.before === null) await closesNext(shop, next.businessDate)
      return
    }
    case 'paid':
    case 'paid-out':
    case 'forgiven':
      await shop.client.dues.move({
        id,
        customer,
        cause: one.do,
        amount_e4: taka(one.taka),
        words: 'w',
      })
  }
}

async function closesNext(shop: TestShop, businessDate: string): Promise<void> {
  await shop.client.days.prepare({ businessDate })
  const { report } = await shop.client.days.close({ businessDate, closedBy: 'Rahim' })
  await provedByScan(shop, report)
}

/** The figures of a close beside a plain scan of every entry, and beside the report of that day. */
async function provedByScan({ db, client }: TestShop, report: DayReport): Promise<void> {
  const { businessDate, cash, dues, sold } = report
  const upTo = db.read<[string], { account: string; sum_e4: number }>(
    `SELECT account.name AS account, sum(amount_e4) AS sum_e4 FROM entry
       JOIN account ON account.id = account_id
       JOIN ledger_transaction ON ledger_transaction.id = transaction_id
     WHERE business_date <= ? GROUP BY account.name`,
  )
  const ends = new Map(upTo.all(businessDate).map(({ account, sum_e4 }) => [account, sum_e4]))
  expect(new Map(report.accounts.map((one) => [one.account, one.closing_e4]))).toEqual(ends)
  const came = cash.collected_e4 + cash.paidIn_e4 + cash.duesCollected_e4 + cash.ownerBetween_e4
  const went = cash.refunds_e4 + cash.paidOut_e4 + cash.balanceBought_e4
  expect(cash.closing_e4 - cash.opening_e4).toBe(came - went + cash.overShort_e4)
  const owed = dues.sold_e4 - dues.givenBack_e4 - dues.paid_e4 + dues.paidOut_e4 - dues.forgiven_e4
  expect(dues.closing_e4 - dues.opening_e4).toBe(owed)
  // Whatever is listed is a wallet that moved otherwise, or money nobody knows what for.
  const kinds = new Set(report.unexplained.map(({ kind }) => kind))
  for (const kind of ['wallet', 'wallet-unread', 'suspense'] as const) kinds.delete(kind)
  expect([...kinds]).toEqual([])
  const glance = await client.reports.glance({ from: businessDate, to: businessDate })
  expect(glance.days).toEqual({ closed: 1, open: [] })
  const sum = (of: (one: (typeof sold)[number]) => number) =>
    sold.reduce((total, one) => total + of(one), 0)
  expect(glance.now).toMatchObject({
    amount_e4: sum((one) => one.amount_e4),
    commission_e4: sum((one) => one.commission_e4),
    serviceCharge_e4: sum((one) => one.serviceCharge_e4),
    failed: report.failed,
    refunds: report.refunded.count,
    refunds_e4: report.refunded.sum_e4,
  })
  expect(glance.cash?.atEnd_e4).toBe(ends.get('cash') ?? 0)
}

describe('the days of a shop, whatever becomes of its sales and whenever they are closed', () => {
  it('are what a plain scan says, explained, in order and without a gap', async () => {
    const history = fc.asyncProperty(
      fc.array(step, { minLength: 25, maxLength: 70, size: 'max' }),
      async (steps) => {
        const shop = await openAtNoon()
        const customer = addCustomer(shop.db)
        const sold: Sold[] = []
        for (const one of steps) {
          // What a shop refuses moves nothing.
          await takes(shop, sold, customer, one).catch((cause: unknown) => {
            if (!(cause instanceof ORPCError)) throw cause
          })
        }
        shop.clock.jumpTo(shop.clock.now() + 300 * DAY_ms)
        await shop.client.books.clockRight()
        for (;;) {
          const { next } = await shop.client.days.standing()
          if (next?.before !== null) break
          await closesNext(shop, next.businessDate)
        }
        const closed = await shop.client.days.list({})
        expect(closed.map(({ number }) => number)).toEqual(
          closed.map((_, nth) => closed.length - nth),
        )
        expect(reprove(shop.db).differences).toEqual([])
        expect(createReportProof(shop.db)()).toEqual([])
        expect(await shop.client.days.verify()).toMatchObject({
          isWhole: true,
          days: closed.length,
        })
        proveBooks(shop)
        await shop.core.close()
      },
    )
    await fc.assert(history, { numRuns: 20 })
  }, 120_000)
})
