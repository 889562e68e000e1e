/** What the search and the installing go by; this machine where nothing is said. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** Who the script runs as; null where there are no such numbers. */
  readonly uid: number | null
  /** Where the machine's folders begin: `/`. */
  readonly root: string
}

/** The path of a Chromium, Chrome or Edge, or null. @throws when CHROMIUM_PATH leads nowhere. */
export function findChromium(machine?: Machine): string | null
/** The browser for the tests, installed as root on Debian. @throws with what to install. */
export function provideChromium(machine?: Machine): string
/** Packages of Debian, as root there; false where it cannot be done. */
export function installOnDebian(names: readonly string[], machine?: Machine): boolean
