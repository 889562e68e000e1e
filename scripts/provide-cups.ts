import { existsSync } from 'node:fs'
import path from 'node:path'
import { installOnDebian, type Machine } from './find-chromium.mjs'

/** The spooler itself and its programs: some three megabytes, and no service is started by it. */
const PACKAGES = ['cups-daemon', 'cups-client']
const PROGRAMS = ['usr/sbin/cupsd', 'usr/bin/lp', 'usr/bin/lpstat', 'usr/bin/cancel']

function isHere(root: string): boolean {
  return PROGRAMS.every((program) => existsSync(path.join(root, program)))
}

/**
 * CUPS for the tests that print through it. As root on Debian it is installed when it is missing;
 * elsewhere a counter is tested without it, which is said.
 * @returns what was not tested; null where all of it is
 */
export function provideCups(machine?: Machine): string | null {
  const root = machine?.root ?? '/'
  if (isHere(root)) return null
  if (installOnDebian(PACKAGES, machine) && isHere(root)) return null
  return 'CUPS is not installed here: nothing is printed through CUPS itself (cups-itself.test.ts)'
}
