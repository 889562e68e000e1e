import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { manualClock } from '../testing/manual-clock.ts'
import { backupsFolder } from './backup-files.ts'
import { findCopies, putInPlace } from './copies.ts'
import { DatabaseRefused } from './database.ts'
import { migrations } from './migrate.ts'
import { expected, wrap } from './open.ts'
import {
  bytesOf,
  closeFolder,
  copyOf,
  type Folder,
  folderAt,
  identify,
  openFolder,
  placesOf,
  sell,
} from './testing/sets.ts'
import { openWatched } from './watched.ts'

let root: string
/** Books as an older version left them when the power went: the last sale is in the log alone. */
let shop: Folder
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'older-'))
  shop = olderBooks(3)
})
afterEach(() => rmSync(root, { recursive: true }))

function olderBooks(sales: number, also = ''): Folder {
  const made = folderAt(path.join(root, 'made'))
  rmSync(made.file, { force: true })
  const sqlite = new BetterSqlite3(made.file)
  sqlite.pragma('locking_mode = EXCLUSIVE')
  sqlite.pragma('journal_mode = WAL')
  const { applicationId, witnessedFrom } = expected()
  for (const { sql } of migrations().slice(0, witnessedFrom - 1)) sqlite.exec(sql)
  sqlite.exec(also)
  sqlite.pragma(`application_id = ${applicationId}`)
  sqlite.pragma(`user_version = ${witnessedFrom - 1}`)
  identify(wrap(sqlite), 'real', 'SHOPAAAABBBBCCCC')
  for (let nth = 1; nth < sales; nth += 1) sell(wrap(sqlite), nth)
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  sqlite.pragma('wal_autocheckpoint = 0')
  if (sales > 0) sell(wrap(sqlite), sales)
  const cut = copyOf(made, path.join(root, 'shop'))
  sqlite.close()
  return cut
}

const salesIn = (db: ReturnType<typeof openFolder>) =>
  db.read<[], { sales: number }>('SELECT count(*) AS sales FROM sale').get()?.sales

describe('books of an older version', () => {
  it('are copied before anything of them is changed, with what is in their log alone', async () => {
    const db = openFolder(shop)
    expect(salesIn(db)).toBe(3)
    await closeFolder(db)
    const [copy, ...others] = findCopies(shop.file, false)
    expect([copy, others]).toMatchObject([
      { kind: 'backup', state: 'whole', about: { sales: 3, shop: 'SHOPAAAABBBBCCCC' } },
      [],
    ])
    const name = path.basename(copy?.name ?? '')
    expect(readdirSync(backupsFolder(shop.file))).toEqual([name, `${name}.sums`])
    const sqlite = new BetterSqlite3(path.join(backupsFolder(shop.file), name))
    expect(sqlite.pragma('user_version', { simple: true })).toBe(expected().witnessedFrom - 1)
    sqlite.close()
  })

  it('are copied where the clock stands before every backup that is there', async () => {
    const folder = backupsFolder(shop.file)
    mkdirSync(folder)
    for (let day = 1; day <= 7; day += 1) {
      writeFileSync(path.join(folder, `counter-2031-01-0${day}-0900.db`), 'of a clock ahead')
    }
    await closeFolder(openFolder(shop))
    const copies = findCopies(shop.file, false)
    expect(copies.filter(({ state }) => state === 'whole')).toMatchObject([{ about: { sales: 3 } }])
    expect(copies).toHaveLength(7)
  })

  it('can be put back as they were', async () => {
    await closeFolder(openFolder(shop))
    const [copy] = findCopies(shop.file, false)
    if (!copy) throw new Error('no copy')
    const random = (bytes: number) => new Uint8Array(bytes).fill(7)
    putInPlace({ booksFile: shop.file, places: placesOf(shop), copy, now_ms: 9, random })
    const again = openFolder(shop)
    expect(salesIn(again)).toBe(3)
    await closeFolder(again)
  })

  it('are not opened where they cannot be copied, and stay as they are', () => {
    writeFileSync(backupsFolder(shop.file), 'no room')
    const before = bytesOf(shop)
    let met: unknown = null
    try {
      openFolder(shop).close()
    } catch (cause) {
      met = cause
    }
    expect(met).toBeInstanceOf(DatabaseRefused)
    expect(met).toMatchObject({ code: 'cannot-write' })
    expect(bytesOf(shop)).toBe(before)
  })

  it('that cannot be brought to this one are copied once, however often that is tried', () => {
    shop = olderBooks(3, 'CREATE TABLE restoration (of_another_kind)')
    for (let minute = 1; minute <= 3; minute += 1) {
      const options = {
        places: placesOf(shop),
        clock: manualClock(minute * 60_000),
        random: (bytes: number) => new Uint8Array(bytes).fill(7),
        tell: () => undefined,
      }
      expect(() => openWatched(shop.file, options)).toThrow('already exists')
    }
    expect(findCopies(shop.file, false)).toMatchObject([{ state: 'whole', about: { sales: 3 } }])
  })

  it('with nothing sold in them are not copied', async () => {
    shop = olderBooks(0)
    await closeFolder(openFolder(shop))
    expect(findCopies(shop.file, false)).toEqual([])
  })
})

describe('books of this version', () => {
  it('are not copied when they are opened', async () => {
    await closeFolder(openFolder(shop))
    rmSync(backupsFolder(shop.file), { recursive: true })
    await closeFolder(openFolder(shop))
    expect(readdirSync(path.dirname(shop.file))).not.toContain('backups')
  })
})
