import type { BrowserContext } from '@playwright/test'
import { openSlip } from './dialogs.ts'
import { expect } from './fixture.ts'
import { jobsOf, papersStand, realShop, setPrinter, test } from './paper-shop.ts'
import { everySale } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'
import { triesAreOver } from './standing.ts'

const number = '01712345678'
const PRINT = /\/rpc\/printing\/print$/u

test.use({ opening: { ...realShop, providers: ['autoflexi'] } })

test.describe('a sale that two windows sent', () => {
  test('has its slips once, and the drawer opens once', async ({
    page,
    context,
    shop,
    printer,
  }) => {
    await setPrinter(shop, printer, { automatic: true, shopCopy: true, drawer: 'pin-2' })
    const asked = printsAskedFor(context)
    // Slow: of a sale older than five minutes no slip opens the drawer.
    shop.clock.pace(3)
    const mend = await withoutProvider(shop)
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number, amount: '50' })
    await screen.sees('not-sent')
    triesAreOver(shop)
    await mend()

    // Its card lies in the second window too, and leaves from there.
    const second = await RechargePage.open(await context.newPage(), shop, 'bn')
    await second.sees('not-sent')
    await second.result.getByRole('button', { name: second.say('sale.tryAgain') }).click()
    await second.sees('succeeded')
    await screen.sees('succeeded')
    expect(await everySale(shop.client)).toMatchObject([{ state: 'succeeded' }])

    // Each window has asked for both, in the very same words.
    await expect.poll(() => asked).toHaveLength(4)
    expect(new Set(asked).size).toBe(2)
    await papersStand(shop, 'printed', 'printed')
    expect((await jobsOf(shop)).map((job) => [job.for, job.copy])).toEqual([
      ['shop', null],
      ['customer', null],
    ])
    expect(printer.jobs.map(({ papers }) => papers.length)).toEqual([1, 1])
    expect(printer.jobs.flatMap(({ kicks }) => kicks.map(({ pin }) => pin))).toEqual([2])
  })
})

test.describe('a slip whose answer was lost on its way to the window', () => {
  test('is said to be looked for, and asked for by hand it is the same one', async ({
    page,
    context,
    shop,
    printer,
    overheard,
  }) => {
    overheard.expects(/ERR_|net::/u)
    await setPrinter(shop, printer, { automatic: true, drawer: 'pin-2' })
    shop.clock.pace(10)
    // Before the page is there: a busy browser may let a request pass that leaves just after.
    await page.route(
      PRINT,
      async (route) => {
        await route.fetch()
        await route.abort('connectionreset')
      },
      { times: 1 },
    )
    const asked = printsAskedFor(context)
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number, amount: '50' })
    await screen.sees('succeeded')
    await expect(page.getByText(screen.say('printing.lost')).first()).toBeVisible()
    await papersStand(shop, 'printed')

    await openSlip(page, screen.say)
    await page.keyboard.press('Control+KeyP')
    await expect(page.getByText(screen.say('printing.sent')).first()).toBeVisible()
    await expect.poll(() => asked).toHaveLength(1)
    expect((await jobsOf(shop)).map(({ copy, tries }) => [copy, tries])).toEqual([[null, 1]])
    expect(printer.jobs.map(({ papers }) => papers.length)).toEqual([1])
    expect(printer.jobs.flatMap(({ kicks }) => kicks.map(({ pin }) => pin))).toEqual([2])
  })
})

/** @returns the words of every print that was asked for and answered, whichever window it was */
function printsAskedFor(context: BrowserContext): readonly string[] {
  const asked: string[] = []
  context.on('requestfinished', (request) => {
    if (PRINT.test(request.url())) asked.push(request.postData() ?? '')
  })
  return asked
}

/** Nobody answers at its provider's address, so that nothing leaves. @returns puts it right */
async function withoutProvider(shop: Shop): Promise<() => Promise<unknown>> {
  const { url, key } = shop.sandbox().accounts.autoflexi
  const at = (baseUrl: string) =>
    shop.client.providers.save({ provider: 'autoflexi', baseUrl, key, preference: 1 })
  await at(url.replace(/:\d+/u, ':1'))
  return async () => await at(url)
}
