import type { Locator, Page } from '@playwright/test'
import { v7 } from 'uuid'
import type { SaleIntent } from '../../src/contract/schemas.ts'
import type { TransferSettings } from '../../src/contract/transfers.ts'
import { taka } from '../../src/domain/money.ts'
import { type SaleId, SaleId as Id } from '../../src/domain/sale.ts'
import { TYPED_ONCE_UP_TO_e4 } from '../../src/domain/kinds/transfer/twice.ts'
import { openSlip, type SlipName } from './dialogs.ts'
import { expect, practice, test } from './fixture.ts'
import { picture } from './pictures.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'
import { type Language, languages, type Say } from './words.ts'

const RECHARGE = /রিচার্জ|recharge/iu
const transfers: TransferSettings = {
  on: true,
  typedOnceUpTo_e4: TYPED_ONCE_UP_TO_e4,
  charges: [],
}

type Kind = 'package' | 'drive' | 'transfer' | 'bill'
type Sold<Intent> = Intent extends SaleIntent ? Omit<Intent, 'id' | 'provider'> : never

/** A sale of each kind to a number that ends so. */
async function wordsOf(shop: Shop, kind: Kind, ending: string): Promise<Sold<SaleIntent>> {
  const number = `0171234${ending}`
  switch (kind) {
    case 'package':
    case 'drive': {
      const { packages } = await shop.client.packages.list({ operator: 'GP' })
      const pack = packages.find(({ sort }) => (sort === 'drive') === (kind === 'drive'))
      if (!pack) throw new Error(`no ${kind} in the list`)
      const { id: packageId, name: packageName, price_e4: amount_e4 } = pack
      return { kind, operator: 'GP', number, packageId, packageName, amount_e4 }
    }
    case 'transfer':
      return { kind, operator: 'BK', number, walletType: 'personal', amount_e4: taka(500) }
    case 'bill':
      return {
        kind,
        operator: 'DSD',
        number: `123456${ending}`,
        month: '10',
        year: '2025',
        phone: '',
        amount_e4: taka(850),
      }
    default:
      return kind satisfies never
  }
}

async function sell(shop: Shop, kind: Kind, ending: string): Promise<SaleId> {
  const id = Id.parse(v7())
  await shop.client.sales.submit({ id, ...(await wordsOf(shop, kind, ending)) })
  return id
}

/** Sales whose papers are a receipt, a refund, money returned, a waiting one and an unknown one. */
async function tradeOf(shop: Shop, kind: Kind): Promise<Map<SlipName, SaleId>> {
  const isRead = async () => (await shop.client.packages.list({ operator: 'GP' })).driveReadAt_ms
  await expect.poll(isRead).not.toBeNull()
  const stands = (id: SaleId) =>
    expect.poll(async () => (await shop.client.sales.get({ id })).state, { timeout: 20_000 })
  shop.clock.pace(200)
  const receipt = await sell(shop, kind, '0001')
  await stands(receipt).toBe('succeeded')
  const failed = await sell(shop, kind, '0002')
  const refunded = await sell(shop, kind, '0006')
  await stands(failed).toBe('failed')
  await stands(refunded).toBe('failed')
  await shop.client.sales.refund({ id: refunded })
  shop.clock.pace(1)
  const waiting = await sell(shop, kind, '0005')
  await stands(waiting).toBe('accepted')
  shop.clock.pace(0)
  const unknown = await sell(shop, kind, '0003')
  await stands(unknown).toBe('in-doubt')
  return new Map([
    ['receipt', receipt],
    ['failed', failed],
    ['refunded', refunded],
    ['waiting', waiting],
    ['unknown', unknown],
  ])
}

/** Everything it says: a sale of another kind is nowhere called a recharge. */
async function isNoRecharge(part: Locator): Promise<void> {
  const said = (await part.allInnerTexts()).join(' ')
  expect(said).not.toMatch(RECHARGE)
  // Nothing is left open, and no name of a text stands where its words should.
  expect(said).not.toMatch(/\$t\(|\{\{|kinds\./u)
}

async function openPage(page: Page, shop: Shop, language: Language) {
  await shop.client.settings.save({ language })
  return await RechargePage.open(page, shop, language)
}

for (const kind of ['package', 'drive', 'transfer', 'bill'] as const) {
  for (const language of languages) {
    test.describe(`a ${kind} in ${language}`, () => {
      test.use({ opening: { ...practice, settings: { transfers } } })

      test('is no recharge in its story or on any paper', async ({ page, shop }) => {
        const sales = await tradeOf(shop, kind)
        const { say } = await openPage(page, shop, language)
        await page.keyboard.press('F5')
        for (const [name, id] of sales) {
          const { number } = await shop.client.sales.get({ id })
          await page
            .getByRole('row')
            .filter({ hasText: `••••${number.slice(-4)}` })
            .click()
          const detail = page.locator('[data-detail]')
          await expect(detail).toContainText(number.slice(-4))
          await isNoRecharge(detail)
          const slip = (await openSlip(page, say)).getByRole('article')
          await expect(slip).toHaveAttribute('data-paper', name)
          await isNoRecharge(slip)
          if (name === 'failed') await expect(slip).toContainText(say(`kinds.${kind}.failed`))
          if (name === 'unknown') await expect(slip).toContainText(say(`kinds.${kind}.keep`))
          await picture(page, `kind-${kind}-${name}-${language}`)
          await page.keyboard.press('Escape')
          await expect(page.getByRole('dialog')).toHaveCount(0)
        }
        shop.clock.pace(200)
      })
    })
  }
}

/** Types into the fields of a screen until the read-back stands, and sends. */
async function goOn(screen: RechargePage, presses: readonly string[]): Promise<void> {
  for (const press of presses) {
    if (/^[0-9]+$/u.test(press)) await screen.pad.type(press)
    else await screen.page.keyboard.press(press)
  }
  await expect(screen.readBack).toBeFocused()
  await isNoRecharge(screen.page.getByRole('main'))
  await screen.pad.press('+')
}

async function chooseEnding(page: Page, say: Say, ending: string): Promise<void> {
  await page.keyboard.press('Control+KeyM')
  const dialog = page.getByRole('dialog', { name: say('recharge.practiceTitle') })
  await expect(dialog).toBeVisible()
  await isNoRecharge(dialog)
  await dialog.getByRole('button', { name: `…${ending}` }).click()
  await expect(dialog).toHaveCount(0)
}

const screens = [
  { kind: 'package', key: 'F2', number: '01712340006', presses: ['Enter', 'Enter'] },
  { kind: 'transfer', key: 'F3', number: '01712340006', presses: ['/', 'Enter', '500', 'Enter'] },
  {
    kind: 'bill',
    key: 'F4',
    number: '1234560006',
    presses: ['/', '/', '/', '/', 'Enter', 'Enter', 'Enter', '850', 'Enter'],
  },
] as const

for (const language of languages) {
  test.describe(`the practice numbers in ${language}`, () => {
    test.use({ opening: { ...practice, settings: { transfers } } })

    for (const { kind, key, number, presses } of screens) {
      test(`are typed where a ${kind} is sold, and its card fits it`, async ({ page, shop }) => {
        const screen = await openPage(page, shop, language)
        const isRead = async () => (await shop.client.packages.list({ operator: 'GP' })).readAt_ms
        await expect.poll(isRead).not.toBeNull()
        await page.keyboard.press(key)
        const field = page.locator('input[data-stage="number"]')
        await expect(field).toBeFocused()
        await chooseEnding(page, screen.say, '0006')
        await expect(field).toBeFocused()
        const typed = async () => (await field.inputValue()).replaceAll(/\D/gu, '')
        await expect.poll(typed).toBe(number)
        await goOn(screen, presses)
        await screen.sees('refused')
        await isNoRecharge(screen.result)
        await picture(page, `kind-${kind}-card-${language}`)
        // Also from the card on, for the next try.
        await chooseEnding(page, screen.say, '0001')
        await expect.poll(typed).toBe(number.replace(/0006$/u, '0001'))
      })
    }
  })
}

test.describe('the practice numbers where nothing is sold', () => {
  test('are those of a recharge', async ({ page, shop }) => {
    const { say, number } = await RechargePage.open(page, shop, 'bn')
    // Mobile banking is off here, and its screen has no field.
    for (const key of ['F5', 'F3']) {
      await page.keyboard.press(key)
      await page.keyboard.press('Control+KeyM')
      const dialog = page.getByRole('dialog', { name: say('recharge.practiceTitle') })
      await expect(dialog).toContainText(say('kinds.recharge.practice'))
      await dialog.getByRole('button', { name: '…0001' }).click()
      await expect(number).toBeFocused()
      await expect(number).toHaveValue('01712-340 001')
    }
  })
})

test.describe('the wallet that pays', () => {
  test.use({ opening: { ...practice, settings: { transfers } } })

  test('is the one that is measured before mobile money is sent', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    const { pad, readBack, say } = screen
    const wallet = page.getByRole('textbox', { name: say('transferScreen.number') })
    const enter = async (figure: string) => {
      await page.keyboard.press('F3')
      await expect(wallet).toBeFocused()
      await pad.type('01812345678')
      for (const press of ['/', 'Enter'] as const) await pad.press(press)
      await pad.type(figure)
      await pad.press('Enter')
      await pad.type(figure)
      await pad.press('Enter')
      await expect(readBack).toBeFocused()
      await expect(readBack).toContainText('flexiloadbd')
    }
    // More than the wallet of recharges has, and less than that of mobile money.
    await enter('15000')
    const warning = readBack.locator('[data-low-balance]')
    await expect(warning).toHaveCount(0)
    for (let presses = 0; presses < 2; presses += 1) await pad.press('-')
    await enter('25000')
    const bank = `flexiloadbd · ${say('wallets.names.bank')}`
    const words = { provider: bank, left: '৳20,000.00', cost: '৳25,000.00' }
    await expect(warning).toContainText(say('lowBalance.shortAlone', words))
    await picture(page, 'kind-transfer-low-bn')
  })
})
