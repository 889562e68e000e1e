import { decide, type SlipName, slipSays } from './dialogs.ts'
import { expect, test } from './fixture.ts'
import { everySale, executionsOf } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'

/** What the cashier sees next, once shop time runs at this pace. */
interface Seen {
  readonly pace: number
  readonly face: string
  /** The keys of the words that say why and what to do. */
  readonly told: readonly string[]
  readonly slip?: SlipName
}

interface Story {
  readonly ending: string
  readonly what: string
  readonly seen: readonly Seen[]
  readonly outcomes: readonly string[]
}

/** Shop time stands still: whatever the sale waits for does not come. */
const STILL = 0
const FAST = 60
/** A person is asked after 16 minutes at autoflexi, after half an hour at alsamiflexi. */
const FASTER = 300
const AMOUNT = { amount: '৳50' }
const doubtful = ['next.doubt'] as const

const succeeds: Seen = { pace: FAST, face: 'succeeded', told: ['next.succeeded'], slip: 'receipt' }
const unknown = (reason: string): Seen => ({
  pace: STILL,
  face: 'doubt',
  told: [`reason.${reason}`, ...doubtful],
  slip: 'unknown',
})
const refused = (reason: string): Seen => ({
  pace: STILL,
  face: 'refused',
  told: [`reason.${reason}`, 'next.refused'],
  slip: 'failed',
})

/** flexiloadbd can be asked about our own reference, so nobody has to decide anything. */
const stories: readonly Story[] = [
  {
    ending: '0001',
    what: 'succeeds at once',
    seen: [{ ...succeeds, pace: 10 }],
    outcomes: ['succeeded'],
  },
  {
    ending: '0002',
    what: 'fails later: it is asked once more before the money goes back',
    seen: [
      { pace: STILL, face: 'waiting', told: ['next.waiting'], slip: 'waiting' },
      { pace: 15, face: 'checking', told: ['next.checking'] },
      { pace: 200, face: 'failed', told: ['reason.failed-word', 'next.failed'], slip: 'failed' },
    ],
    outcomes: ['failed'],
  },
  {
    ending: '0003',
    what: 'is executed and the line drops: it is found by our reference',
    seen: [unknown('connection-lost'), succeeds],
    outcomes: ['succeeded'],
  },
  {
    ending: '0004',
    what: 'is executed and a web page comes back: it is found by our reference',
    seen: [unknown('server-error'), succeeds],
    outcomes: ['succeeded'],
  },
  {
    ending: '0005',
    what: 'stays pending for two minutes, then succeeds',
    seen: [
      { pace: 20, face: 'waiting', told: ['next.waiting'], slip: 'waiting' },
      { ...succeeds, pace: 300 },
    ],
    outcomes: ['succeeded'],
  },
  {
    ending: '0006',
    what: 'is refused for a low wallet: nothing was charged',
    seen: [refused('balance')],
    outcomes: [],
  },
  {
    ending: '0007',
    what: 'is answered after twenty seconds',
    seen: [
      { pace: STILL, face: 'sent', told: ['next.sent'], slip: 'waiting' },
      { ...succeeds, pace: 20 },
    ],
    outcomes: ['succeeded'],
  },
  {
    ending: '0008',
    what: 'is called a duplicate: our reference proves that it was not executed',
    seen: [
      unknown('duplicate'),
      { pace: FAST, face: 'failed', told: ['reason.not-executed', 'next.failed'], slip: 'failed' },
    ],
    outcomes: [],
  },
]

async function watch(screen: RechargePage, shop: Shop, seen: readonly Seen[]): Promise<void> {
  for (const { pace, face, told, slip } of seen) {
    shop.clock.pace(pace)
    await screen.sees(face)
    for (const words of told) await screen.isTold(words, AMOUNT)
    if (slip) await slipSays(screen.page, screen.say, slip)
  }
}

async function wasExecuted(shop: Shop, outcomes: readonly string[]): Promise<void> {
  const [sale, ...others] = await everySale(shop.client)
  if (!sale) throw new Error('the sale is not in the books')
  expect(others).toEqual([])
  expect(executionsOf(shop, sale).map(({ outcome }) => outcome)).toEqual(outcomes)
}

test.describe('in practice, a number that ends', () => {
  for (const { ending, what, seen, outcomes } of stories) {
    test(`in …${ending} ${what}`, async ({ page, shop }) => {
      const screen = await RechargePage.open(page, shop, 'bn')
      await screen.enter({ number: `0171234${ending}`, amount: '50' })
      shop.clock.pace(seen[0]?.pace ?? STILL)
      await screen.send()
      await watch(screen, shop, seen)
      await wasExecuted(shop, outcomes)
    })
  }
})

/** Where nobody can be asked about our reference, the end differs: a person looks and decides. */
const decided = [
  {
    provider: 'autoflexi',
    ending: '0003',
    doubt: 'connection-lost',
    outcome: 'succeeded',
    really: ['succeeded'],
  },
  {
    provider: 'autoflexi',
    ending: '0006',
    doubt: 'undocumented',
    outcome: 'failed',
    really: [],
  },
  {
    provider: 'alsamiflexi',
    ending: '0004',
    doubt: 'server-error',
    outcome: 'succeeded',
    really: ['succeeded'],
  },
  {
    provider: 'alsamiflexi',
    ending: '0008',
    doubt: 'duplicate',
    outcome: 'failed',
    really: [],
  },
] as const

test.describe('where the provider cannot be asked about our reference', () => {
  for (const { provider, ending, doubt, outcome, really } of decided) {
    test(`${provider} …${ending}: a person decides with the evidence`, async ({ page, shop }) => {
      await shop.client.settings.save({ language: 'en' })
      const english = await RechargePage.open(page, shop, 'en')
      await english.enter({ number: `0181234${ending}`, amount: '50', provider })
      shop.clock.pace(STILL)
      await english.send()
      await watch(english, shop, [unknown(doubt)])
      await watch(english, shop, [{ pace: FASTER, face: 'review', told: ['next.review'] }])
      const evidence = 'operator SMS 14:05, TrxID 8H2K'
      await english.result.getByRole('button', { name: english.say('sale.decide') }).click()
      await decide(page, english.say, { outcome, evidence })
      await english.sees(outcome)
      await wasExecuted(shop, really)
      const [sale] = await everySale(shop.client)
      if (!sale) throw new Error('the sale is not in the books')
      const { observations } = await shop.client.sales.get({ id: sale.id })
      expect(observations.map(({ source }) => source)).toContain('balance')
      expect(observations.find(({ source }) => source === 'person')?.body).toBe(evidence)
    })
  }

  test('a low wallet at alsamiflexi is a documented no: nobody has to decide', async ({
    page,
    shop,
  }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.enter({ number: '01912340006', amount: '50', provider: 'alsamiflexi' })
    await screen.send()
    await watch(screen, shop, [refused('balance')])
    await wasExecuted(shop, [])
  })
})
