import type { Page } from '@playwright/test'
import { decide, decisionButton } from './dialogs.ts'
import { expect, test } from './fixture.ts'
import { pasted } from './pasted.ts'
import { sizes } from './pictures.ts'
import { everySale } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'

async function inReview(page: Page, shop: Shop): Promise<RechargePage> {
  const screen = await RechargePage.open(page, shop, 'bn')
  await screen.enter({ number: '01712340004', amount: '50', provider: 'autoflexi' })
  await screen.send()
  shop.clock.pace(300)
  await screen.sees('review')
  shop.clock.pace(30)
  return screen
}

/** The controls that somebody could not press while the newest words stand there. */
async function hiddenByTold(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const told = document.querySelector('[data-told] > span')?.getBoundingClientRect()
    if (!told) throw new Error('nothing is told')
    // It takes no press itself, so what is found at its points is what lies below it.
    const under = [0.02, 0.25, 0.5, 0.75, 0.98].flatMap((part) =>
      [told.top + 1, told.bottom - 1].map((y) =>
        document.elementFromPoint(told.left + told.width * part, y),
      ),
    )
    return under
      .map((one) => one?.closest('button, input, a, [role="row"], [role="option"]')?.textContent)
      .filter((words) => words !== undefined)
  })
}

async function hidesNothing(page: Page): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size)
    expect(await hiddenByTold(page), `${size.width} wide`).toEqual([])
  }
}

test.describe('what a provider needs to answer for a sale', () => {
  test('is copied from the card with one key, in both languages', async ({ page, shop }) => {
    const screen = await inReview(page, shop)
    const [sale] = await everySale(shop.client)
    if (!sale) throw new Error('the sale is not in the books')
    await page.keyboard.press('Control+KeyD')
    const told = page.locator('[data-told]')
    await expect(told).toHaveText(screen.say('complaint.copied', { provider: 'autoflexi' }))
    await hidesNothing(page)
    const text = await pasted(page)
    for (const words of [sale.ourReference, '01712340004', '৳50', 'HTTP 502', 'UTC+6', '<html>']) {
      expect(text).toContain(words)
    }
    expect(text).toContain('Our reference')
    expect(text).toContain('আমাদের রেফারেন্স')
    expect(text).not.toContain(shop.sandbox().accounts.autoflexi.key)
  })

  test('is copied from the sale’s story and from the decision, by key and by button', async ({
    page,
    shop,
    context,
  }) => {
    const screen = await inReview(page, shop)
    await page.keyboard.press('F5')
    await page.getByRole('row').filter({ hasText: '017••••0004' }).click()
    const story = page.getByRole('article')
    await story.getByRole('button', { name: screen.say('complaint.copy') }).click()
    const told = page.locator('[data-told]')
    await expect(told).toHaveText(screen.say('complaint.copied', { provider: 'autoflexi' }))
    expect(await pasted(page)).toContain('01712340004')
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.evaluate(() => navigator.clipboard.writeText('something else'))
    await story.getByRole('button', { name: screen.say('sale.decide') }).click()
    await expect(page.getByRole('dialog').getByRole('radio').first()).toBeAttached()
    await page.keyboard.press('Control+KeyD')
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toContain('01712340004')
    await hidesNothing(page)
  })

  test('is shown to be copied by hand where nothing may copy', async ({ page, shop }) => {
    await page.addInitScript(() => {
      document.execCommand = () => false
      Object.defineProperty(navigator, 'clipboard', { value: undefined })
    })
    const screen = await inReview(page, shop)
    await page.keyboard.press('Control+KeyD')
    const dialog = page.getByRole('dialog', { name: screen.say('complaint.byHand') })
    await expect(dialog.getByRole('textbox')).toBeFocused()
    await expect(dialog.getByRole('textbox')).toHaveValue(/01712340004/u)
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  })
})

test.describe('the decision of a person', () => {
  test('has the evidence and the money before the eyes, and is written once', async ({
    page,
    shop,
  }) => {
    const screen = await inReview(page, shop)
    const { say } = screen
    await screen.result.getByRole('button', { name: say('sale.decide') }).click()
    const dialog = page.getByRole('dialog', { name: say('decide.title') })
    await expect(dialog).toContainText('01712-340 004')
    await expect(dialog.locator('[data-customer-shows]')).toContainText('গ্রামীণফোন')
    await expect(dialog.locator('[data-customer-shows]')).toContainText('৳50')
    const wallet = dialog.locator('[data-wallet-evidence]')
    await expect(wallet).toContainText('৳5,000.00')
    await expect(wallet).toContainText('৳4,951.37')
    await expect(dialog).toContainText('502')
    await expect(dialog).toContainText(say('decide.succeededNext', { amount: '৳50' }))
    await expect(dialog).toContainText('৳48.63')
    await expect(dialog).toContainText(say('decide.failedNext', { amount: '৳50' }))
    const got = dialog.getByRole('radio', { name: say('decide.succeeded') })
    await got.check({ force: true })
    await dialog.getByRole('textbox').fill('অপারেটরের এসএমএস ১৪:০৫, TrxID 8H2K')
    const confirm = decisionButton(dialog, say)
    await confirm.dblclick()
    await expect(dialog).toHaveCount(0)
    // The button that led here is gone: the next customer's number comes next.
    await expect(screen.number).toBeFocused()
    const [sale] = await everySale(shop.client)
    const { events, state } = await shop.client.sales.get({ id: sale?.id ?? '' })
    expect(state).toBe('succeeded')
    expect(events.filter(({ cause }) => cause === 'person')).toHaveLength(1)
  })

  test('leads back to the row of the sale it was made about', async ({ page, shop }) => {
    const { say } = await inReview(page, shop)
    await page.keyboard.press('F5')
    const row = page.getByRole('row').filter({ hasText: '017••••0004' })
    await row.click()
    await page
      .getByRole('article')
      .getByRole('button', { name: say('sale.decide') })
      .press('Enter')
    await decide(page, say, { outcome: 'failed', evidence: 'nothing came, TrxID unknown there' })
    await expect(page.getByRole('article')).toContainText(say('state.failed'))
    await expect(row).toBeFocused()
    // The wallet is read again: what was taken is the provider's to give back.
    shop.clock.pace(30)
    const claim = say('drift.claim', { provider: 'autoflexi', amount: '৳48.63' })
    await expect(page.getByRole('article')).toContainText(claim, { timeout: 30_000 })
    shop.clock.pace(5)
  })
})
