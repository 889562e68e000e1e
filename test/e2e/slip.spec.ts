import { openSlip } from './dialogs.ts'
import { expect, test } from './fixture.ts'
import { RechargePage } from './recharge-page.ts'
import { languages } from './words.ts'

const PX_PER_MM = 96 / 25.4
const PT_PER_MM = 72 / 25.4

/** The browser's own print dialog cannot be answered by a test; everything before it happens. */
function standInForPrinter(): void {
  window.print = () => {
    const rules = document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules])
    document.body.dataset['printed'] = rules.map((rule) => rule.cssText).join(' ')
  }
}

/** The print dialog is open and closed again. */
function printsAtOnce(): void {
  window.print = () => {
    window.dispatchEvent(new Event('afterprint'))
  }
}

for (const width_mm of [58, 80] as const) {
  for (const language of languages) {
    test.describe(`a slip of ${width_mm} mm in ${language}`, () => {
      test.use({
        // In practice a paper comes out of a printer inside the counter, and no window asks for it.
        opening: {
          books: 'real',
          welcomed: true,
          providers: ['flexiloadbd'],
          settings: {
            language,
            slipWidth_mm: width_mm,
            shopName: 'মেসার্স বিসমিল্লাহ টেলিকম অ্যান্ড ডিজিটাল স্টুডিও, কলেজ রোড',
          },
        },
      })

      test('fits its paper and is cut where it ends', async ({ page, shop }) => {
        await page.addInitScript(standInForPrinter)
        const screen = await RechargePage.open(page, shop, language)
        await screen.sell({ number: '01712345678', amount: '1000' })
        await screen.sees('succeeded')
        const dialog = await openSlip(page, screen.say)
        await dialog.getByRole('button', { name: screen.say('slip.print') }).click()
        const printed = page.locator('body[data-printed*="@page"]')
        await expect(printed).toHaveAttribute(
          'data-printed',
          new RegExp(`size: ${width_mm}mm`, 'u'),
        )

        await page.emulateMedia({ media: 'print' })
        const paper = page.locator('#paper article')
        await expect(paper).toBeVisible()
        await expect(dialog).toBeHidden()
        const size = await paper.evaluate((slip) => ({
          width_px: slip.getBoundingClientRect().width,
          over_px: slip.scrollWidth - slip.clientWidth,
          outside: [...slip.querySelectorAll('*')].filter(
            (part) => part.getBoundingClientRect().right > slip.getBoundingClientRect().right + 0.5,
          ).length,
        }))
        expect(Math.abs(size.width_px - width_mm * PX_PER_MM)).toBeLessThan(1)
        expect(size).toMatchObject({ over_px: 0, outside: 0 })
        // A reference broken in two is read out wrong.
        const lines = await paper.evaluate((slip) =>
          [...slip.querySelectorAll('[data-reference] dd')].map((value) => {
            const text = document.createRange()
            text.selectNodeContents(value)
            return new Set([...text.getClientRects()].map(({ top }) => Math.round(top))).size
          }),
        )
        expect(lines).toEqual([1, 1])
        await paper.screenshot({ path: `test-results/screens/slip-${width_mm}-${language}.png` })

        const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
        const pages = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/gu)]
        expect(pages).toHaveLength(1)
        expect(Math.abs(Number(pages[0]?.[1]) - width_mm * PT_PER_MM)).toBeLessThan(2)
      })
    })
  }
}

test.describe('a slip that was printed', () => {
  test.use({ opening: { books: 'real', welcomed: true, settings: {}, providers: ['flexiloadbd'] } })

  test('says when, and that the next one is a copy; the shop has one of its own', async ({
    page,
    shop,
  }) => {
    await page.addInitScript(printsAtOnce)
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number: '01712345678', amount: '50' })
    await screen.sees('succeeded')
    const dialog = await openSlip(page, screen.say)
    const slip = dialog.getByRole('article')
    await expect(slip).toContainText('01712-345 678')
    await expect(slip).not.toContainText('কপি ২')
    await page.keyboard.press('Control+KeyP')
    await expect(slip.getByText('কপি ২', { exact: true })).toBeVisible()
    const [before] = screen.say('slip.printedBefore', { at: '|', nth: '২' }).split('|').toReversed()
    await expect(dialog).toContainText(before ?? '')

    await page.keyboard.press('NumpadMultiply')
    await expect(slip).toContainText(screen.say('slip.shopCopy'))
    await expect(slip).toContainText('017••••5678')
    await expect(slip).not.toContainText('01712-345 678')
    await expect(slip.getByText('কপি ২', { exact: true })).toHaveCount(0)
  })
})

test.describe('a slip', () => {
  test('is put away with Esc wherever the focus went', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number: '01712345678', amount: '50' })
    await screen.sees('succeeded')
    const dialog = await openSlip(page, screen.say)
    await page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    })
    await expect(dialog.locator(':focus')).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  })
})

test.describe('the sale in hand', () => {
  test('is the one of the card for whoever comes back to it from another', async ({
    page,
    shop,
  }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number: '01812345678', amount: '20' })
    await screen.sees('succeeded')
    await screen.sell({ number: '01712345678', amount: '50' })
    await screen.sees('succeeded')
    await page.keyboard.press('F5')
    await page.getByRole('row').filter({ hasText: '018••••5678' }).click()
    await expect(page.getByRole('article')).toContainText('018••••5678')
    const opened = await openSlip(page, screen.say)
    await expect(opened.getByRole('article')).toContainText('৳20')
    await page.keyboard.press('Escape')
    await expect(opened).toHaveCount(0)
    await page.keyboard.press('F1')
    await expect(screen.result).toContainText('01712-345 678')
    const shown = await openSlip(page, screen.say)
    await expect(shown.getByRole('article')).toContainText('৳50')
  })
})

test.describe('a slip on the wrong roll', () => {
  test('is put right where it is seen, and stays right for the next one', async ({
    page,
    shop,
  }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number: '01712345678', amount: '50' })
    await screen.sees('succeeded')
    const dialog = await openSlip(page, screen.say)
    const width_mm = async () => {
      const box = await dialog.getByRole('article').boundingBox()
      return Math.round((box?.width ?? 0) / PX_PER_MM)
    }
    expect(await width_mm()).toBe(58)
    await dialog.getByText(screen.say('slip.width', { mm: '৮০' })).click()
    await expect.poll(width_mm).toBe(80)
    await expect.poll(async () => (await shop.client.settings.get()).slipWidth_mm).toBe(80)
  })
})
