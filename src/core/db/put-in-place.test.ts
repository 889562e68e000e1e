import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backUp } from './backup.ts'
import { backupName } from './backup-files.ts'
import { type Copy, findCopies, putInPlace } from './copies.ts'
import { DatabaseRefused } from './database.ts'
import {
  closeFolder,
  copyOf,
  type Folder,
  folderAt,
  identify,
  openFolder,
  placesOf,
  sell,
} from './testing/sets.ts'
import type { WatchedDatabase } from './watched.ts'

let root: string
let shop: Folder
let db: WatchedDatabase
beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'put-in-place-'))
  shop = folderAt(path.join(root, 'shop'))
  db = openFolder(shop)
  identify(db, 'real', 'SHOPAAAABBBBCCCC')
  for (let nth = 1; nth <= 12; nth += 1) sell(db, nth)
  await backUp(db, shop.file, backupName('2026-04-28', '0915'), 1)
  // In the log alone.
  for (let nth = 13; nth <= 15; nth += 1) sell(db, nth)
})
afterEach(async () => {
  await closeFolder(db)
  rmSync(root, { recursive: true })
})

const random = (bytes: number) => new Uint8Array(bytes).fill(7)
let minute = 1
/** @param cut the step before which the power goes */
function putBack(folder: Folder, copy: Copy, cut = Infinity): void {
  minute += 1
  let steps = 0
  const places = placesOf(folder)
  const putting = { booksFile: folder.file, places, copy, now_ms: minute * 60_000, random }
  putInPlace(putting, (from, to) => {
    steps += 1
    if (steps >= cut) throw new Error('the power is gone')
    renameSync(from, to)
  })
}

function refusal(folder: Folder): string | null {
  try {
    openFolder(folder).close()
    return null
  } catch (cause) {
    if (cause instanceof DatabaseRefused) return cause.code
    throw cause
  }
}

/** As the rescue page offers them. */
const offered = (folder: Folder) =>
  findCopies(folder.file, ['behind', 'unknown-books'].includes(refusal(folder) ?? ''))

/** Books that nothing remembers, with what was sold last in their log. */
function forgottenShop(): Folder {
  const forgotten = copyOf(shop, path.join(root, 'forgotten'))
  for (const place of placesOf(forgotten)) rmSync(place)
  return forgotten
}

const isPresent = ({ kind }: Copy) => kind === 'present'
const isBackup = ({ kind }: Copy) => kind === 'backup'
const isDraft = ({ kind }: Copy) => kind === 'unfinished'

function find(copies: readonly Copy[], wanted: (copy: Copy) => boolean): Copy {
  const copy = copies.find(wanted)
  if (!copy) throw new Error('no such copy')
  return copy
}

async function salesIn(folder: Folder): Promise<unknown> {
  const opened = openFolder(folder)
  const row = opened.read('SELECT count(*) AS sales FROM sale').get()
  await closeFolder(opened)
  return row
}

describe('a power cut while the books that lie there are put in their place', () => {
  it.each([1, 2, 3, 4, 5])('loses none of their sales, at step %d', async (nth) => {
    const forgotten = forgottenShop()
    const present = find(offered(forgotten), isPresent)
    expect(() => putBack(forgotten, present, nth)).toThrow('the power is gone')
    expect(refusal(forgotten)).not.toBe(null)
    const copies = offered(forgotten)
    const copy = copies.find(isPresent) ?? find(copies, isDraft)
    expect(copy.state).toBe('whole')
    putBack(forgotten, copy)
    expect(await salesIn(forgotten)).toEqual({ sales: 15 })
    expect(
      readdirSync(path.dirname(forgotten.file)).filter((name) => name.includes('putting')),
    ).toEqual([])
  })

  it('takes no more steps than these', () => {
    const forgotten = forgottenShop()
    putBack(forgotten, find(offered(forgotten), isPresent), 6)
    expect(refusal(forgotten)).toBe(null)
  })
})

describe('a copy that was being put in place when the power went', () => {
  /** Their file is moved aside already, and what was to follow it has not its name yet. */
  function cutBetween(): Folder {
    const forgotten = forgottenShop()
    const present = find(offered(forgotten), isPresent)
    expect(() => putBack(forgotten, present, 5)).toThrow('the power is gone')
    return forgotten
  }

  it('stays while a person tries another one that turns out to be damaged', async () => {
    const cut = cutBetween()
    const backup = find(offered(cut), isBackup)
    truncateSync(path.join(path.dirname(cut.file), backup.name), 5_000)
    expect(() => putBack(cut, backup)).toThrow(DatabaseRefused)
    putBack(cut, find(offered(cut), isDraft))
    expect(await salesIn(cut)).toEqual({ sales: 15 })
  })

  it('goes aside, and not away, where a person takes another one', async () => {
    const cut = cutBetween()
    const draft = find(offered(cut), isDraft)
    const folder = path.dirname(cut.file)
    const bytes = readFileSync(path.join(folder, draft.name))
    putBack(cut, find(offered(cut), isBackup))
    expect(await salesIn(cut)).toEqual({ sales: 12 })
    const aside = path.join(folder, `aside-${minute * 60_000}`)
    expect(readFileSync(path.join(aside, draft.name)).equals(bytes)).toBe(true)
  })

  it('is no reason to begin new books, though nothing else remembers the old ones', () => {
    expect(refusal(cutBetween())).toBe('gone')
  })
})
