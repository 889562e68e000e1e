import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { hasCode } from '../../src/core/db/files.ts'

/**
 * Every file below a folder. One that goes away between the listing and its turn is on no disk any
 * more: the browser tidies its own files behind a page that was closed.
 *
 * @returns what each holds, by its path
 */
export function everyFile(folder: string): ReadonlyMap<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
  const held = new Map<string, Buffer>()
  for (const file of files) {
    try {
      held.set(file, readFileSync(file))
    } catch (cause) {
      if (!hasCode(cause, ['ENOENT'])) throw cause
    }
  }
  return held
}
