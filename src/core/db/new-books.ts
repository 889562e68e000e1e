import { existsSync, linkSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DatabaseRefused } from './database.ts'
import { hasCode, sync, syncFolder } from './files.ts'

/** What the folder of a draft is called after the books; the system adds six letters of chance. */
const DRAFT = '.first-start-'

/**
 * Makes books so that a power cut leaves either whole ones or none under their name: they are made
 * in a folder beside it, and get their name once everything of them is on disk. An emptied or half
 * written file of that name is therefore never a first start that was cut off, and is refused.
 *
 * @param make makes them at the path it is given, and closes them
 * @throws DatabaseRefused `in-use` where another counter made these books meanwhile
 */
export function makeBooks(path: string, make: (draft: string) => void): void {
  // Two counters that start at once make one each; the first that is done has the name.
  const folder = mkdtempSync(`${path}${DRAFT}`)
  const draft = join(folder, 'counter.db')
  try {
    make(draft)
    // What did not fit into the file is left in the log, which does not get the name.
    if (existsSync(`${draft}-wal`)) {
      throw new DatabaseRefused('cannot-write', 'the new books are not whole')
    }
    sync(draft, 'r+')
    giveName(draft, path)
  } catch (cause) {
    // Whoever has the books open clears away what others began; whatever we met comes of that.
    if (!existsSync(path)) throw cause
    throw new DatabaseRefused('in-use', 'another counter made these books', { cause })
  } finally {
    clearAway(folder)
  }
  syncFolder(dirname(path))
}

/**
 * Gives a draft the name of the books. A link fails where the name is taken, which a rename does
 * not: it would put empty books in the place of those that another counter sells with already.
 *
 * @throws what the system says where the name is taken
 */
export function giveName(draft: string, path: string, link = linkSync): void {
  try {
    link(draft, path)
  } catch (cause) {
    if (existsSync(path) || !knowsNoLinks(cause)) throw cause
    // A memory stick knows no links.
    renameSync(draft, path)
  }
}

const NO_LINKS: readonly unknown[] = ['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EINVAL']

function knowsNoLinks(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && NO_LINKS.includes(cause.code)
}

/**
 * Clears away what first starts left that were cut off. Only for whoever has the books open, for
 * then nobody else can be making them.
 */
export function removeDrafts(path: string): void {
  const begun = `${basename(path)}${DRAFT}`
  for (const entry of readdirSync(dirname(path), { withFileTypes: true })) {
    const { name } = entry
    if (!entry.isDirectory() || !name.startsWith(begun)) continue
    if (!/^[\dA-Za-z]{6}$/u.test(name.slice(begun.length))) continue
    clearAway(join(dirname(path), name))
  }
}

function clearAway(draftFolder: string): void {
  try {
    rmSync(draftFolder, { recursive: true, force: true })
  } catch (cause) {
    // Windows removes no file that a program has open, be it a virus scanner; the next start does.
    if (!hasCode(cause, ['EBUSY', 'EPERM', 'ENOTEMPTY'])) throw cause
  }
}
