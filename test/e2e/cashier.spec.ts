import { expect, test } from './fixture.ts'
import { everySale } from './proof.ts'
import { RechargePage } from './recharge-page.ts'

const WORDS = { number: '01712345678', amount: '50' }

test.describe('a sale under the hands of a cashier', () => {
  test('survives a change of language in its midst', async ({ page, shop }) => {
    const bangla = await RechargePage.open(page, shop, 'bn')
    await bangla.enter(WORDS)
    await expect(bangla.readBack).toContainText('পঞ্চাশ টাকা')
    await page.keyboard.press('Control+KeyE')
    const english = new RechargePage(page, 'en')
    await expect(english.readBack).toBeFocused()
    await expect(english.readBack).toContainText('fifty taka')
    await expect(english.number).toHaveValue('01712-345 678')
    await expect(english.amount).toHaveValue('50')
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await english.send()
    await english.sees('succeeded')
    // The shop keeps the language: a reload speaks it from the first word.
    await page.reload()
    await expect(english.number).toBeFocused()
    expect(await shop.client.settings.get()).toMatchObject({ language: 'en' })
  })

  test('survives a look at another screen', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.enter(WORDS)
    await page.keyboard.press('F5')
    await expect(
      page.getByRole('grid').or(page.getByText(screen.say('transactions.none'))),
    ).toBeVisible()
    await page.keyboard.press('F1')
    await expect(screen.readBack).toBeFocused()
    await screen.send()
    await screen.sees('succeeded')
  })

  test('shows figures in the digits the shop wants', async ({ page, shop }) => {
    await shop.client.settings.save({ digits: 'bangla' })
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.pad.type(WORDS.number)
    await expect(screen.number).toHaveValue('০১৭১২-৩৪৫ ৬৭৮')
    await screen.pad.press('Enter')
    await screen.pad.type(WORDS.amount)
    await expect(screen.amount).toHaveValue('৫০')
    await screen.pad.press('Enter')
    await expect(screen.readBack).toContainText('৳৫০.০০')
    await screen.send()
    await screen.sees('succeeded')
    const [sale] = await everySale(shop.client)
    expect(sale).toMatchObject({ number: WORDS.number, amount_e4: 500_000 })
  })

  test('changes operator with / and says that the number began with another', async ({
    page,
    shop,
  }) => {
    await shop.client.settings.save({ language: 'en' })
    const screen = await RechargePage.open(page, shop, 'en')
    await screen.pad.type(WORDS.number)
    const operator = (name: string) =>
      page.getByRole('button', {
        name: new RegExp(`${screen.say('recharge.changeOperator')} .*${name}`, 'u'),
      })
    await expect(operator('Grameenphone')).toBeVisible()
    await screen.pad.press('/')
    await expect(operator('Robi')).toBeVisible()
    const warning = screen.say('recharge.mismatch', { hinted: 'Grameenphone’s', chosen: 'Robi' })
    await expect(page.getByText(warning.slice(0, warning.indexOf(';')))).toBeVisible()
    await screen.pad.press('Enter')
    await screen.pad.type(WORDS.amount)
    await screen.pad.press('Enter')
    await expect(screen.readBack).toContainText('RB')
    await screen.send()
    await screen.sees('succeeded')
    expect(await everySale(shop.client)).toMatchObject([{ operator: 'RB' }])
    // What succeeded is remembered for this number, though its prefix says otherwise.
    await screen.pad.type(WORDS.number)
    await expect(operator('Robi')).toBeVisible()
  })

  test('changes the line with * and clears with -', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    const line = (name: string) =>
      page.getByRole('radio', { name: screen.say(`recharge.line.${name}`), checked: true })
    await screen.pad.type(WORDS.number)
    await expect(line('prepaid')).toBeAttached()
    await screen.pad.press('*')
    await expect(line('postpaid')).toBeAttached()
    await screen.pad.press('*')
    await expect(line('skitto')).toBeAttached()
    await screen.pad.press('Enter')
    await screen.pad.type(WORDS.amount)
    await screen.pad.press('Enter')
    await expect(screen.readBack).toContainText('SK')
    await screen.pad.press('-')
    await expect(screen.number).toBeFocused()
    await expect(screen.number).toHaveValue('')
    await expect(screen.readBack).toHaveCount(0)
    await screen.enter(WORDS)
    await screen.send()
    await screen.sees('succeeded')
    expect(await everySale(shop.client)).toMatchObject([{ lineType: 'prepaid' }])
  })

  test('warns of an amount that the operator turns into a pack', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.enter({ number: WORDS.number, amount: '108' })
    const values = { amount: '৳108', operator: 'গ্রামীণফোনে', minutes: '১৭৫', days: '৩০' }
    await expect(page.getByText(screen.say('recharge.trigger', values))).toBeVisible()
    await screen.pad.press('-')
    await screen.enter({ number: WORDS.number, amount: '109' })
    await expect(page.getByText('১৭৫', { exact: false }).and(page.getByRole('status'))).toHaveCount(
      0,
    )
    await screen.pad.press('-')
    await screen.enter({ number: '01812345678', amount: '108' })
    await expect(page.getByText('প্যাক চালু করে')).toHaveCount(0)
  })

  test('goes back one field with Backspace and loses nothing', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.enter(WORDS)
    await page.keyboard.press('Backspace')
    await expect(screen.amount).toBeFocused()
    await expect(screen.amount).toHaveValue('50')
    await screen.pad.type('0')
    await screen.pad.press('Enter')
    await expect(screen.readBack).toContainText('৳500.00')
    await screen.send()
    await screen.sees('succeeded')
    expect(await everySale(shop.client)).toMatchObject([{ amount_e4: 5_000_000 }])
  })
})

test.describe('a sale that moves', () => {
  test('is said to those who do not look, with the next step and a masked number', async ({
    page,
    shop,
  }) => {
    await shop.client.settings.save({ language: 'en' })
    const screen = await RechargePage.open(page, shop, 'en')
    await screen.enter({ number: '01712340002', amount: '50' })
    shop.clock.pace(0)
    await screen.send()
    await screen.sees('waiting')
    const polite = page.locator('[aria-live="polite"]')
    await expect(polite).toContainText(screen.say('state.waiting'))
    await expect(polite).toContainText('017••••0002')
    shop.clock.pace(200)
    await screen.sees('failed')
    const urgent = page.locator('[aria-live="assertive"]')
    await expect(urgent).toContainText(screen.say('next.failed', { amount: '৳50' }))
    await expect(urgent).not.toContainText('01712-340 002')
  })

  test('does not hold up the next customer', async ({ page, shop }) => {
    await shop.client.settings.save({ language: 'en' })
    const screen = await RechargePage.open(page, shop, 'en')
    await screen.enter({ number: '01712340007', amount: '50' })
    shop.clock.pace(0)
    await screen.send()
    await screen.sees('sent')
    await screen.sell({ number: '01812345678', amount: '20' })
    await screen.sees('waiting')
    shop.clock.pace(20)
    await screen.sees('succeeded')
    const latest = page.getByRole('complementary').getByRole('listitem')
    await expect(latest.filter({ hasText: '017••••0007' })).toContainText(
      screen.say('state.succeeded'),
    )
    expect((await everySale(shop.client)).map(({ state }) => state)).toEqual([
      'succeeded',
      'succeeded',
    ])
  })
})

test.describe('the same number and amount a moment later', () => {
  test('is shown with its state and asks for a second yes', async ({ page, shop, overheard }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell(WORDS)
    await screen.sees('succeeded')
    // A twin is one for five minutes: they must not pass before the cashier is done.
    shop.clock.pace(1)
    await screen.enter(WORDS)
    const now = screen.say('recharge.ago.now')
    const title = screen.say('recharge.twinTitle', { ago: now })
    await expect(screen.readBack).toContainText(title)
    await expect(screen.readBack).toContainText(screen.say('state.succeeded'))
    await expect(screen.readBack).toContainText(screen.say('recharge.twinAsk'))
    const submits = () => overheard.asked.filter((url) => url.endsWith('/sales/submit')).length
    await screen.pad.press('+')
    await expect(screen.readBack).toContainText(screen.say('recharge.twinSure'))
    expect(submits()).toBe(1)
    await screen.sendBesideTwin()
    shop.clock.pace(30)
    await screen.sees('succeeded')
    await expect
      .poll(async () => (await everySale(shop.client)).map(({ state }) => state))
      .toEqual(['succeeded', 'succeeded'])
    expect(submits()).toBe(2)
  })

  test('cannot be sold again while nobody knows what became of it', async ({
    page,
    shop,
    overheard,
  }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.enter({ number: '01712340003', amount: '50' })
    shop.clock.pace(0)
    await screen.send()
    await screen.sees('doubt')
    await screen.enter({ number: '01712340003', amount: '50' })
    await expect(screen.readBack).toContainText(screen.say('recharge.twinOpen'))
    for (let presses = 0; presses < 3; presses += 1) await screen.pad.press('+')
    await expect(screen.sendButton()).toBeDisabled()
    expect(overheard.asked.filter((url) => url.endsWith('/sales/submit'))).toHaveLength(1)
    expect(await everySale(shop.client)).toHaveLength(1)
  })

  test('shuts its provider, and the head of every screen says so until it is over', async ({
    page,
    shop,
  }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    const shut = page
      .getByRole('banner')
      .getByRole('listitem')
      .filter({ hasText: 'autoflexi' })
      .getByText(screen.say('shell.shut.in-doubt'))
    await screen.enter({ number: '01712340003', amount: '50', provider: 'autoflexi' })
    await screen.send()
    await expect(shut).toBeVisible()
    await page.keyboard.press('F5')
    await expect(shut).toBeVisible()
    await page.keyboard.press('F1')
    // A person is asked after a quarter of an hour of looks at the wallet.
    shop.clock.pace(300)
    await screen.sees('review')
    const [sale] = await everySale(shop.client)
    if (!sale) throw new Error('nothing was sold')
    const evidence = 'the operator’s SMS'
    await shop.client.sales.decide({ id: sale.id, outcome: 'succeeded', evidence })
    await expect(shut).toHaveCount(0)
  })
})
