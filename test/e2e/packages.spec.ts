import { taka } from '../../src/domain/money.ts'
import { holds } from './accessible.ts'
import { expect, test } from './fixture.ts'
import { PackagesPage } from './packages-page.ts'
import { picture, scrolling, sizes } from './pictures.ts'
import { everySale } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import { languages } from './words.ts'

const NUMBER = '01712345678'
/** The first pack of the provider's document, at ৳149 of which ৳5 come back. */
const FIRST = '1 GB – 30 Days'
const MINUTE = 60_000

for (const language of languages) {
  test.describe(`a pack sold by keyboard alone, in ${language}`, () => {
    test('is found, read back with its wallet, sent with + and delivered', async ({
      page,
      shop,
    }) => {
      await shop.client.settings.save({ language })
      const screen = await PackagesPage.open(page, shop, language)
      const { say } = screen
      await picture(page, `packages-empty-${language}`)
      await screen.enterNumber(NUMBER)
      await expect(screen.lit()).toContainText(FIRST)
      await picture(page, `packages-list-${language}`)
      await page.keyboard.type('1 gb')
      await expect(screen.rows()).toHaveCount(1)
      await screen.pad.press('Enter')
      await expect(screen.readBack).toBeFocused()
      const wallet = `flexiloadbd · ${say('wallets.names.flexiload')}`
      for (const words of [FIRST, '৳149', say('recharge.via', { provider: wallet }), '৳5.00']) {
        await expect(screen.readBack).toContainText(words)
      }
      await picture(page, `packages-read-back-${language}`)
      expect(await everySale(shop.client)).toEqual([])
      await screen.send()
      await screen.sees('succeeded')
      await expect(screen.result).toContainText(FIRST)
      await picture(page, `packages-sent-${language}`)
      const [sale] = await everySale(shop.client)
      expect(sale).toMatchObject({
        kind: 'package',
        packageName: FIRST,
        amount_e4: taka(149),
        charged_e4: taka(144),
        commission_e4: taka(5),
      })
      expect(shop.sandbox().oracle.executions()).toMatchObject([{ packageId: 1, number: NUMBER }])
    })
  })
}

test.describe('the list of a network', () => {
  test('answers a budget, words in both scripts, sorts and orders', async ({ page, shop }) => {
    const screen = await PackagesPage.open(page, shop, 'bn')
    await screen.enterNumber(NUMBER)
    await screen.pad.type('100')
    const budget = screen.say('packages.budget', { count: 4, amount: '৳100', shown: '৪' })
    await expect(page.getByText(budget)).toBeVisible()
    expect((await screen.names()).toSorted()).toEqual(
      [
        '3 GB – 7 Days',
        '40 Min – 2 Days',
        'Rate Cutter 1.2 Tk/Min – 30 Days',
        '৫ জিবি – ৩ দিন',
      ].toSorted(),
    )
    await picture(page, 'packages-budget-bn')
    // The most data for a taka first.
    await page.keyboard.press('=')
    await expect(screen.lit()).toContainText('৫ জিবি – ৩ দিন')
    // Then what earns most.
    await page.keyboard.press('=')
    await expect(screen.lit()).toContainText('3 GB – 7 Days')
    await screen.pad.press('-')
    await expect(screen.search).toHaveValue('')
    await expect(screen.number).not.toHaveValue('')
    await page.keyboard.type('৫ gb')
    expect(await screen.names()).toEqual(['৫ জিবি – ৩ দিন'])
    await screen.pad.press('-')
    await screen.pad.press('*')
    await expect(screen.rows()).toHaveCount(4)
    await page.keyboard.type('নেই এমন')
    await expect(page.getByText(screen.say('packages.nothing'))).toBeVisible()
    await picture(page, 'packages-nothing-bn')
  })

  test('is looked through before there is a number, and waits for it', async ({ page, shop }) => {
    const screen = await PackagesPage.open(page, shop, 'bn')
    await screen.pad.press('/')
    await screen.pad.press('Enter')
    await expect(screen.search).toBeFocused()
    const first = await screen.lit().getAttribute('data-pack')
    await page.keyboard.press('ArrowDown')
    await expect(screen.lit()).not.toHaveAttribute('data-pack', first ?? '')
    await page.keyboard.press('ArrowUp')
    await screen.pad.press('Enter')
    await expect(screen.number).toBeFocused()
    await screen.pad.type(NUMBER)
    await screen.pad.press('Enter')
    await expect(screen.readBack).toBeFocused()
    await expect(screen.readBack).toContainText(FIRST)
  })

  test('is told with its age, and what changed since', async ({ page, shop }) => {
    const screen = await PackagesPage.open(page, shop, 'bn')
    shop.sandbox().oracle.changePacks({ change: 'reprice', id: 2, price_e4: taka(69) })
    shop.sandbox().oracle.changePacks({ change: 'withdraw', id: 4 })
    await screen.enterNumber(NUMBER)
    await page.keyboard.press(';')
    const changed = screen.say('packages.changedToday', { count: 2, shown: '২' })
    await expect(page.getByRole('button', { name: changed })).toBeVisible()
    await page.keyboard.press("'")
    const dialog = page.getByRole('dialog', { name: screen.say('packChange.title') })
    await expect(dialog).toContainText('৳65 → ৳69')
    await expect(dialog.locator('[data-change="withdrawn"]')).toContainText('৫ জিবি – ৩ দিন')
    await picture(page, 'packages-changes-bn')
    await page.keyboard.press('Escape')
    await expect(screen.search).toBeFocused()
  })
})

test.describe('a list whose provider is away', () => {
  const providers = ['flexiloadbd'] as const
  test.use({ opening: { books: 'real', welcomed: true, settings: {}, providers } })

  test('is looked through as it last came, and says that it is of yesterday', async ({
    page,
    shop,
  }) => {
    await page.clock.setSystemTime(Date.now() + 26 * 60 * MINUTE)
    const screen = await PackagesPage.open(page, shop, 'bn')
    await screen.enterNumber(NUMBER)
    const yesterday = screen.say('packages.ageDays', { count: 1 })
    await expect(page.getByText(yesterday)).toBeVisible()
    const { url: baseUrl, key } = shop.sandbox().accounts.flexiloadbd
    const nowhere = baseUrl.replace(/:\d+/u, ':1')
    const there = { provider: 'flexiloadbd', key, preference: 1, acceptPlainHttp: true } as const
    await shop.client.providers.save({ ...there, baseUrl: nowhere })
    const health = async () => {
      const all = await shop.client.providers.list()
      return all.find(({ provider }) => provider === 'flexiloadbd')?.health.state
    }
    await page.keyboard.press(';')
    await expect.poll(health).toBe('down')
    await expect(page.getByText(screen.say('packages.away', { age: yesterday }))).toBeVisible()
    await expect(screen.rows()).not.toHaveCount(0)
    await page.keyboard.type('25 gb')
    await expect(screen.rows()).toHaveCount(1)
    await picture(page, 'packages-away-bn')
    await shop.client.providers.save({ ...there, baseUrl })
  })
})

test.describe('a pack whose price changed meanwhile', () => {
  test('asks again on the read-back with the old price and the new', async ({ page, shop }) => {
    const screen = await PackagesPage.open(page, shop, 'bn')
    await screen.choose(NUMBER, '1 gb')
    shop.sandbox().oracle.changePacks({ change: 'reprice', id: 1, price_e4: taka(159) })
    await page.keyboard.press(';')
    const words = screen.say('packages.repriced', { was: '৳149', is: '৳159' })
    await expect(screen.readBack).toContainText(words)
    await picture(page, 'packages-repriced-bn')
    await screen.pad.press('+')
    expect(await everySale(shop.client)).toEqual([])
    await screen.pad.press('Enter')
    await expect(screen.readBack).toContainText(screen.say('packages.priceWas', { was: '৳149' }))
    await expect(screen.readBack).not.toContainText(words)
    await screen.send()
    await screen.sees('succeeded')
    expect(await everySale(shop.client)).toMatchObject([{ amount_e4: taka(159) }])
  })

  test('comes back from the counter that read it at the last moment', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(/status of 422/u)
    const screen = await PackagesPage.open(page, shop, 'bn')
    await screen.choose(NUMBER, '1 gb')
    shop.sandbox().oracle.changePacks({ change: 'reprice', id: 1, price_e4: taka(159) })
    // Past the time a price holds: the core reads it before it sends.
    shop.clock.leap(6 * MINUTE)
    await screen.pad.press('+')
    const words = screen.say('packages.repriced', { was: '৳149', is: '৳159' })
    await expect(screen.readBack).toContainText(words)
    expect(await everySale(shop.client)).toEqual([])
    expect(shop.sandbox().oracle.executions()).toEqual([])
  })

  test('asks again where it is called something else for the same price', async ({
    page,
    shop,
  }) => {
    const screen = await PackagesPage.open(page, shop, 'bn')
    await screen.choose(NUMBER, '1 gb')
    const name = '1 GB – 3 Days'
    shop.sandbox().oracle.changePacks({ change: 'rename', id: 1, name })
    await page.keyboard.press(';')
    const words = screen.say('packages.renamed', { was: FIRST, is: name })
    await expect(screen.readBack).toContainText(words)
    await picture(page, 'packages-renamed-bn')
    await screen.pad.press('+')
    expect(await everySale(shop.client)).toEqual([])
    await screen.pad.press('Enter')
    await expect(screen.readBack).toContainText(screen.say('packages.nameWas', { was: FIRST }))
    await expect(screen.readBack).not.toContainText(words)
    await screen.send()
    await screen.sees('succeeded')
    expect(await everySale(shop.client)).toMatchObject([{ packageName: name }])
  })

  test('says so where it is gone, and leads back to the list', async ({ page, shop }) => {
    const screen = await PackagesPage.open(page, shop, 'bn')
    await screen.choose(NUMBER, '1 gb')
    shop.sandbox().oracle.changePacks({ change: 'withdraw', id: 1 })
    await page.keyboard.press(';')
    await expect(screen.readBack).toContainText(screen.say('packages.withdrawn'))
    await screen.pad.press('Enter')
    await expect(screen.search).toBeFocused()
    await screen.pad.press('-')
    expect(await screen.names()).not.toContain(FIRST)
  })

  test('is shown beside what was taken, and can be listed', async ({ page, shop }) => {
    const screen = await PackagesPage.open(page, shop, 'bn')
    await screen.choose(NUMBER, '1 gb')
    // The counter has just read the list: it sends, and the provider takes its new price.
    shop.sandbox().oracle.changePacks({ change: 'reprice', id: 1, price_e4: taka(169) })
    await screen.send()
    await screen.sees('succeeded')
    const words = screen.say('otherPrice.dearer', {
      charged: '৳164.00',
      expected: '৳144.00',
      by: '৳20.00',
    })
    await expect(screen.result).toContainText(words)
    await picture(page, 'packages-other-price-bn')
    await page.keyboard.press('F5')
    await page.getByRole('button', { name: screen.say('transactions.state') }).click()
    await page.getByRole('option', { name: screen.say('transactions.otherPrice') }).click()
    await expect(page.getByRole('grid').getByRole('row')).toHaveCount(1)
    await page.getByRole('grid').getByRole('row').click()
    await expect(page.getByRole('complementary')).toContainText(words)
  })
})

test.describe('a drive pack', () => {
  test('stands on its own shelf, and card and slip say that it takes hours', async ({
    page,
    shop,
  }) => {
    const screen = await PackagesPage.open(page, shop, 'bn')
    const { say } = screen
    await screen.enterNumber(NUMBER)
    for (let presses = 0; presses < 5; presses += 1) await screen.pad.press('*')
    await expect(screen.rows()).toHaveCount(2)
    await screen.pad.press('Enter')
    await expect(screen.readBack).toBeFocused()
    await expect(screen.readBack).toContainText(say('drive.takesHours'))
    const wallet = `flexiloadbd · ${say('wallets.names.drive')}`
    await expect(screen.readBack).toContainText(say('recharge.via', { provider: wallet }))
    await picture(page, 'packages-drive-bn')
    shop.clock.pace(1)
    await screen.send()
    await screen.sees('waiting')
    await expect(screen.result).toContainText(say('next.waiting', { kind: 'drive' }))
    await page.keyboard.press('Control+KeyP')
    const slip = page.getByRole('dialog').locator('[data-paper="waiting"]')
    await expect(slip).toContainText(say('slip.waitingNext', { kind: 'drive' }))
    await picture(page, 'packages-drive-slip-bn')
    await page.keyboard.press('Escape')
    shop.clock.pace(600)
    await screen.sees('succeeded')
  })
})

test.describe('a recharge of an amount that is the price of a small pack alone', () => {
  test('says so before it is sent, and of no other amount or network', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.enter({ number: NUMBER, amount: '14' })
    const values = { amount: '৳14', operator: 'গ্রামীণফোনে' }
    await expect(page.getByText(screen.say('recharge.smallPack', values))).toBeVisible()
    await screen.pad.press('-')
    await screen.enter({ number: NUMBER, amount: '15' })
    await expect(page.getByText('শুধু ছোট প্যাকের দাম')).toHaveCount(0)
    await screen.pad.press('-')
    await screen.enter({ number: '01812345678', amount: '14' })
    await expect(page.getByText('শুধু ছোট প্যাকের দাম')).toHaveCount(0)
  })
})

test.describe('a shop without flexiloadbd', () => {
  test.use({ opening: { books: 'real', welcomed: true, settings: {}, providers: ['autoflexi'] } })

  test('says who sells packages, and leads there', async ({ page, shop }) => {
    await page.goto(shop.pageUrl)
    const screen = new PackagesPage(page, 'bn')
    await expect(screen.number).toBeFocused()
    await page.keyboard.press('F2')
    await expect(
      page.getByText(screen.say('packages.noSeller', { provider: 'flexiloadbd' })),
    ).toBeVisible()
    await picture(page, 'packages-no-seller-bn')
    await page.getByRole('button', { name: screen.say('packages.toProviders') }).click()
    await expect(page.getByRole('tab', { name: screen.say('settings.providers') })).toBeVisible()
  })
})

test.describe('anybody can use', () => {
  test.describe.configure({ timeout: 180_000 })

  test('the packages: the list, what is found in vain, and the read-back', async ({
    page,
    shop,
  }) => {
    const screen = await PackagesPage.open(page, shop, 'bn')
    await holds(page, shop, 'the packages before there is a number')
    await screen.enterNumber(NUMBER)
    await holds(page, shop, 'the list of packages')
    await page.keyboard.type('xyz')
    await holds(page, shop, 'no package found')
    await screen.pad.press('-')
    await screen.pad.press('Enter')
    await expect(screen.readBack).toBeFocused()
    await holds(page, shop, 'a package read back')
    await page.keyboard.press("'")
    await holds(page, shop, 'what changed in the lists')
  })

  test('the help sheet, which has every key of theirs at once', async ({ page, shop }) => {
    const screen = await PackagesPage.open(page, shop, 'bn')
    await page.keyboard.press('Shift+Slash')
    const sheet = page.getByRole('dialog', { name: screen.say('keys.title') })
    for (const words of ['packShelf', 'packOrder', 'readList', 'packChanges']) {
      const line = sheet.getByRole('definition').filter({ hasText: screen.say(`keys.${words}`) })
      await expect(line).toBeInViewport({ ratio: 1 })
    }
    expect(await scrolling(page)).toEqual([])
    await picture(page, 'packages-help-bn')
  })

  for (const size of sizes) {
    test(`the packages at ${size.width}×${size.height}`, async ({ page, shop }) => {
      await page.setViewportSize(size)
      const screen = await PackagesPage.open(page, shop, 'bn')
      await screen.choose('01812345678', '')
      await screen.send()
      await screen.sees('succeeded')
      await screen.enterNumber(NUMBER)
      await expect(screen.rows().first()).toBeVisible()
      const { below_px } = await picture(page, `packages-${size.width}`)
      expect(below_px).toBe(0)
    })
  }
})
