import type { Page } from '@playwright/test'
import { v7 } from 'uuid'
import type { NetworkCode } from '../../src/domain/operator.ts'
import { SaleId } from '../../src/domain/sale.ts'
import { expect } from './fixture.ts'
import type { Shop } from './shop.ts'

export const sizes = [
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
  { width: 1920, height: 1080 },
] as const

const DAY: readonly (readonly [string, NetworkCode, number])[] = [
  ['01712345678', 'GP', 50],
  ['01812340002', 'RB', 100],
  ['01612349911', 'AT', 20],
  ['01912340006', 'BL', 108],
  ['01512341234', 'TT', 500],
  ['01812340005', 'RB', 1000],
  ['01712340003', 'GP', 30],
]

/** A day's sales, in every state a sale can be seen in. */
export async function trade(shop: Shop): Promise<void> {
  shop.clock.pace(200)
  for (const [number, operator, taka] of DAY.slice(0, 5)) await sell(shop, number, operator, taka)
  await expect.poll(async () => (await shop.client.health.get()).waiting).toBe(0)
  shop.clock.pace(0)
  for (const [number, operator, taka] of DAY.slice(5)) await sell(shop, number, operator, taka)
  await expect.poll(async () => (await shop.client.health.get()).inDoubt).toBe(1)
}

async function sell(shop: Shop, number: string, operator: NetworkCode, taka: number) {
  const words = { kind: 'recharge', lineType: 'prepaid', number, operator } as const
  const id = SaleId.parse(v7())
  await shop.client.sales.submit({ id, ...words, amount_e4: taka * 10_000 })
}

/** Takes a picture, and holds that nothing is cut off at the side. */
export async function picture(page: Page, name: string): Promise<{ below_px: number }> {
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: `test-results/screens/${name}.png`, animations: 'disabled' })
  const { right_px, below_px } = await page.evaluate(() => {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement
    return { right_px: scrollWidth - clientWidth, below_px: scrollHeight - clientHeight }
  })
  expect(right_px, name).toBe(0)
  return { below_px }
}

/** What could be scrolled down where the page stands, a dialog before all else. */
export async function scrolling(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const over = document.querySelector('[role="dialog"]')
    const all = over ? [over, ...over.querySelectorAll('*')] : [...document.querySelectorAll('*')]
    const scrolls = (one: Element) => {
      const root = one === document.scrollingElement
      const may = root || /auto|scroll/u.test(getComputedStyle(one).overflowY)
      return may && one.checkVisibility() && one.scrollHeight > one.clientHeight + 1
    }
    return all.filter(scrolls).map((one) => `${one.tagName} ${one.className}`)
  })
}
