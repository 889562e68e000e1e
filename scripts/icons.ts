/**
 * Draws the icons of the program from their two drawings: `node scripts/icons.ts`. What it makes
 * is kept with the sources, so that a build needs no browser.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { provideChromium } from './find-chromium.mjs'
import { writeIco } from './ico.ts'

const ICONS = path.join(import.meta.dirname, '../resources/icons')
/** What Windows asks for: title bar, task bar, desktop, and the same at 125 to 200 percent. */
const ICO_SIZES = [16, 20, 24, 32, 40, 48, 64, 128, 256]
const LARGEST = 512
/** Below this the full drawing turns to mud. */
const SMALL = 48

async function draw(page: Page, size: number): Promise<Uint8Array> {
  const drawing = readFileSync(path.join(ICONS, size < SMALL ? 'icon-small.svg' : 'icon.svg'))
  const source = `data:image/svg+xml;base64,${drawing.toString('base64')}`
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(
    '<style>body { margin: 0 } img { display: block }</style>' +
      `<img width="${size}" height="${size}" src="${source}">`,
  )
  await page.evaluate('document.images[0].decode()')
  return await page.screenshot({ omitBackground: true })
}

const browser = await chromium.launch({
  executablePath: provideChromium(),
  chromiumSandbox: process.getuid?.() !== 0,
  args: ['--disable-gpu', '--no-first-run', '--disable-background-networking'],
})
const page = await browser.newPage()
const pictures = []
for (const size of ICO_SIZES) pictures.push({ size, png: await draw(page, size) })
writeFileSync(path.join(ICONS, 'icon.ico'), writeIco(pictures))
writeFileSync(path.join(ICONS, 'icon.png'), await draw(page, LARGEST))
await browser.close()
