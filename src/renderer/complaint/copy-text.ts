/** What of the event carries the text. */
type CopyEvent = Pick<ClipboardEvent, 'preventDefault' | 'stopImmediatePropagation'> & {
  readonly clipboardData: Pick<DataTransfer, 'setData'> | null
}
type Listener = (event: CopyEvent) => void

/** What of a page copies; a test hands in its own. */
export interface CopyingPage {
  execCommand(command: 'copy'): boolean
  addEventListener(event: 'copy', listener: Listener, capture: true): void
  removeEventListener(event: 'copy', listener: Listener, capture: true): void
}

/**
 * Puts a text on the clipboard; false where nothing may. The desktop host grants a page no
 * permission at all, and `navigator.clipboard` needs one. The older command needs nothing but the
 * press of a key that led here, works in both hosts, and is asked first.
 */
export async function copyText(
  text: string,
  page: CopyingPage = document,
  clipboard: Pick<Clipboard, 'writeText'> | undefined = navigator.clipboard,
): Promise<boolean> {
  if (copyByCommand(text, page)) return true
  if (clipboard === undefined) return false
  return await clipboard.writeText(text).then(
    () => true,
    () => false,
  )
}

/** The event carries the text itself, so that nothing is selected and the focus stays. */
function copyByCommand(text: string, page: CopyingPage): boolean {
  let taken = false
  const give: Listener = (event) => {
    if (!event.clipboardData) return
    event.clipboardData.setData('text/plain', text)
    event.preventDefault()
    event.stopImmediatePropagation()
    taken = true
  }
  page.addEventListener('copy', give, true)
  try {
    return page.execCommand('copy') && taken
  } finally {
    page.removeEventListener('copy', give, true)
  }
}
