import { v7 } from 'uuid'
import { taka } from '../../src/domain/money.ts'
import { SaleId } from '../../src/domain/sale.ts'
import { expect, test } from './fixture.ts'
import { picture } from './pictures.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'

/** As many as flexiloadbd takes in a minute. */
async function sellOut(shop: Shop): Promise<void> {
  shop.clock.pace(1)
  for (let nth = 10; nth < 40; nth += 1) {
    await shop.client.sales.submit({
      id: SaleId.parse(v7()),
      kind: 'recharge',
      operator: 'GP',
      lineType: 'prepaid',
      number: `017123401${nth}`,
      amount_e4: taka(20),
      provider: 'flexiloadbd',
    })
  }
  const onTheWire = async () => (await shop.client.sales.list({ state: 'on-wire' })).sales.length
  await expect.poll(onTheWire).toBe(0)
  expect((await shop.client.health.get()).today.sales).toBe(30)
}

test.describe('a sale beyond its provider’s limit', () => {
  test('says that it waits for its place, about how long, and leaves by itself', async ({
    page,
    shop,
  }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    const began_ms = shop.clock.now()
    await sellOut(shop)
    // The first of them is counted for a minute.
    shop.clock.leap(began_ms + 40_000 - shop.clock.now())
    await screen.sell({ number: '01712345678', amount: '50', provider: 'flexiloadbd' })
    await screen.sees('sending')
    const waits = /flexiloadbd-এ জায়গার অপেক্ষায়, আনুমানিক [০-৯]+ সেকেন্ড/u
    await expect(screen.result).toContainText(waits)
    await picture(page, 'in-line')
    const before = await screen.result.textContent()
    await expect(screen.result).not.toHaveText(before ?? '')
    await expect(screen.result).toContainText(waits)
    // The next customer is served meanwhile, and the line above the read-back still says it.
    await screen.enter({ number: '01812345678', amount: '30', provider: 'autoflexi' })
    await expect(screen.result).toContainText(/অপেক্ষায়, আনুমানিক [০-৯]+ সেকেন্ড/u)
    await screen.send()
    shop.clock.pace(30)
    await expect
      .poll(async () => (await shop.client.sales.list({ number: '01712345678' })).sales)
      .toMatchObject([{ state: 'succeeded' }])
  })

  test('says that it was given up, and why nothing was sent', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await sellOut(shop)
    await screen.sell({ number: '01712345678', amount: '50', provider: 'flexiloadbd' })
    await expect(screen.result).toContainText(screen.say('state.sending'))
    shop.clock.pace(10)
    await screen.sees('not-sent')
    await screen.isTold('reason.limit-full')
    expect((await shop.client.sales.inLine()).length).toBe(0)
  })
})

test.describe('a sale at a provider that takes one at a time', () => {
  test('says that it waits for the one ahead of it', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    shop.clock.pace(1)
    // Answered after twenty seconds.
    await screen.sell({ number: '01712340007', amount: '50', provider: 'autoflexi' })
    await screen.sees('sent')
    await screen.sell({ number: '01812345678', amount: '30', provider: 'autoflexi' })
    await expect(screen.result).toContainText(/autoflexi-এ আগের বিক্রিটির অপেক্ষায়/u)
    shop.clock.pace(30)
    await screen.sees('succeeded')
  })
})
