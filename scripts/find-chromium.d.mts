/** The path of a Chromium, Chrome or Edge, or null. @throws when CHROMIUM_PATH leads nowhere. */
export function findChromium(): string | null
/** The browser for the tests, installed as root on Debian. @throws with what to install. */
export function provideChromium(): string
