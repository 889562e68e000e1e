import { holds } from './accessible.ts'
import { openSlip } from './dialogs.ts'
import { expect, test } from './fixture.ts'
import { LongAgo, soldLongAgo } from './long-ago.ts'
import { RechargePage } from './recharge-page.ts'

const NUMBER = '01712345678'

/** What seldom stands on the screens, beside what axe.spec.ts and axe-more.spec.ts look at. */
test.describe.configure({ timeout: 180_000 })

test.describe('anybody can use', () => {
  test('a list that is searched, and one that begins at its oldest sale', async ({
    page,
    shop,
  }) => {
    await soldLongAgo(shop, 90)
    const { say } = await RechargePage.open(page, shop, 'bn')
    await page.keyboard.press('F5')
    const list = new LongAgo(page, say)
    await list.standsAt(89)
    await page.keyboard.press('End')
    await list.standsAt(0)
    await holds(page, shop, 'the oldest sale')
    const search = page.getByRole('textbox', { name: say('transactions.search') })
    await search.fill('01')
    await expect(page.getByText(say('transactions.searchShort'))).toBeVisible()
    await holds(page, shop, 'too few digits')
    await search.fill('0199')
    await expect(page.getByText(say('transactions.notFound'))).toBeVisible()
    await holds(page, shop, 'nothing found')
  })

  test('the way anywhere, and to nowhere', async ({ page, shop }) => {
    const { say } = await RechargePage.open(page, shop, 'bn')
    await page.keyboard.press('Control+KeyK')
    await page.keyboard.type('0171')
    await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
    await holds(page, shop, 'a number to go to')
    await page.keyboard.press('Control+KeyA')
    await page.keyboard.type('zzz')
    await expect(page.getByText(say('go.none'))).toBeVisible()
    await holds(page, shop, 'nowhere to go')
  })

  test('a doubt that is named wrongly, and a decision without its grounds', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(/status of 409/u)
    const screen = await RechargePage.open(page, shop, 'bn')
    const { say } = screen
    await screen.enter({ number: '01712340003', amount: '50', provider: 'alsamiflexi' })
    shop.clock.pace(0)
    await screen.send()
    await screen.sees('doubt')
    await screen.enter({ number: '01712340003', amount: '50' })
    await expect(screen.readBack).toContainText(say('recharge.twinOpen'))
    await holds(page, shop, 'a twin whose end is not known')
    await page.keyboard.press('F5')
    await page.getByRole('row').filter({ hasText: '0003' }).click()
    shop.clock.pace(5)
    const field = page.getByLabel(say('transactions.identify', { provider: 'alsamiflexi' }))
    await field.fill('TXN-of-nobody')
    await field.press('Enter')
    await expect(page.getByText(say('refusal.NOT_PROVED'))).toBeVisible()
    await holds(page, shop, 'a number that proves nothing')
    shop.clock.pace(300)
    await page.getByRole('button', { name: say('sale.decide') }).click()
    shop.clock.pace(30)
    await page.getByRole('button', { name: say('decide.confirm') }).click()
    await expect(page.getByText(say('decide.choose'))).toBeVisible()
    await holds(page, shop, 'a decision without its grounds')
  })

  test('a receipt, and a failed sale that is sold again', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number: NUMBER, amount: '50' })
    await screen.sees('succeeded')
    await openSlip(page, screen.say)
    await holds(page, shop, 'a receipt')
    await page.keyboard.press('Escape')
    await screen.sell({ number: '01712340006', amount: '20' })
    await screen.sees('refused')
    await screen.result.getByRole('button', { name: screen.say('sale.sellAgain') }).click()
    const held = screen.say('recharge.retryHeld', { amount: '৳20' })
    await expect(screen.readBack).toContainText(held)
    await holds(page, shop, 'sold again with the money that is there')
    await page.keyboard.press('Control+Comma')
    const name = page.getByRole('textbox', { name: screen.say('settings.shopName') })
    await name.fill('Rahman Telecom')
    await name.press('Enter')
    await expect(page.getByText(screen.say('settings.saved'))).toBeVisible()
    await holds(page, shop, 'settings that were saved')
  })
})

test.describe('anybody can set up', () => {
  test.use({ opening: { books: 'real', welcomed: true, settings: {}, providers: [] } })

  test('a provider that is not there yet, or does not answer', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(/status of 422/u)
    const screen = await RechargePage.open(page, shop, 'bn')
    const { say } = screen
    await screen.enter({ number: NUMBER, amount: '50' })
    await expect(screen.readBack).toContainText(say('recharge.noProvider'))
    await holds(page, shop, 'no provider')
    await page.keyboard.press('Control+Comma')
    await page.getByRole('tab', { name: say('settings.providers') }).click()
    const card = page.getByRole('region', { name: 'flexiloadbd' })
    const address = card.getByRole('textbox', { name: say('providerSettings.address') })
    const save = card.getByRole('button', { name: say('providerSettings.save') })
    await address.fill('http://flexiloadbd.example.net/api')
    await save.click()
    await expect(card).toContainText(say('addressProblem.plain-http'))
    await holds(page, shop, 'an address without https')
    await address.fill('https://127.0.0.1:1')
    await card.getByLabel(say('providerSettings.key'), { exact: true }).fill('a-key-of-the-shop')
    await save.click()
    await expect(card).toContainText(say('settings.saved'))
    await card.getByRole('button', { name: say('providerSettings.test') }).click()
    const told = card.getByRole('alert')
    await told.getByText(say('providerSettings.technical')).click()
    await holds(page, shop, 'a provider that does not answer')
  })

  test('nothing without the internet, and is told so', async ({ page, shop }) => {
    const { say } = await RechargePage.open(page, shop, 'bn')
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'onLine', { value: false, configurable: true })
      window.dispatchEvent(new Event('offline'))
    })
    await expect(page.getByRole('alert')).toContainText(say('connection.offlineTitle'))
    await holds(page, shop, 'offline')
  })
})
