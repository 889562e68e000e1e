/**
 * The late half of a double press: it falls on the button the moment other words stand there, and
 * it takes presses.
 */
export function pressesOnceMore(button: Element): void {
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
