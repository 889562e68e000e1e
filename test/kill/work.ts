import { setTimeout as pause } from 'node:timers/promises'
import { type ProviderId, providerIds } from '../../src/domain/provider.ts'
import type { CounterClient } from '../../src/loopback/client.ts'
import type { Fault } from '../../src/sandbox/faults.ts'
import { answerOf, type Cashier } from './cashier.ts'
import type { Chance } from './chance.ts'
import { customer } from './customer.ts'
import type { Drawer } from './drawer.ts'
import type { Lap } from './plan.ts'
import type { Providers } from './oracle.ts'
import type { Slips } from './slips.ts'
import { transfers } from './wares.ts'

/** What a life's work is done with. */
export interface Workplace {
  readonly client: CounterClient
  readonly cashier: Cashier
  readonly drawer: Drawer
  readonly slips: Slips
  readonly providers: Providers
  readonly chance: Chance
  isAlive(): boolean
}

/** Ends of a number and how often they come; what they mean stands in the sandbox's README. */
const ENDINGS: readonly (readonly [ending: string, share: number])[] = [
  ['', 40],
  ['0001', 26],
  ['0002', 6],
  ['0003', 6],
  ['0004', 6],
  ['0005', 1],
  ['0006', 8],
  ['0007', 3],
  ['0008', 4],
]
const ORDINARY_FROM = 5_000

function anyEnding(chance: Chance): string {
  let left = chance.below(ENDINGS.reduce((sum, [, share]) => sum + share, 0))
  const drawn = ENDINGS.find(([, share]) => (left -= share) < 0)
  return drawn?.[0] || String(ORDINARY_FROM + chance.below(1_000))
}

/** What providers do to a sale now and then; none of them lies about its end. */
const FAULTS: readonly Pick<Fault, 'on' | 'executions' | 'answer'>[] = [
  { answer: { how: 'reset' } },
  { answer: { how: 'close' } },
  { answer: { how: 'silence' } },
  { answer: { how: 'headers-only' } },
  { answer: { how: 'truncated' } },
  { answer: { how: 'late', after_ms: 4_000 } },
  { answer: { how: 'slow', bytes: 8, every_ms: 100 } },
  { answer: { how: 'html', status: 504 } },
  { answer: { how: 'redirect', status: 307, location: 'http://127.0.0.1:9/' } },
  { answer: { how: 'duplicate-keys' } },
  { executions: 0, answer: { how: 'reset' } },
  { executions: 0, answer: { how: 'error', status: 500, words: 'down' } },
  { on: 'status', answer: { how: 'error', status: 503, words: 'down' } },
  { on: 'status', answer: { how: 'silence' } },
  { on: 'balance', answer: { how: 'reset' } },
]

/** After a start, before anything else: what the life before left open. */
export async function tidyUp(place: Workplace, lap: Lap): Promise<void> {
  const { client, cashier, drawer, slips, providers, chance } = place
  await drawer.takes(client)
  await slips.takes(client)
  await cashier.askAfter(client)
  await cashier.clearDrafts(client, lap.point?.way === 'cancel')
  await cashier.decide(client, await providers.executions())
  if (chance.isLikely(0.5)) await cashier.giveBack(client, true)
}

/** Leads to the lap's point again and again, until the counter is gone or the patience is. */
export async function work(place: Workplace, lap: Lap): Promise<void> {
  const { client, cashier, providers, chance } = place
  const { provider } = lap
  switch (lap.point?.way) {
    case 'decision':
      await cashier.decide(client, await providers.executions())
      await pause(50)
      return
    case 'refund':
      await sell(place, provider, '0006')
      await cashier.giveBack(client, false)
      return
    case 'cancel':
      await sellAndCallOff(place, provider)
      return
    case 'drawer':
      await atTheDrawer(place)
      return
    case 'day':
      await sell(place, provider, '5000')
      await place.drawer.closesDay()
      return
    case 'print':
      await sell(place, provider, '5000', true)
      await pause(PRINTS_ms)
      return
    case 'settings':
      await answerOf(() => client.settings.save({ shopName: `Shop ${chance.below(1000)}` }))
      return
    case 'account':
      await setUp(place, 1)
      return
    case 'poll':
      await sell(place, provider, chance.isLikely(0.7) ? '5000' : '0002')
      await pause(700)
      return
    case 'sale':
      await sellTo(place, lap)
      return
    case 'restart':
    case 'print-restart':
    case 'first-start':
    case undefined:
      await anyWork(place)
  }
}

/** What is sold so that the point is passed: where an answer is waited for, one has to come. */
async function sellTo(place: Workplace, { point, provider }: Lap): Promise<void> {
  const isAnswer = point?.name.startsWith('answer') ?? false
  if (point?.name === 'answer: headers' && place.chance.isLikely(0.5)) {
    await place.providers.fault({ provider, answer: { how: 'slow', bytes: 4, every_ms: 200 } })
  }
  const ending = isAnswer ? place.chance.pick(['5001', '0001', '0002']) : anyEnding(place.chance)
  await sell(place, provider, ending)
}

/** One of all that a drawer is for. */
async function atTheDrawer({ drawer, chance }: Workplace): Promise<void> {
  if (chance.isLikely(0.3)) await drawer.collects()
  if (chance.isLikely(0.4)) return await drawer.moves()
  await drawer.closes()
  await drawer.opens()
}

async function anyWork(place: Workplace): Promise<void> {
  const { chance, client, cashier, providers } = place
  const provider = chance.pick(providerIds)
  if (chance.isLikely(0.08)) await providers.fault({ provider, ...chance.pick(FAULTS) })
  if (chance.isLikely(0.1)) return await sellAndCallOff(place, provider)
  if (chance.isLikely(0.1)) return await cashier.giveBack(client, true)
  if (chance.isLikely(0.1)) return await atTheDrawer(place)
  const some = Array.from({ length: 1 + chance.below(3) }, () => chance.pick(providerIds))
  await Promise.all(some.map((one) => sell(place, one, anyEnding(chance))))
}

const LOOK_ms = 25
const LEAVES_ms = 1_500
const READS_ms = 100
const PRINTS_ms = 250

/**
 * Sells, now and then with a key that was pressed twice, and waits until it has left; some have
 * their slip then.
 */
async function sell(
  place: Workplace,
  provider: ProviderId,
  ending: string,
  hasSlip = place.chance.isLikely(0.7),
): Promise<void> {
  const { cashier, chance, client } = place
  const intent = cashier.write(provider, ending)
  const taken = await cashier.submit(client, intent, chance.isLikely(0.3) ? 2 : 1)
  // Nothing is sold there just now: a person would read why.
  if (taken === null) return await pause(READS_ms)
  if (chance.isLikely(0.1)) await cashier.submit(client, intent)
  const until = performance.now() + LEAVES_ms
  while (place.isAlive() && performance.now() < until) {
    const sale = await answerOf(() => client.sales.get({ id: intent.id }))
    if (sale === 'no-answer' || sale === 'refused') return
    if (sale.state === 'created' && sale.reason !== null) return
    if (sale.state !== 'on-wire' && sale.state !== 'created') {
      if (hasSlip) await place.slips.prints(sale)
      return
    }
    await pause(LOOK_ms)
  }
}

/** The customer changes his mind in the very moment of the sale. */
async function sellAndCallOff(place: Workplace, provider: ProviderId): Promise<void> {
  const { cashier, chance, client } = place
  const intent = cashier.write(provider, anyEnding(chance))
  const submitted = cashier.submit(client, intent)
  const calledOff = answerOf(() => client.sales.cancel({ id: intent.id }))
  await Promise.all([submitted, calledOff])
}

/** The owner types addresses and keys; the first time, and again whenever it is a point's turn. */
export async function setUp(
  { client, providers }: Pick<Workplace, 'client' | 'providers'>,
  most: number = providerIds.length,
): Promise<void> {
  const shop = { shopName: 'Bismillah Telecom', welcomed: true, transfers }
  await answerOf(() => client.settings.save(shop))
  const known = { id: customer, name: 'Abdul Karim', phone: '', limit_e4: null }
  await answerOf(() => client.customers.save(known))
  for (const [nth, provider] of providerIds.slice(0, most).entries()) {
    const { url: baseUrl, key } = providers.accounts[provider]
    await answerOf(() => client.providers.save({ provider, baseUrl, key, preference: nth + 1 }))
  }
}
