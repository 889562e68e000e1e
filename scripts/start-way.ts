/**
 * Where the counter opens: in its own window where Electron is there, otherwise in a browser
 * window, otherwise at an address that is printed. Decided here, without starting anything.
 */

/** What the decision needs to know of the machine. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Linux without a desktop, as over ssh: nothing that has a window can open. */
export function hasDisplay({ platform, env }: Machine): boolean {
  if (platform !== 'linux') return true
  return Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
}

/** @returns why its own window cannot open, as the end of a sentence; null where it may */
export function whyNoDesktop(wanted: { readonly browser: boolean }, machine: Machine) {
  if (wanted.browser) return 'that is what was asked for'
  return hasDisplay(machine) ? null : 'there is no display here'
}

/**
 * The lines said once there is no desktop window and no browser window either.
 *
 * @param pageUrl the counter's whole address, with its key
 */
export function addressLines(pageUrl: string, machine: Machine): string {
  const address = `Open it in a browser: ${pageUrl}\nCtrl-C closes the counter.`
  if (!hasDisplay(machine)) return address
  return `No Chromium, Chrome or Edge was found on this machine.\n${address}`
}

/** The one line that says why the counter opens elsewhere; null where that was asked for. */
export function fallbackLine(wanted: { readonly browser: boolean }, why: string): string | null {
  if (wanted.browser) return null
  return `FlexiCounter opens in a browser, not in its own window: ${why}.`
}
