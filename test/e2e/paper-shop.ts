import type { Page } from '@playwright/test'
import type { PrintJob } from '../../src/contract/printing.ts'
import { type PrinterSettings, usualPrinter } from '../../src/domain/paper/printer.ts'
import { startPrinter, type VirtualPrinter } from '../../src/sandbox/printer/printer.ts'
import { expect, test as base } from './fixture.ts'
import type { Opening, Shop } from './shop.ts'

/** Real books: in practice a slip never reaches a printer of the shop. */
export const realShop: Opening = {
  books: 'real',
  welcomed: true,
  settings: { language: 'bn' },
  providers: ['autoflexi', 'flexiloadbd'],
}

/** `test` with a printer on the shop's network, which the test can break. */
export const test = base.extend<{ readonly printer: VirtualPrinter }>({
  printer: async ({ shop }, use) => {
    const printer = await startPrinter({ clock: shop.clock, endless: true })
    try {
      await use(printer)
    } finally {
      await printer.stop()
    }
  },
})

/** The shop's printer is that one, set as the test says. */
export async function setPrinter(
  shop: Shop,
  { port }: VirtualPrinter,
  settings: Partial<PrinterSettings> = {},
): Promise<void> {
  const at = { way: 'network', host: '127.0.0.1', port } as const
  await shop.client.settings.save({ printer: { ...usualPrinter, at, ...settings } })
}

/** Unplugged: nobody takes a connection there; and plugged in again. */
export const unplug = (printer: VirtualPrinter) => printer.set({ fault: { how: 'refuses' } })
export const plugIn = (printer: VirtualPrinter) => printer.set({ fault: null })

/** How the last papers stand by the counter, the newest first. */
export async function jobsOf(shop: Shop): Promise<readonly PrintJob[]> {
  return await shop.client.printing.jobs()
}

/** Waits until the papers stand as said, the newest first. */
export async function papersStand(
  shop: Shop,
  ...states: readonly PrintJob['state'][]
): Promise<void> {
  await expect.poll(async () => (await jobsOf(shop)).map(({ state }) => state)).toEqual(states)
}

/** Somewhere by its name, as whoever does not know its key goes there. */
export async function goTo(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+KeyK')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('searchbox').or(dialog.getByRole('textbox'))).toBeFocused()
  await page.keyboard.type(name)
  await expect(dialog.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
}
