import { taka } from '../../src/domain/money.ts'
import { holds } from './accessible.ts'
import { openSlip } from './dialogs.ts'
import { expect, test } from './fixture.ts'
import { PackagesPage } from './packages-page.ts'
import { picture } from './pictures.ts'
import { everySale } from './proof.ts'
import { RechargePage } from './recharge-page.ts'

const NUMBER = '01712345678'
const NOWHERE = 'http://127.0.0.1:1/api/gateway/v1'

test.describe('a pack of Skitto’s', () => {
  test('is found beside Grameenphone’s, sold as Skitto’s and remembered', async ({
    page,
    shop,
  }) => {
    const screen = await PackagesPage.open(page, shop, 'bn')
    const skitto = screen.say('recharge.line.skitto')
    const operator = page.getByRole('button', { name: screen.say('recharge.changeOperator') })
    await screen.enterNumber(NUMBER)
    await screen.pad.press('/')
    await expect(operator).toContainText(skitto)
    await expect(screen.rows()).toHaveCount(4)
    await expect(screen.lit()).toContainText('2 GB – 7 Days')
    await holds(page, shop, 'the packages of Skitto')
    await picture(page, 'packages-skitto-bn')
    await screen.pad.press('Enter')
    await expect(screen.readBack).toBeFocused()
    for (const words of [skitto, '2 GB – 7 Days', '৳53', '৳1.50']) {
      await expect(screen.readBack).toContainText(words)
    }
    await picture(page, 'packages-skitto-read-back-bn')
    await screen.send()
    await screen.sees('succeeded')
    await expect(screen.result).toContainText(`${skitto} 2 GB – 7 Days`)
    await expect(screen.result).not.toContainText('গ্রামীণফোন')
    const slip = await openSlip(page, screen.say)
    const lineOf = (name: string) =>
      slip.locator('dl > div').filter({ has: page.getByText(name, { exact: true }) })
    await expect(lineOf(screen.say('kinds.package.operator')).locator('dd')).toHaveText(skitto)
    const pack = lineOf(screen.say('slip.package')).locator('dd')
    await expect(pack).toHaveText('2 GB – 7 Days')
    await picture(page, 'packages-skitto-slip-bn')
    await page.keyboard.press('Escape')
    await expect(slip).toHaveCount(0)
    const sold = { kind: 'package', operator: 'GP', lineType: 'skitto', packageId: 42 }
    expect(await everySale(shop.client)).toMatchObject([sold])
    expect(shop.sandbox().oracle.executions()).toMatchObject([sold])
    // The next time nobody has to say that it is Skitto: neither here nor for a recharge.
    await screen.enterNumber(NUMBER)
    await expect(operator).toContainText(skitto)
    await screen.pad.press('-')
    await page.keyboard.press('F1')
    const recharge = new RechargePage(page, 'bn')
    await recharge.enter({ number: NUMBER, amount: '50' })
    await expect(recharge.readBack).toContainText(skitto)
    await expect(page.getByRole('main')).not.toContainText('গ্রামীণফোন')
    const trigger = page.getByRole('group', { name: recharge.say('recharge.quick') })
    await expect(trigger.getByRole('button', { name: '108' })).toHaveCount(0)
  })

  test('is no other network’s: a pack that was chosen goes with its list (row 22)', async ({
    page,
    shop,
  }) => {
    const screen = await PackagesPage.open(page, shop, 'bn')
    await screen.choose(NUMBER, '1 gb')
    await screen.pad.press('/')
    await expect(screen.search).toBeFocused()
    expect(await screen.names()).not.toContain('1 GB – 30 Days')
    await screen.pad.press('+')
    expect(await everySale(shop.client)).toEqual([])
  })
})

test.describe('a pack whose provider tells its price again as what it took', () => {
  test('earns what its list says, and is no pack at another price', async ({ page, shop }) => {
    shop.sandbox().oracle.way('flexiloadbd', { payableIsPrice: true })
    const screen = await PackagesPage.open(page, shop, 'bn')
    await screen.choose(NUMBER, '1 gb')
    await screen.send()
    await screen.sees('succeeded')
    expect(await everySale(shop.client)).toMatchObject([
      { amount_e4: taka(149), charged_e4: null, commission_e4: taka(5) },
    ])
    await expect(screen.result).not.toContainText('৳149.00')
    await page.keyboard.press('F5')
    await page.getByRole('button', { name: screen.say('transactions.state') }).click()
    await page.getByRole('option', { name: screen.say('transactions.otherPrice') }).click()
    await expect(page.getByRole('grid').getByRole('row')).toHaveCount(0)
  })
})

test.describe('a pack that could not be sent', () => {
  const providers = ['flexiloadbd', 'alsamiflexi', 'autoflexi'] as const
  test.use({ opening: { books: 'real', welcomed: true, settings: {}, providers } })

  test('is tried again or called off, and offered through nobody who sells none', async ({
    page,
    shop,
  }) => {
    const screen = await PackagesPage.open(page, shop, 'bn')
    const { url, key } = shop.sandbox().accounts.flexiloadbd
    const account = { provider: 'flexiloadbd', key, preference: 1, acceptPlainHttp: true } as const
    await screen.choose(NUMBER, '1 gb')
    await shop.client.providers.save({ ...account, baseUrl: NOWHERE })
    await screen.send()
    await screen.sees('not-sent')
    const button = (words: string) => screen.result.getByRole('button', { name: screen.say(words) })
    await expect(button('sale.tryAgain')).toBeVisible()
    await expect(button('sale.cancel')).toBeVisible()
    await expect(button('sale.otherProvider')).toHaveCount(0)
    await expect(screen.result).not.toContainText('অন্য প্রোভাইডার')
    await picture(page, 'packages-not-sent-bn')
    await shop.client.providers.save({ ...account, baseUrl: url })
    await button('sale.cancel').click()
    await screen.sees('cancelled')
  })
})
