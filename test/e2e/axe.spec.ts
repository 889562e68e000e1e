import { holds } from './accessible.ts'
import { openSlip } from './dialogs.ts'
import { expect, test } from './fixture.ts'
import { RechargePage } from './recharge-page.ts'

const NUMBER = '01712345678'

/** A dozen looks a test, each of a whole page. */
test.describe.configure({ timeout: 180_000 })

test.describe('anybody can use', () => {
  test('the recharge screen on its way to a sale', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await holds(page, shop, 'nothing typed')
    await screen.pad.type('0121234')
    await screen.pad.press('Enter')
    await holds(page, shop, 'a wrong number')
    await screen.pad.press('-')
    await screen.enter({ number: NUMBER, amount: '108' })
    await screen.pad.press('/')
    await holds(page, shop, 'the read-back with warnings')
    await screen.pad.press('-')
    await screen.pad.type(NUMBER)
    await screen.pad.press('Enter')
    await expect(screen.amount).toBeFocused()
    await screen.pad.type('5000')
    await screen.pad.press('Enter')
    await screen.fieldSays(screen.amount, 'cannot.above-maximum', { limit: '৳1,000' })
    await holds(page, shop, 'an amount nobody takes')
  })

  const states = [
    ['0001', 10, 'succeeded'],
    ['0002', 0, 'waiting'],
    ['0002', 200, 'failed'],
    ['0003', 0, 'doubt'],
    ['0006', 0, 'refused'],
    ['0007', 0, 'sent'],
  ] as const

  test('every state a sale is seen in', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    for (const [ending, pace, face] of states) {
      shop.clock.pace(30)
      await screen.enter({ number: `0171234${ending}`, amount: '50' })
      shop.clock.pace(pace)
      await screen.send()
      await screen.sees(face)
      await holds(page, shop, `a sale that is ${face}`)
      // Doubt closes the provider's lane, so every state begins with a settled shop.
      shop.clock.pace(60)
      await expect
        .poll(async () => {
          const { waiting, inDoubt } = await shop.client.health.get()
          return waiting + inDoubt
        })
        .toBe(0)
    }
    await screen.sell({ number: NUMBER, amount: '50' })
    await screen.sees('succeeded')
    shop.clock.pace(1)
    await screen.enter({ number: NUMBER, amount: '50' })
    await expect(screen.readBack).toContainText(screen.say('recharge.twinAsk'))
    await holds(page, shop, 'a twin')
  })

  test('the transactions and what lies over them', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await page.keyboard.press('F5')
    await expect(page.getByText(screen.say('transactions.none'))).toBeVisible()
    await holds(page, shop, 'no sale yet')
    await page.keyboard.press('F1')
    await screen.enter({ number: '01712340003', amount: '50', provider: 'autoflexi' })
    await screen.send()
    // A person is asked after a quarter of an hour of looks at the wallet.
    shop.clock.pace(300)
    await screen.sees('review')
    shop.clock.pace(30)
    await holds(page, shop, 'a sale somebody must decide')
    await screen.result.getByRole('button', { name: screen.say('sale.decide') }).click()
    await expect(page.getByRole('dialog').getByRole('radio').first()).toBeAttached()
    await holds(page, shop, 'the decision')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.keyboard.press('F5')
    await page.getByRole('row').filter({ hasText: '0003' }).click()
    await expect(page.getByRole('article')).toBeVisible()
    await holds(page, shop, 'a sale with its story')
    await openSlip(page, screen.say)
    await holds(page, shop, 'the slip')
    await page.keyboard.press('Escape')
  })

  test('the settings, the keys, and the way anywhere', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await page.keyboard.press('Control+Comma')
    for (const part of ['shop', 'providers', 'books']) {
      await page.getByRole('tab', { name: screen.say(`settings.${part}`) }).click()
      await holds(page, shop, `settings: ${part}`)
    }
    await page.keyboard.press('Shift+Slash')
    await expect(page.getByRole('dialog', { name: screen.say('keys.title') })).toBeVisible()
    await holds(page, shop, 'the keys')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.keyboard.press('Control+KeyK')
    await expect(page.getByRole('dialog')).toBeVisible()
    await holds(page, shop, 'go anywhere')
  })
})

test.describe('anybody can set up', () => {
  test.use({ opening: { books: 'real', welcomed: true, settings: {}, providers: ['autoflexi'] } })

  test('a provider in the real books', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await page.keyboard.press('Control+Comma')
    await page.getByRole('tab', { name: screen.say('settings.providers') }).click()
    const card = page.getByRole('region', { name: 'autoflexi' })
    await card.getByRole('button', { name: screen.say('providerSettings.test') }).click()
    await expect(card).toContainText('৳5,000.00')
    await holds(page, shop, 'providers in the real books')
  })

  test('a shop that no provider answers', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await shop.sandbox().stop()
    shop.clock.pace(5)
    await screen.sell({ number: NUMBER, amount: '50' })
    await screen.sees('not-sent')
    await expect(page.getByRole('alert')).toContainText(screen.say('connection.downTitle'))
    await holds(page, shop, 'a sale that was not sent')
    await screen.result.getByRole('button', { name: screen.say('sale.cancel') }).click()
    await screen.sees('cancelled')
    await holds(page, shop, 'a sale that was cancelled')
  })
})
