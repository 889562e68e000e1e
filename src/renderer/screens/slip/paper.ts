const MM_PER_INCH = 25.4
const PX_PER_INCH = 96
/** The blade stands behind the head: without this the last line stays in the printer. */
const FEED_mm = 6

/**
 * Prints what lies in #paper on a page exactly as large as the slip, so that a roll is cut where
 * the slip ends. The page's size is set through the object model: the page's policy forbids
 * inline styles.
 *
 * @param seen the slip as it stands on the screen, to be measured
 */
export function printPaper(seen: HTMLElement): void {
  const slip = seen.firstElementChild
  if (!(slip instanceof HTMLElement)) return
  const { width_mm, height_mm } = pageFor(slip.offsetWidth, slip.offsetHeight)
  const putBack = sizePages(`size: ${width_mm}mm ${height_mm}mm; margin: 0`)
  window.addEventListener('afterprint', putBack, { once: true })
  window.print()
}

/** Sheets as a bookkeeper files them. */
const SHEET = 'size: A4; margin: 14mm 12mm'

/** Prints what lies in #paper on sheets: the browser asks on which printer, or into which file. */
export function printSheets(): void {
  const putBack = sizePages(SHEET)
  window.addEventListener('afterprint', putBack, { once: true })
  window.print()
}

/** What lies in #paper on sheets, while somebody else makes a file of them. */
export async function onSheets<Made>(make: () => Promise<Made>): Promise<Made> {
  const putBack = sizePages(SHEET)
  try {
    return await make()
  } finally {
    putBack()
  }
}

/** @returns the way back to the sheets of style that were there before */
function sizePages(rule: string): () => void {
  const page = new CSSStyleSheet()
  page.replaceSync(`@page { ${rule} }`)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, page]
  return () => {
    const others = document.adoptedStyleSheets.filter((one) => one !== page)
    document.adoptedStyleSheets = others
  }
}

/** @returns whole millimetres; a page a hair too short would be followed by an empty second one. */
export function pageFor(
  width_px: number,
  height_px: number,
): { width_mm: number; height_mm: number } {
  const mm = (px: number) => (px * MM_PER_INCH) / PX_PER_INCH
  return { width_mm: Math.round(mm(width_px)), height_mm: Math.ceil(mm(height_px)) + FEED_mm }
}
