/**
 * Switches that would let another program on the PC read the page or run code inside the counter.
 * The build's fuses switch the Node ones off as well (electron-builder.yml); Chromium's have none.
 */
const DEBUGGING_SWITCHES = [
  'inspect',
  'inspect-brk',
  'inspect-brk-node',
  'inspect-port',
  'inspect-publish-uid',
  'inspect-wait',
  'debug',
  'debug-brk',
  'debug-port',
  'js-flags',
  'remote-debugging-address',
  'remote-debugging-io-pipes',
  'remote-debugging-pipe',
  'remote-debugging-port',
  'remote-debugging-targets',
  'remote-allow-origins',
  'auto-open-devtools-for-tabs',
  'disable-web-security',
  'no-sandbox',
  'disable-site-isolation-trials',
  'load-extension',
  'renderer-cmd-prefix',
  'gpu-launcher',
  'utility-cmd-prefix',
] as const

/**
 * The switches for which a shop's build refuses to open (bad inputs, row 94). Deep links and any
 * other words on the command line mean nothing to the counter and are simply never read.
 */
export function refusedSwitches(
  isPackaged: boolean,
  argv: readonly string[],
  hasSwitch: (name: string) => boolean,
): string[] {
  if (!isPackaged) return []
  const written = new Set(
    argv.filter((word) => word.startsWith('-')).map((word) => word.replace(/^-+|=.*$/gu, '')),
  )
  return DEBUGGING_SWITCHES.filter((name) => written.has(name) || hasSwitch(name))
}
