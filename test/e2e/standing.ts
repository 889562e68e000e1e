import type { Page } from '@playwright/test'
import type { Sale } from '../../src/contract/schemas.ts'
import { expect } from './fixture.ts'
import { everySale } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'

/** Ways to where a sale seldom stands, for the tests that look at it there. */

const NUMBER = '01712345678'
const DAY_ms = 86_400_000
const MINUTE_ms = 60_000
const HALF_A_MINUTE_ms = MINUTE_ms / 2
const SUBMIT = /\/rpc\/sales\/submit$/u

export async function onlySale(shop: Shop): Promise<Sale> {
  const [sale, ...others] = await everySale(shop.client)
  if (!sale || others.length > 0) throw new Error('the shop has another number of sales than one')
  return sale
}

/** Executed, and the line dropped where nobody can be asked: a person decides. */
export async function inReview(page: Page, shop: Shop): Promise<RechargePage> {
  const screen = await RechargePage.open(page, shop, 'bn')
  await screen.enter({ number: '01712340003', amount: '50', provider: 'autoflexi' })
  await screen.send()
  shop.clock.pace(300)
  await screen.sees('review')
  shop.clock.pace(30)
  return screen
}

/** A success that its provider takes back by the next day, when it is asked for again. */
export async function takenBack(page: Page, shop: Shop): Promise<RechargePage> {
  const screen = await RechargePage.open(page, shop, 'bn')
  await screen.sell({ number: NUMBER, amount: '50', provider: 'flexiloadbd' })
  await screen.sees('succeeded')
  const { provider, providerReference } = await onlySale(shop)
  shop.sandbox().oracle.reverse(provider, providerReference ?? '')
  shop.clock.leap(DAY_ms)
  shop.clock.pace(200)
  await screen.sees('reversed')
  return screen
}

/** Called a duplicate and not known there a minute later, so not executed; but it is, later on. */
export async function lateSuccess(page: Page, shop: Shop): Promise<RechargePage> {
  shop.sandbox().oracle.fault({
    provider: 'flexiloadbd',
    executeAfter_ms: 25 * MINUTE_ms,
    answer: { how: 'error', status: 409, words: 'Duplicate transaction' },
  })
  const screen = await RechargePage.open(page, shop, 'bn')
  await screen.sell({ number: NUMBER, amount: '50', provider: 'flexiloadbd' })
  shop.clock.pace(60)
  await screen.sees('failed')
  expect(await onlySale(shop)).toMatchObject({ state: 'failed', tender: 'refund-due' })
  shop.clock.leap(24 * MINUTE_ms)
  shop.clock.pace(200)
  await screen.sees('late-success')
  return screen
}

/** Stored, but neither that answer nor a later one reaches the page. @returns lets answers pass */
export async function unconfirmed(
  page: Page,
  shop: Shop,
): Promise<{ screen: RechargePage; answer: () => void }> {
  await page.route(SUBMIT, async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })
  const answered = Promise.withResolvers<void>()
  await page.route(/\/rpc\/sales\/get$/u, async (route) => {
    await answered.promise
    await route.continue()
  })
  const screen = await sendOne(page, shop)
  await screen.sees('asking')
  return { screen, answer: answered.resolve }
}

/** Refused by the core for what the screen would never send: less than any operator takes. */
export async function notAccepted(page: Page, shop: Shop): Promise<RechargePage> {
  await page.route(SUBMIT, (route) =>
    route.continue({ postData: (route.request().postData() ?? '').replace('500000', '10000') }),
  )
  const screen = await sendOne(page, shop)
  await screen.sees('not-accepted')
  return screen
}

/** The press of + never reached the counter. */
export async function notReceived(page: Page, shop: Shop): Promise<RechargePage> {
  await page.route(SUBMIT, (route) => route.abort('connectionreset'), { times: 1 })
  const screen = await sendOne(page, shop)
  await screen.sees('not-received')
  return screen
}

async function sendOne(page: Page, shop: Shop): Promise<RechargePage> {
  const screen = await RechargePage.open(page, shop, 'bn')
  await screen.enter({ number: NUMBER, amount: '50' })
  await expect(screen.sendButton()).toBeEnabled()
  await screen.send()
  return screen
}

/**
 * A draft is tried again by itself for half a minute; whoever puts its provider right before that
 * is over would see it leave without a press.
 */
export function triesAreOver(shop: Shop): void {
  shop.clock.leap(HALF_A_MINUTE_ms)
}
