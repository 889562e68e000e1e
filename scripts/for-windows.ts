/**
 * `npm run dist`, before the builder: an installer made where npm has not installed the natives of
 * Windows would open, sell, and print nothing.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.dirname(import.meta.dirname)

/** What speaks to the spooler, and what draws, each in a package that npm installs on Windows. */
export const nativesForWindows = [
  '@koromix/koffi-win32-x64',
  '@napi-rs/canvas-win32-x64-msvc',
] as const

/** @returns those that are not installed */
export function missingForWindows(root: string): readonly string[] {
  return nativesForWindows.filter((name) => !existsSync(path.join(root, 'node_modules', name)))
}

if (import.meta.main) {
  const missing = missingForWindows(ROOT)
  if (missing.length > 0) {
    process.stderr.write(
      `FlexiCounter: ${missing.join(' and ')} is not installed here, and an installer without it ` +
        'prints nothing. npm installs it on Windows (x64): make the installer there.\n',
    )
    process.exitCode = 1
  }
}
