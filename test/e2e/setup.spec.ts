import type { Locator, Page } from '@playwright/test'
import { v7 } from 'uuid'
import { taka } from '../../src/domain/money.ts'
import type { ProviderId } from '../../src/domain/provider.ts'
import { SaleId } from '../../src/domain/sale.ts'
import { holds } from './accessible.ts'
import { expect, test } from './fixture.ts'
import { picture } from './pictures.ts'
import { everySale } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'
import { type Say, wordsIn } from './words.ts'

const real = { books: 'real', welcomed: true, settings: {} } as const
test.use({ opening: { ...real, providers: [] } })

const say: Say = wordsIn('bn')

async function openSettings(page: Page, shop: Shop): Promise<void> {
  await page.goto(shop.pageUrl)
  await expect(page.getByRole('textbox', { name: say('recharge.number') })).toBeFocused()
  await page.keyboard.press('Control+Comma')
  await page.getByRole('tab', { name: say('settings.providers') }).click()
}

/** Opens the way through a provider's steps from its card. */
async function openSteps(page: Page, provider: ProviderId): Promise<Locator> {
  const card = page.getByRole('region', { name: provider })
  const begin = card.getByRole('button', { name: say('setUp.begin') })
  await begin.or(card.getByRole('button', { name: say('setUp.goOn') })).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  return dialog
}

const stepOf = (dialog: Locator, step: string) =>
  dialog.getByRole('heading', { name: say(`setUp.step.${step}.title`) })

const onward = (dialog: Locator, words = 'setUp.next') =>
  dialog.getByRole('button', { name: new RegExp(`^${say(words)}`, 'u') })

test.describe('a provider is set up step by step', () => {
  test('with the keyboard alone, left in the middle and taken up again', async ({ page, shop }) => {
    const { url, key } = shop.sandbox().accounts.alsamiflexi
    await openSettings(page, shop)
    const dialog = await openSteps(page, 'alsamiflexi')
    await expect(stepOf(dialog, 'key')).toBeVisible()
    const keyField = dialog.getByLabel(say('providerSettings.key'), { exact: true })
    await expect(keyField).toBeFocused()
    // Its document's own address stands there already; the shop's is another.
    const address = dialog.getByRole('textbox', { name: say('providerSettings.address') })
    await expect(address).toHaveValue('https://pro.alsamiflexi.com/api/v1')
    await address.fill(url)
    await page.keyboard.press('Tab')
    await page.keyboard.type(key)
    await page.keyboard.press('Enter')

    await expect(stepOf(dialog, 'connection')).toBeVisible()
    await expect(dialog).toContainText(say('providerSettings.testGood'))
    await expect(onward(dialog)).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)

    await openSteps(page, 'alsamiflexi')
    // What was done is done: it goes on behind it.
    await expect(stepOf(dialog, 'key')).toHaveCount(0)
    await page.keyboard.press('3')
    await expect(stepOf(dialog, 'wallets')).toBeVisible()
    await expect(dialog).toContainText('৳25,000.00')
    await page.keyboard.press('Enter')
    await expect(stepOf(dialog, 'limits')).toBeVisible()
    // Its plan is the owner's to say: Starter until then.
    const plan = dialog.getByLabel(say('providerSettings.plan'))
    await expect(plan).toHaveValue('60')
    await plan.fill('120')
    await plan.press('Enter')
    await expect(page.getByText(say('settings.saved')).first()).toBeVisible()
    await onward(dialog, 'setUp.limitsRight').focus()
    // It has no word for a postpaid line.
    await expect(dialog.getByRole('row').nth(1)).not.toContainText(say('recharge.line.postpaid'))
    await page.keyboard.press('Enter')
    await expect(stepOf(dialog, 'certification')).toBeVisible()
    await page.keyboard.press('Backspace')
    await expect(onward(dialog, 'setUp.limitsRight')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(onward(dialog, 'setUp.finish')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(dialog).toHaveCount(0)
    const [set] = await shop.client.providers.list()
    expect(set).toMatchObject({ provider: 'alsamiflexi', hasKey: true, limitsSeen: true })
    expect(set?.perMinute).toBe(120)
    await openSteps(page, 'alsamiflexi')
    await expect(stepOf(dialog, 'certification')).toBeVisible()
  })

  test('over https first; without it only knowingly, and with a warning that lasts', async ({
    page,
    shop,
  }) => {
    const { url, key } = shop.sandbox().accounts.flexiloadbd
    await openSettings(page, shop)
    const dialog = await openSteps(page, 'flexiloadbd')
    await expect(dialog).toContainText(say('setUp.httpsFirst'))
    const address = dialog.getByRole('textbox', { name: say('providerSettings.address') })
    await address.fill(url.replace('http:', 'https:'))
    const keyField = dialog.getByLabel(say('providerSettings.key'), { exact: true })
    await keyField.fill(key)
    await page.keyboard.press('Enter')
    // The sandbox speaks plainly on that port: whoever it is, it shows no certificate.
    await expect(dialog).toContainText(say('setUp.strangeHttps'))
    await expect(dialog.getByRole('button', { name: say('setUp.askAgain') })).toBeFocused()
    expect((await shop.client.providers.list())[0]?.baseUrl).toMatch(/^https:/u)
    await picture(page, 'setup-no-https')
    await dialog.getByRole('button', { name: say('setUp.withoutHttps') }).click()

    await expect(stepOf(dialog, 'key')).toBeVisible()
    await expect(address).toHaveValue(url)
    await expect(dialog).toContainText(say('setUp.keyAgain'))
    await expect(keyField).toBeFocused()
    await page.keyboard.type(key)
    await page.keyboard.press('Enter')
    await expect(dialog).toContainText(say('providerSettings.testGood'))
    await expect(dialog).toContainText(say('providerSettings.httpLasting'))
    await dialog.getByRole('button', { name: say('setUp.askHttps') }).click()
    await expect(dialog).toContainText(say('certifiedFinding.https-no'))
    await page.keyboard.press('Escape')
    const pill = page.getByRole('list', { name: say('shell.providers') }).getByRole('listitem')
    await expect(pill).toContainText(say('shell.plainHttp'))
    await page.keyboard.press('F1')
    await expect(pill).toContainText(say('shell.plainHttp'))
  })

  test('at autoflexi too, which names no limit of its own', async ({ page, shop }) => {
    const { url, key } = shop.sandbox().accounts.autoflexi
    await openSettings(page, shop)
    const dialog = await openSteps(page, 'autoflexi')
    await dialog.getByRole('textbox', { name: say('providerSettings.address') }).fill(url)
    await dialog.getByLabel(say('providerSettings.key'), { exact: true }).fill(key)
    await page.keyboard.press('Enter')
    await expect(dialog).toContainText(say('providerSettings.testGood'))
    await onward(dialog).click()
    await expect(stepOf(dialog, 'wallets')).toBeVisible()
    await expect(dialog.locator('[data-opened="true"]')).toHaveCount(1)
    await onward(dialog).click()
    await expect(dialog).toContainText(say('setUp.pace.courtesy', { apart: '২' }))
    await onward(dialog, 'setUp.limitsRight').click()
    await expect(stepOf(dialog, 'certification')).toBeVisible()
    const [set] = await shop.client.providers.list()
    expect(set).toMatchObject({ provider: 'autoflexi', limitsSeen: true, perMinute: null })
  })

  test('so that anybody can: every page of it', async ({ page, shop }) => {
    test.setTimeout(180_000)
    const { url, key } = shop.sandbox().accounts.flexiloadbd
    await openSettings(page, shop)
    const dialog = await openSteps(page, 'flexiloadbd')
    await holds(page, shop, 'the key step')
    await picture(page, 'setup-key')
    await dialog.getByRole('textbox', { name: say('providerSettings.address') }).fill(url)
    await dialog.getByLabel(say('providerSettings.key'), { exact: true }).fill(key)
    await page.keyboard.press('Enter')
    await expect(dialog).toContainText(say('providerSettings.testGood'))
    await holds(page, shop, 'the connection step')
    await picture(page, 'setup-connection')
    await onward(dialog).click()
    await expect(stepOf(dialog, 'wallets')).toBeVisible()
    await expect(dialog).toContainText('৳12,480.50')
    await holds(page, shop, 'the wallets step')
    await picture(page, 'setup-wallets')
    await onward(dialog).click()
    await expect(stepOf(dialog, 'limits')).toBeVisible()
    await holds(page, shop, 'the limits step')
    await picture(page, 'setup-limits')
    await onward(dialog, 'setUp.limitsRight').click()
    await expect(stepOf(dialog, 'certification')).toBeVisible()
    await holds(page, shop, 'the measuring step')
    await picture(page, 'setup-certification')
    await dialog.getByRole('button', { name: say('certification.open') }).click()
    await expect(page.getByRole('dialog').last()).toContainText(say('certification.lead'))
  })
})

test.describe('a provider without https', () => {
  test.use({ opening: { ...real, providers: ['flexiloadbd', 'autoflexi'] } })

  test('is kept to small amounts: more goes another way, and the read-back says why', async ({
    page,
    shop,
  }) => {
    await openSettings(page, shop)
    const card = page.getByRole('region', { name: 'flexiloadbd' })
    const most = card.getByRole('textbox', { name: say('plainHttp.line') })
    await most.fill('100')
    await page.keyboard.press('Enter')
    const pill = page.getByRole('list', { name: say('shell.providers') }).getByRole('listitem')
    await expect(pill.first()).toContainText(say('shell.plainHttpMost', { limit: '৳100' }))
    await picture(page, 'setup-plain-http')
    await page.keyboard.press('F1')
    const screen = new RechargePage(page, 'bn')
    await screen.enter({ number: '01712345678', amount: '200' })
    const passed = { provider: 'flexiloadbd', limit: '৳100' }
    await expect(screen.readBack).toContainText(say('passedOver.plain-http', passed))
    await expect(screen.readBack).toContainText(say('recharge.via', { provider: 'autoflexi' }))
    await picture(page, 'setup-passed-over')
    await holds(page, shop, 'a read-back that says why it goes another way')
    await screen.send()
    await screen.sees('succeeded')
    await screen.sell({ number: '01712345679', amount: '100' })
    await screen.sees('succeeded')
    const sold = await everySale(shop.client)
    expect(sold.map(({ provider }) => provider).toSorted()).toEqual(['autoflexi', 'flexiloadbd'])
  })
})

test.describe('a provider with too little balance', () => {
  test.use({ opening: { ...real, providers: ['autoflexi', 'flexiloadbd'] } })

  test('is passed over, and the read-back says so; the strip says how its hour went', async ({
    page,
    shop,
  }) => {
    shop.clock.pace(200)
    for (let nth = 0; nth < 5; nth += 1) {
      const words = { kind: 'recharge', operator: 'GP', lineType: 'prepaid' } as const
      const number = `0171234567${nth}`
      const id = SaleId.parse(v7())
      const amount_e4 = taka(1_000)
      await shop.client.sales.submit({ id, ...words, number, amount_e4, provider: 'autoflexi' })
    }
    await expect.poll(async () => (await shop.client.health.get()).waiting).toBe(0)
    shop.clock.pace(30)
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.enter({ number: '01712345678', amount: '500' })
    const why = say('passedOver.short', { provider: 'autoflexi' })
    await expect(screen.readBack).toContainText(why)
    await expect(screen.readBack).toContainText(say('recharge.via', { provider: 'flexiloadbd' }))
    const strip = page.getByRole('list', { name: say('shell.providers') })
    const autoflexi = strip.getByRole('listitem').filter({ hasText: 'autoflexi' })
    // The shop's clock runs so fast that an answer may take seconds of it.
    await expect(autoflexi).toContainText(/\d+ (?:ms|সে\.)/u)
    await expect(autoflexi).toContainText('100%')
    await picture(page, 'setup-strip')
    await page.setViewportSize({ width: 1024, height: 768 })
    await picture(page, 'setup-strip-1024')
    await page.setViewportSize({ width: 1366, height: 768 })
    await page.keyboard.press('.')
    await expect(screen.readBack).toContainText(say('recharge.via', { provider: 'autoflexi' }))
    await expect(screen.readBack).not.toContainText(why)
  })
})
