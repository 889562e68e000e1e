import { type BrowserContext, test as base, expect } from '@playwright/test'
import { buildWhatIsStale } from '../../scripts/build.ts'
import { provePromise } from './proof.ts'
import { type Opening, openShop, type Shop } from './shop.ts'

let built = false

/** Looked at once a run: whoever edits the page meanwhile does not change it under the tests. */
function buildOnce(): void {
  if (!built) buildWhatIsStale(['renderer'])
  built = true
}

/** What the pages of a test said and asked, whichever page it was. */
export interface Overheard {
  /** Complaints a test means to cause, as they are printed. */
  expects(complaint: RegExp): void
  complaints(): readonly string[]
  /** An origin that the test itself answers for, so that it is nobody else's. */
  answersFor(origin: string): void
  /** Every address a page asked for. */
  readonly asked: readonly string[]
  readonly ours: readonly string[]
}

interface Fixtures {
  readonly opening: Opening
  readonly shop: Shop
  readonly overheard: Overheard
}

export const practice: Opening = {
  books: 'practice',
  welcomed: true,
  settings: {},
  providers: [],
}

/**
 * `test` with a whole counter behind it. Whatever a test does, it ends with the one promise kept
 * and with pages that complained of nothing but what the test caused on purpose.
 */
export const test = base.extend<Fixtures>({
  opening: [practice, { option: true }],
  shop: async ({ opening }, use) => {
    buildOnce()
    const shop = await openShop(opening)
    try {
      await use(shop)
      if (!shop.isOpen()) await shop.reopen()
      await provePromise(shop)
      expect(shop.failures()).toEqual([])
    } finally {
      await shop.end()
    }
  },
  overheard: [
    async ({ context, shop }, use) => {
      const overheard = listen(context)
      await use(overheard)
      expect(overheard.complaints()).toEqual([])
      const strangers = overheard.asked.filter((url) => !isOurs(url, [shop.url, ...overheard.ours]))
      expect(strangers, 'a page asked somebody else').toEqual([])
    },
    { auto: true },
  ],
})

function isOurs(url: string, origins: readonly string[]): boolean {
  const ours = origins.map((origin) => `${origin}/`)
  return [...ours, 'blob:', 'data:'].some((beginning) => url.startsWith(beginning))
}

function listen(context: BrowserContext): Overheard {
  const complaints: string[] = []
  const expected: RegExp[] = []
  const asked: string[] = []
  const ours: string[] = []
  context.on('console', (message) => {
    const type = message.type()
    if (type === 'error' || type === 'warning') complaints.push(`${type}: ${message.text()}`)
  })
  context.on('weberror', (error) => complaints.push(`thrown: ${error.error().message}`))
  context.on('request', (request) => asked.push(request.url()))
  return {
    expects: (complaint) => void expected.push(complaint),
    complaints: () =>
      complaints.filter((complaint) => !expected.some((meant) => meant.test(complaint))),
    answersFor: (origin) => void ours.push(origin),
    asked,
    ours,
  }
}

export { expect }
