import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './fixture.ts'
import type { Shop } from './shop.ts'
import { languages } from './words.ts'

/** No violation where the page stands now, in both languages, and none of contrast in the dark. */
export async function holds(page: Page, shop: Shop, where: string): Promise<void> {
  // English first, so that the test goes on in Bangla.
  for (const language of languages.toReversed()) {
    await shop.client.settings.save({ language })
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await clean(page, `${where}, ${language}`)
  }
  await cleanInTheDark(page, where)
}

/** Nothing but the colours differs, so nothing but the colours is looked at. */
export async function cleanInTheDark(page: Page, where: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await clean(page, `${where}, dark`, ['color-contrast'])
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}

export async function clean(page: Page, where: string, rules?: readonly string[]): Promise<void> {
  await page.evaluate(atRest)
  // One document: no page of its own is needed to put the findings of frames together.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze()
  const told = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`),
  }))
  expect.soft(told, where).toEqual([])
}

/** A colour on its way to another would be measured as neither. */
async function atRest(): Promise<void> {
  await new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve))
  })
  const passing = document.getAnimations().filter((animation) => {
    const { iterations } = animation.effect?.getTiming() ?? {}
    return iterations !== Number.POSITIVE_INFINITY
  })
  await Promise.allSettled(passing.map((animation) => animation.finished))
}
