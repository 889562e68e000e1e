import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backUp } from './backup.ts'
import { backupName, backupsFolder, hasBackupOf } from './backup-files.ts'
import { findCopies } from './copies.ts'
import {
  closeFolder,
  copyOf,
  flip,
  type Folder,
  folderAt,
  identify,
  openFolder,
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
    expect(hasBackupOf(shop.file, day)).toBe(true)
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
