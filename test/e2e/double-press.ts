import { expect, type Locator } from '@playwright/test'

/**
 * The late half of a double press: it falls on the button the moment other words stand there, and
 * it takes presses.
 */
function pressesOnceMore(button: Element): void {
  const banner = button.closest('section')
  if (!banner) throw new Error('the button stands in no banner')
  const words = banner.querySelector('p')?.textContent
  const observer = new MutationObserver(() => {
    if (banner.querySelector('p')?.textContent === words) return
    const same = [...banner.querySelectorAll('button')].find(
      (one) => one.textContent === button.textContent,
    )
    if (same?.ariaDisabled === 'true') return
    observer.disconnect()
    same?.click()
  })
  observer.observe(banner, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['aria-disabled'],
  })
}

/**
 * A double press of a button that answers for what stands beside it, and a late half more. A banner
 * that has only just come takes no press yet: it is pressed until other words stand there.
 */
export async function doublePress(button: Locator, words: Locator): Promise<void> {
  const first = (await words.textContent()) ?? ''
  await button.evaluate(pressesOnceMore)
  await expect(async () => {
    if ((await words.textContent()) === first) await button.dblclick({ timeout: 500 })
    await expect(words).not.toHaveText(first, { timeout: 500 })
  }).toPass()
}
