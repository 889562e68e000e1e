import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backUp } from './backup.ts'
import { backupName, backupsFolder, isBackedUp } from './backup-files.ts'
import { findCopies, putInPlace } from './copies.ts'
import {
  closeFolder,
  copyOf,
  flip,
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
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'backup-'))
  shop = folderAt(path.join(root, 'shop'))
  db = openFolder(shop)
  identify(db, 'real', 'SHOPAAAABBBBCCCC')
  for (let nth = 1; nth <= 12; nth += 1) sell(db, nth)
})
afterEach(async () => {
  await closeFolder(db)
  rmSync(root, { recursive: true })
})

describe('a backup', () => {
  const day = '2026-04-28'

  it('is made while the counter sells and folds, is whole, and says what is in it', async () => {
    const made = backUp(db, shop.file, backupName(day, '0915'), 1)
    sell(db, 13)
    db.settle()
    expect(await made).toBe('whole')
    sell(db, 14)
    expect(isBackedUp(shop.file, day, 14)).toBe(true)
    const name = 'backups/counter-2026-04-28-0915.db'
    expect(findCopies(shop.file, false)).toMatchObject([
      { name, kind: 'backup', state: 'whole', about: { sales: 13 } },
    ])
    const copy = new BetterSqlite3(path.join(path.dirname(shop.file), name), { readonly: true })
    expect(copy.prepare('SELECT count(*) FROM sale').pluck().get()).toBe(13)
    copy.close()
    expect(await db.readThrough()).toBe('whole')
  })

  it('is one of seven: the oldest goes', async () => {
    for (let nth = 1; nth <= 9; nth += 1) {
      await backUp(db, shop.file, backupName(`2026-05-0${nth}`, '0900'), nth)
    }
    const names = readdirSync(backupsFolder(shop.file))
    expect(names.filter((name) => name.endsWith('.db'))).toHaveLength(7)
    expect(names.filter((name) => name.includes('05-02'))).toEqual([])
  })

  const namesThere = () =>
    readdirSync(backupsFolder(shop.file)).filter((name) => name.endsWith('.db'))
  /** Each holds a sale more than the one before. */
  async function daysWithSales(month: string, from: number): Promise<void> {
    for (let nth = from; nth < from + 7; nth += 1) {
      sell(db, nth)
      await backUp(db, shop.file, backupName(`${month}-0${nth - from + 1}`, '0900'), nth)
    }
  }

  it('stays where the clock was set far back, and is the one of its day', async () => {
    await daysWithSales('2026-05', 13)
    sell(db, 20)
    expect(await backUp(db, shop.file, backupName('2001-01-01', '0000'), 1)).toBe('whole')
    expect(isBackedUp(shop.file, '2001-01-01', 20)).toBe(true)
    const names = namesThere()
    expect([names.length, names[0]]).toEqual([7, 'counter-2001-01-01-0000.db'])
    // The one that held the least went.
    expect(names).not.toContain('counter-2026-05-01-0900.db')
  })

  it('stays after a week of a clock that ran ahead, and the next of the week do too', async () => {
    await daysWithSales('2031-01', 13)
    await daysWithSales('2026-05', 20)
    expect(namesThere().every((name) => name.startsWith('counter-2026-05-'))).toBe(true)
  })

  it('stays though nothing was sold since, in whatever order the clock named them', async () => {
    for (const year of ['2040', '2039', '2038', '2037', '2036', '2035', '2034', '2033']) {
      await backUp(db, shop.file, backupName(`${year}-01-01`, '0900'), 1)
      expect(isBackedUp(shop.file, `${year}-01-01`, 12)).toBe(true)
    }
    expect(namesThere()).toHaveLength(7)
  })

  it('takes the next minute where the clock comes to one that has its backup', async () => {
    await backUp(db, shop.file, backupName(day, '0959'), 1)
    sell(db, 13)
    await backUp(db, shop.file, backupName(day, '0959'), 2)
    expect(findCopies(shop.file, false)).toMatchObject([
      { name: 'backups/counter-2026-04-28-1000.db', state: 'whole', about: { sales: 13 } },
      { name: 'backups/counter-2026-04-28-0959.db', state: 'whole', about: { sales: 12 } },
    ])
  })

  it('is none of today where the clock begins at the same day again and again', async () => {
    await backUp(db, shop.file, backupName(day, '0915'), 1)
    expect(isBackedUp(shop.file, day, 12)).toBe(true)
    expect(isBackedUp(shop.file, day, 1_011)).toBe(true)
    expect(isBackedUp(shop.file, day, 1_012)).toBe(false)
    // Of books that went further than the older copy that is in their place now.
    expect(isBackedUp(shop.file, day, 11)).toBe(false)
    expect(isBackedUp(shop.file, '2026-04-29', 12)).toBe(false)
  })

  it('of a copy that was put back is not pushed out by what went further', async () => {
    db.settle()
    const older = copyOf(shop, path.join(root, 'older'))
    await daysWithSales('2026-05', 13)
    cpSync(backupsFolder(shop.file), backupsFolder(older.file), { recursive: true })
    const [copy] = findCopies(older.file, true)
    if (!copy) throw new Error('no copy')
    const random = (bytes: number) => new Uint8Array(bytes).fill(7)
    putInPlace({ booksFile: older.file, places: placesOf(older), copy, now_ms: 9, random })
    const again = openFolder(older)
    for (let nth = 13; nth <= 15; nth += 1) {
      sell(again, nth)
      await backUp(again, older.file, backupName(`2026-05-${nth}`, '0900'), nth)
    }
    await closeFolder(again)
    const names = readdirSync(backupsFolder(older.file)).filter((name) => name.endsWith('.db'))
    expect(names).toHaveLength(7)
    expect(names.slice(-3).map((name) => name.slice(8, 18))).toEqual([
      '2026-05-13',
      '2026-05-14',
      '2026-05-15',
    ])
  })

  it('is none of books that are damaged', async () => {
    db.settle()
    sell(db, 13)
    db.settle()
    const other = copyOf(shop, path.join(root, 'other'))
    // A letter of an old answer, where no start looks.
    flip(other.file, readFileSync(other.file).indexOf('answer answer'))
    const damaged = openFolder(other, 0)
    expect(await backUp(damaged, other.file, backupName(day, '0915'), 1)).toBe('damaged')
    await closeFolder(damaged)
    expect(readdirSync(backupsFolder(other.file))).toEqual([])
  })

  it('leaves nothing behind when the disk is full or the counter closes', async () => {
    const full: WatchedDatabase = {
      ...db,
      readThrough: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })),
    }
    for (const time of ['0915', '0945']) {
      await expect(backUp(full, shop.file, backupName(day, time), 1)).rejects.toThrow('full')
    }
    const made = backUp(db, shop.file, backupName(day, '1015'), 1)
    await closeFolder(db)
    expect(await made).toBe('stopped')
    expect(readdirSync(backupsFolder(shop.file))).toEqual([])
  })

  it('clears away what was left of others when the power went, and nothing else', async () => {
    const folder = backupsFolder(shop.file)
    mkdirSync(folder)
    const [left, lone] = ['counter-2026-04-27-0900.db.part', 'counter-2026-04-26-0900.db.sums']
    for (const name of [left, lone, 'my counter.db.part'])
      writeFileSync(path.join(folder, name), '')
    const name = backupName(day, '0915')
    await backUp(db, shop.file, name, 1)
    expect(readdirSync(folder)).toEqual([name, `${name}.sums`, 'my counter.db.part'])
  })
})
