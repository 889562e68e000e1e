import { ORPCError } from '@orpc/server'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { RechargeIntent } from '../../contract/schemas.ts'
import { money } from '../../domain/money.ts'
import { type ProviderId, providerIds } from '../../domain/provider.ts'
import { SaleId } from '../../domain/sale.ts'
import { openDatabase } from '../db/open.ts'
import { type RefusingDisk, refusingDisk } from '../db/testing/refusing-disk.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { proveBooks, proveFigures, proveWords } from '../testing/proof.ts'
import type { ScriptedAnswer, ScriptedStatus } from '../testing/scripted-provider.ts'
import { countingBytes, openShop, recharge, type TestShop } from '../testing/shop.ts'

/** What chance can do to a shop. Numbers choose among the sales that are there. */
type Happening =
  | { readonly kind: 'sell' | 'again'; readonly provider: ProviderId; readonly nth: number }
  | { readonly kind: 'answer'; readonly provider: ProviderId; readonly answer: ScriptedAnswer }
  | { readonly kind: 'say'; readonly provider: ProviderId; readonly status: ScriptedStatus }
  | { readonly kind: 'refuse'; readonly provider: ProviderId }
  | { readonly kind: 'cancel' | 'decide' | 'retry' | 'refund'; readonly nth: number }
  | { readonly kind: 'wait'; readonly wait_ms: number }
  | { readonly kind: 'jump' | 'crash'; readonly by_ms: number }
  | { readonly kind: 'sleep' | 'look' | 'close' }
  | { readonly kind: 'disk'; readonly after: number; readonly times: number }

const DAY_ms = 86_400_000
const TEN_YEARS_ms = 3_653 * DAY_ms
const provider = fc.constantFrom(...providerIds)
const nth = fc.nat({ max: 9 })
// Few ids and sums, so that chance finds ids used twice and customers who come twice.
const providerReference = fc.constantFrom('TRX1', 'TRX2', 'TRX3', 'TRX4')
const charged_e4 = fc.constantFrom(null, money(486_250), money(500_000), money(510_000))
const words = fc.constantFrom('', 'no money', 'operator says no')

const answer: fc.Arbitrary<ScriptedAnswer> = fc.oneof(
  fc.record({
    kind: fc.constant('accepted' as const),
    providerReference,
    final: fc.constantFrom(null, 'succeeded' as const, 'failed' as const),
    word: fc.constantFrom('Failed', 'Refunded'),
    words,
    charged_e4,
    walletAfter_e4: fc.constant(null),
  }),
  fc.record({
    kind: fc.constant('refused' as const),
    reason: fc.constant('balance' as const),
    words,
  }),
  fc.record({
    kind: fc.constant('weak-refusal' as const),
    why: fc.constantFrom('undocumented' as const, 'duplicate' as const),
    words,
  }),
  fc.record({ kind: fc.constant('unknown' as const), why: fc.constant('timeout' as const), words }),
)

const status: fc.Arbitrary<ScriptedStatus> = fc.oneof(
  fc.record({
    kind: fc.constant('final' as const),
    outcome: fc.constantFrom('succeeded' as const, 'failed' as const),
    word: fc.constantFrom('Failed', 'Refunded'),
    words,
    providerReference,
    charged_e4,
  }),
  fc.record({
    kind: fc.constant('pending' as const),
    outcome: fc.constant(null),
    word: fc.constant('Pending'),
    words,
    providerReference,
    charged_e4: fc.constant(null),
  }),
  fc.constant({ kind: 'not-found', words: '' } as const),
  fc.constant({ kind: 'unknown-word', word: 'Complited', words: '' } as const),
  fc.constant({ kind: 'inconclusive', why: 'timeout', words: '', retryAfter_ms: 30_000 } as const),
)

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('sell' as const), provider, nth }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('again' as const), provider, nth }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('answer' as const), provider, answer }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('say' as const), provider, status }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('refuse' as const), provider }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('cancel', 'decide', 'retry', 'refund'), nth }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      wait_ms: fc.constantFrom(0, 1, 3_000, 30_000, 61_000, 700_000, 1_900_000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('jump', 'crash'),
      by_ms: fc.constantFrom(0, 1_000, DAY_ms, -DAY_ms, TEN_YEARS_ms, -TEN_YEARS_ms),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'sleep' } as const) },
  { weight: 2, arbitrary: fc.constant({ kind: 'look' } as const) },
  { weight: 2, arbitrary: fc.constant({ kind: 'close' } as const) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('disk' as const),
      after: fc.nat({ max: 3 }),
      times: fc.integer({ min: 1, max: 4 }),
    }),
  },
)

/** One shop through everything that happens to it, power cuts included. */
interface Day {
  shop: TestShop
  disk: RefusingDisk
  readonly intents: RechargeIntent[]
  readonly random: (bytes: number) => Uint8Array
}

async function beginDay(): Promise<Day> {
  const disk = refusingDisk(openDatabase(':memory:'))
  const random = countingBytes()
  return { shop: await openShop({ db: disk.db, random }), disk, intents: [], random }
}

/** A power cut after which the wall clock may show anything. */
async function crash(day: Day, by_ms: number): Promise<void> {
  const { db, clock, providers } = day.shop
  day.disk = refusingDisk(openDatabase(db.serialize()))
  db.close()
  for (const one of Object.values(providers)) one.hangUp()
  const next = manualClock(clock.now() + by_ms)
  const { random } = day
  day.shop = await openShop({ db: day.disk.db, clock: next, providers, random, setUp: false })
}

/** What the counter may say no with, whatever it is asked. */
const EXPECTED = ['CANNOT_STORE', 'WRONG_STATE', 'NO_SUCH_SALE', 'TWIN', 'CLOCK']

async function asked(command: Promise<unknown>): Promise<void> {
  const refused: unknown = await command.then(
    () => null,
    (cause: unknown) => cause,
  )
  if (refused === null) return
  if (!(refused instanceof ORPCError)) throw new Error('not a no of ours', { cause: refused })
  if (refused.code === 'BAD_INPUT') {
    // A provider with enough in doubt, or that rests, takes nothing more; nor is every day closed.
    expect(['in-doubt', 'resting', 'not-begun', 'on-wire', 'clock']).toContain(
      z.object({ code: z.string() }).parse(refused.data).code,
    )
    return
  }
  expect(EXPECTED).toContain(refused.code)
}

function submit(day: Day, words: Partial<RechargeIntent>): Promise<void> {
  const intent = recharge(words)
  day.intents.push(intent)
  return asked(day.shop.client.sales.submit(intent))
}

const PREFIXES = ['017', '019', '018'] as const

async function happen(day: Day, one: Happening): Promise<void> {
  const { shop, disk, intents } = day
  switch (one.kind) {
    case 'sell': {
      const prefix = PREFIXES[one.nth % 3] ?? PREFIXES[0]
      const number = `${prefix}${String(12_345_600 + intents.length)}`
      return submit(day, { provider: one.provider, number, amount_e4: 500_000 })
    }
    case 'answer': {
      const seller = shop.providers[one.provider]
      return seller.isWaitedFor() ? seller.answer(one.answer) : seller.willAnswer(one.answer)
    }
    case 'say':
      return shop.providers[one.provider].willSay(one.status)
    case 'refuse':
      return shop.providers[one.provider].refuseToOpen('connect')
    case 'wait':
      return shop.clock.advanceGently(one.wait_ms)
    case 'jump':
      return shop.clock.jumpTo(shop.clock.now() + one.by_ms)
    case 'crash':
      return crash(day, one.by_ms)
    case 'sleep':
      shop.core.suspending()
      return shop.core.resumed()
    case 'look':
      return void (await shop.client.books.clockRight())
    case 'close':
      return closeDay(shop)
    case 'disk': {
      const from = disk.offered() + one.after
      return disk.refuse((write) => write > from && write <= from + one.times)
    }
    case 'again':
    case 'cancel':
    case 'decide':
    case 'retry':
    case 'refund': {
      const intent = intents[one.nth % Math.max(1, intents.length)]
      return intent && command(day, one.kind, intent)
    }
    default:
      return one satisfies never
  }
}

/** The oldest day is closed, whatever is open on it. */
async function closeDay(shop: TestShop): Promise<void> {
  const { next } = await shop.client.days.standing()
  if (!next) return
  const { businessDate } = next
  await asked(
    shop.client.days
      .prepare({ businessDate })
      .then(() => shop.client.days.close({ businessDate, closedBy: 'Rahim' })),
  )
  await shop.client.days.leave()
}

/** Customers' money and every account of a closed day are explained to the last taka. */
async function proveCloses({ client }: TestShop): Promise<void> {
  expect(await client.days.verify()).toMatchObject({ isWhole: true, brokenAt: null })
  for (const { businessDate } of await client.days.list({})) {
    const { report } = await client.days.report({ businessDate })
    const kinds = report.unexplained.map(({ kind }) => kind)
    expect(kinds).not.toContain('customers-held')
    expect(kinds).not.toContain('account')
  }
}

function command(
  day: Day,
  kind: 'again' | 'cancel' | 'decide' | 'retry' | 'refund',
  intent: RechargeIntent,
): Promise<void> {
  const { sales } = day.shop.client
  const id = SaleId.parse(intent.id)
  switch (kind) {
    case 'again':
      return asked(sales.submit(intent))
    case 'cancel':
      return asked(sales.cancel({ id }))
    case 'decide': {
      const outcome = intent.number.startsWith('017') ? 'succeeded' : 'failed'
      return asked(sales.decide({ id, outcome, evidence: 'the operator says so' }))
    }
    case 'refund':
      return asked(sales.refund({ id }))
    case 'retry':
      return submit(day, { ...intent, id: recharge().id, retryOf: id })
    default:
      return kind satisfies never
  }
}

/** The faults stop: what waits is told nothing, the disk keeps everything, time goes on. */
async function evening({ shop, disk }: Day): Promise<void> {
  disk.mend()
  const none: ScriptedAnswer = { kind: 'unknown', why: 'timeout', words: '' }
  for (let round = 0; round < 15; round += 1) {
    for (const one of Object.values(shop.providers)) {
      while (one.isWaitedFor()) one.answer(none)
    }
    await shop.clock.advanceGently(3 * 60_000)
    proveBooks(shop)
  }
}

describe('a day in a shop, whatever happens in it', () => {
  it('can be told again from its history, and every taka of it is explained', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 40 }), async (happenings) => {
        const day = await beginDay()
        for (const one of happenings) {
          await happen(day, one)
          await day.shop.settle()
          proveBooks(day.shop)
          await proveFigures(day.shop)
        }
        await evening(day)
        await proveFigures(day.shop)
        proveWords(day.shop)
        await proveCloses(day.shop)
        const { sales } = await day.shop.client.sales.list({ limit: 200 })
        const open = sales.filter(({ state }) =>
          ['created', 'on-wire', 'accepted', 'in-doubt'].includes(state),
        )
        expect(open).toEqual([])
        await day.shop.core.close()
      }),
      { numRuns: 60 },
    )
  }, 120_000)
})
