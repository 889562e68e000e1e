import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixture.ts'
import { executionsOf, everySale } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'
import { type Say, wordsIn } from './words.ts'

/** Above what a machine gives out by itself; specs of one file run one after the other. */
const PORT = '61814'

interface Section {
  readonly section: Locator
  readonly say: Say
  readonly standing: Locator
  readonly press: (key: string) => Promise<void>
}

/** The part of the settings where notices are switched on. */
async function openNotices(page: Page, shop: Shop): Promise<Section> {
  const say = wordsIn('bn')
  await page.goto(shop.pageUrl)
  await expect(page.getByRole('textbox', { name: say('recharge.number') })).toBeFocused()
  await page.keyboard.press('Control+Comma')
  await page.getByRole('tab', { name: say('settings.providers') }).click()
  const section = page.getByRole('region', { name: say('noticeSettings.title') })
  return {
    section,
    say,
    standing: section.locator('[data-standing]'),
    async press(key) {
      const name = say(`noticeSettings.${key}`)
      await section.getByRole('button', { name, exact: true }).focus()
      await page.keyboard.press('Enter')
    },
  }
}

/** Switched on, on a port of this spec. */
async function switchOn(section: Section, page: Page): Promise<void> {
  const { say, standing, press } = section
  await press('switchOn')
  const port = section.section.getByLabel(say('noticeSettings.port'))
  await port.fill(PORT)
  await port.press('Enter')
  await expect(page.getByText(say('settings.saved')).first()).toBeVisible()
  // The switch was saved as well, on the usual port: only the address tells which one holds.
  const address = section.section.getByLabel(say('noticeSettings.address'))
  await expect(address).toHaveValue(`http://127.0.0.1:${PORT}`)
  await expect(standing).toHaveAttribute('data-standing', 'listening')
}

test.describe('the door for notices', () => {
  test('is off, and opened by keyboard alone, with a path to copy', async ({ page, shop }) => {
    const notices = await openNotices(page, shop)
    const { section, say, standing } = notices
    await expect(standing).toHaveText(say('noticeSettings.off'))
    await expect(section.getByRole('textbox')).toHaveCount(0)
    await switchOn(notices, page)
    await expect(standing).toContainText(say('noticeSettings.never'))
    const path = section.getByLabel(say('noticeSettings.path'))
    await expect(path).toHaveValue(/^\/[\w-]{43}$/u)
    await notices.press('copy')
    await expect(page.getByText(say('noticeSettings.copied')).first()).toBeVisible()
    expect((await shop.client.settings.notices()).path).toBe(await path.inputValue())
    // What an owner tells the tunnel program is what listens here.
    const address = section.getByLabel(say('noticeSettings.address'))
    await expect(address).toHaveValue(`http://127.0.0.1:${PORT}`)
    await notices.press('copyAddress')
    const heard = await fetch(`${await address.inputValue()}${await path.inputValue()}`)
    expect(heard.status).toBe(405)
  })

  test('says at the field what is no port, and keeps the one it has', async ({ page, shop }) => {
    const notices = await openNotices(page, shop)
    const { section, say } = notices
    await switchOn(notices, page)
    const port = section.getByLabel(say('noticeSettings.port'))
    await port.fill('80')
    await expect(section).toContainText(say('noticeSettings.portWrong'))
    await expect(port).toHaveAttribute('aria-invalid', 'true')
    await port.press('Enter')
    expect((await shop.client.settings.notices()).port).toBe(Number(PORT))
  })

  test('gets a new path only where that was asked twice', async ({ page, shop }) => {
    const notices = await openNotices(page, shop)
    const { section, say, press } = notices
    await switchOn(notices, page)
    const path = section.getByLabel(say('noticeSettings.path'))
    const before = await path.inputValue()
    await press('renew')
    // The safe one has the focus: Enter pressed twice changes nothing.
    await expect(section.getByRole('button', { name: say('noticeSettings.renewNo') })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(section.getByRole('button', { name: say('noticeSettings.renew') })).toBeFocused()
    await expect(path).toHaveValue(before)
    await press('renew')
    await press('renewYes')
    await expect(path).not.toHaveValue(before)
    await expect(path).toHaveValue(/^\/[\w-]{43}$/u)
  })

  test('brings the id of a sale nobody answered, and the sale is found by it', async ({
    page,
    shop,
  }) => {
    await switchOn(await openNotices(page, shop), page)
    await page.keyboard.press('F1')
    const screen = new RechargePage(page, 'bn')
    // The notice must be here before the wallet has its say.
    shop.clock.pace(1)
    await screen.sell({ number: '01712340003', amount: '50', provider: 'alsamiflexi' })
    await screen.sees('succeeded')
    const [sale] = await everySale(shop.client)
    if (!sale) throw new Error('nothing was sold')
    const [execution] = executionsOf(shop, sale)
    expect(sale.providerReference).toBe(execution?.providerReference)
    expect((await shop.client.settings.notices()).lastAt_ms).not.toBeNull()
  })

  test('lets no forged one change anything', async ({ page, shop }) => {
    await switchOn(await openNotices(page, shop), page)
    await page.keyboard.press('F1')
    const screen = new RechargePage(page, 'bn')
    shop.clock.pace(0)
    // Pending for two minutes.
    await screen.sell({ number: '01712340005', amount: '50', provider: 'alsamiflexi' })
    await screen.sees('waiting')
    const [sale] = await everySale(shop.client)
    if (!sale) throw new Error('nothing was sold')
    shop.sandbox().oracle.forgeNotice({
      transaction_id: sale.providerReference ?? '',
      reference: sale.ourReference,
      times: 50,
    })
    const heard = async () => (await shop.client.settings.notices()).lastAt_ms
    await expect.poll(heard).not.toBeNull()
    shop.clock.pace(5)
    const isAsked = async () => {
      const { observations } = await shop.client.sales.get({ id: sale.id })
      return observations.some(({ source }) => source === 'status')
    }
    await expect.poll(isAsked).toBe(true)
    await screen.sees('waiting')
  })
})
