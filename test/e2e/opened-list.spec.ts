import type { Page } from '@playwright/test'
import { v7 } from 'uuid'
import { SaleId } from '../../src/domain/sale.ts'
import { expect, test } from './fixture.ts'
import { everySale } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'
import type { Say } from './words.ts'

const SALES = 8

async function sell(shop: Shop, number: string): Promise<void> {
  const words = { kind: 'recharge', lineType: 'prepaid', operator: 'GP', number } as const
  await shop.client.sales.submit({ id: SaleId.parse(v7()), ...words, amount_e4: 200_000 })
  const states = async () => (await everySale(shop.client)).map(({ state }) => state)
  await expect.poll(states).not.toContain('accepted')
}

/** Notes after each frame what the transactions show; the same again is noted once. */
function noteFrames({ pick, none }: { readonly pick: string; readonly none: string }): void {
  const shown = () => {
    const text = document.body.textContent
    const rows = [...document.querySelectorAll('[role="row"][data-sale]')]
    const open = rows.findIndex((row) => row.getAttribute('aria-selected') === 'true')
    if (document.querySelector('search') === null) return 'a blank page'
    if (text.includes(none)) return 'no sale sold'
    if (text.includes(pick)) return 'no sale open'
    if (rows.length === 0) return document.querySelector('[role="grid"]') ? 'an empty list' : ''
    return `${rows.length} sales, open is ${open}`
  }
  const frames: string[] = []
  Object.assign(window, { frames_shown: frames })
  const look = () => {
    if (document.querySelector('[data-screen="transactions"]')) {
      const now = shown()
      if (now !== '' && now !== frames.at(-1)) frames.push(now)
    }
    // After the frame was painted, not before.
    const painted = new MessageChannel()
    painted.port1.addEventListener('message', look)
    painted.port1.start()
    requestAnimationFrame(() => painted.port2.postMessage(null))
  }
  look()
}

/** What was shown from the press on until the open sale stands there whole. */
async function framesOfOpening(page: Page): Promise<unknown> {
  const noted = () => page.evaluate(() => Reflect.get(window, 'frames_shown').splice(0))
  await noted()
  await page.keyboard.press('F5')
  await expect(page.getByRole('article')).toBeVisible()
  await expect(page.getByRole('row').first()).toBeFocused()
  return await noted()
}

/** The program of the screen comes ahead, while the counter has nothing to do. */
async function isHere(page: Page, program: string): Promise<void> {
  const names = () => performance.getEntriesByType('resource').map(({ name }) => name)
  await expect.poll(async () => (await page.evaluate(names)).join()).toContain(program)
  await page.evaluate(async () => {
    await new Promise((resolve) => {
      requestIdleCallback(resolve)
    })
  })
}

test.describe('the list of transactions', () => {
  const wrong = (say: Say) => ({ pick: say('transactions.pick'), none: say('transactions.none') })

  test('opens with its rows and its newest sale, and shows nothing else before', async ({
    page,
    shop,
  }) => {
    for (let nth = 1; nth <= SALES; nth += 1) await sell(shop, `0171234567${nth}`)
    const screen = await RechargePage.open(page, shop, 'bn')
    await isHere(page, '/TransactionsScreen')
    await page.evaluate(noteFrames, wrong(screen.say))
    expect(await framesOfOpening(page)).toEqual([`${SALES} sales, open is 0`])
    await page.keyboard.press('F1')
    await expect(screen.number).toBeFocused()
    await screen.sell({ number: '01812345678', amount: '50' })
    await screen.sees('succeeded')
    expect(await framesOfOpening(page)).toEqual([`${SALES + 1} sales, open is 0`])
    await expect(page.getByRole('article')).toContainText('018••••5678')
  })
})
