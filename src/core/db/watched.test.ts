import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backUp } from './backup.ts'
import { backupName, backupsFolder } from './backup-files.ts'
import { booksIn, findCopies, putInPlace } from './copies.ts'
import { DatabaseRefused } from './database.ts'
import { NO_LOG } from './log-reader.ts'
import { migrations } from './migrate.ts'
import { expected } from './open.ts'
import {
  closeFolder,
  contentOf,
  copyOf,
  type Folder,
  folderAt,
  identify,
  openFolder,
  placesOf,
  sell,
} from './testing/sets.ts'
import type { WatchedDatabase } from './watched.ts'
import { openWitness } from './witness.ts'

let root: string
let shop: Folder
let db: WatchedDatabase
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'watched-'))
  shop = folderAt(path.join(root, 'shop'))
  db = openFolder(shop)
  identify(db, 'real', 'SHOPAAAABBBBCCCC')
  for (let nth = 1; nth <= 12; nth += 1) sell(db, nth)
})
afterEach(async () => {
  await closeFolder(db)
  rmSync(root, { recursive: true })
})

const at = (name: string) => path.join(root, name)

/** What stands in books of which the power was just cut. */
async function contentAfterStart(folder: Folder): Promise<string> {
  const again = openFolder(folder)
  try {
    return contentOf(again)
  } finally {
    await closeFolder(again)
  }
}

function refusal(folder: Folder): DatabaseRefused['code'] {
  try {
    openFolder(folder).close()
  } catch (cause) {
    if (cause instanceof DatabaseRefused) return cause.code
    throw cause
  }
  return expect.fail('the books were opened')
}

const files = ({ file }: Folder) => ({
  db: file,
  log: `${file}-wal`,
  sums: [`${file}-sums1`, `${file}-sums2`],
})

/** Some files of a later moment over an earlier one, as a power cut between writes leaves it. */
function between(before: Folder, after: Folder, later: readonly string[], name: string): Folder {
  const mixed = copyOf(before, at(name))
  const of = (folder: Folder): Record<string, readonly string[]> => ({
    db: [files(folder).db],
    log: [files(folder).log],
    sums: files(folder).sums,
    witness: placesOf(folder),
  })
  for (const what of later) {
    for (const [nth, file] of (of(after)[what] ?? []).entries()) {
      const target = of(mixed)[what]?.[nth]
      if (target && existsSync(file)) copyFileSync(file, target)
    }
  }
  return mixed
}

describe('books whose power was cut', () => {
  it.each([
    ['before the fold', []],
    ['when its sums were on disk', ['sums']],
    ['when the file was written', ['sums', 'db']],
    ['when the log had begun anew', ['sums', 'db', 'log']],
    ['when the witness had heard of it', ['sums', 'db', 'log', 'witness']],
  ])('in the middle of a fold open with everything in them: %s', async (_, later) => {
    const before = copyOf(shop, at('before'))
    db.settle()
    const mixed = between(before, copyOf(shop, at('after')), later, 'mixed')
    expect(await contentAfterStart(mixed)).toBe(contentOf(db))
  })

  it('in the middle of writing the file open with everything in them', async () => {
    const before = copyOf(shop, at('before'))
    db.settle()
    const mixed = between(before, copyOf(shop, at('after')), ['sums'], 'mixed')
    const after = readFileSync(shop.file)
    const half = readFileSync(mixed.file)
    after.copy(half, 4_096, 4_096, 5 * 4_096)
    writeFileSync(mixed.file, half)
    expect(await contentAfterStart(mixed)).toBe(contentOf(db))
  })

  it('open where the log knows more than the witness, which nobody waited for', async () => {
    const before = copyOf(shop, at('before'))
    sell(db, 13)
    const mixed = between(before, copyOf(shop, at('after')), ['log'], 'mixed')
    expect(await contentAfterStart(mixed)).toBe(contentOf(db))
  })

  it('open though one of the two witnesses is lost, and it is there again', async () => {
    const cut = copyOf(shop, at('cut'))
    const [beside = '', outside = ''] = placesOf(cut)
    rmSync(beside)
    expect(await contentAfterStart(cut)).toBe(contentOf(db))
    truncateSync(outside, 100)
    expect(await contentAfterStart(cut)).toBe(contentOf(db))
  })

  it('open though the sums that were being written are torn', async () => {
    const cut = copyOf(shop, at('cut'))
    const [newest] = files(shop).sums.filter((file) => existsSync(file))
    if (newest === undefined) throw new Error('no sums were written')
    const [other = ''] = files(cut).sums.filter(
      (file) => path.basename(file) !== path.basename(newest),
    )
    writeFileSync(other, readFileSync(newest).subarray(0, 3_000))
    expect(await contentAfterStart(cut)).toBe(contentOf(db))
  })

  it('while they were being made are made anew, and never once they had been', async () => {
    const fresh = folderAt(at('fresh'))
    const places = placesOf(fresh)
    const witness = openWitness(places, null)
    witness.swear({ id: 'f', shop: null, generation: 0, log: NO_LOG, damaged: false })
    witness.close()
    await closeFolder(openFolder(fresh))
    rmSync(fresh.file)
    expect(refusal(fresh)).toBe('gone')
  })
})

/** A copy of the shop with one letter of an old answer changed, where no start looks. */
function damagedWithin(name: string): Folder {
  db.settle()
  sell(db, 13)
  db.settle()
  const folder = copyOf(shop, at(name))
  const bytes = readFileSync(folder.file)
  bytes[bytes.indexOf('answer answer')] = 0x41
  writeFileSync(folder.file, bytes)
  return folder
}

describe('a disk that does not take the sums (row 84)', () => {
  /** A folder where the next sums belong: nothing can be written there. */
  function block(folder: Folder): string {
    const [one = '', other = ''] = files(folder).sums
    const age = (file: string) => (existsSync(file) ? statSync(file).mtimeMs : 0)
    const next = age(one) < age(other) ? one : other
    rmSync(next, { force: true })
    mkdirSync(next)
    return next
  }

  it('leaves the log when the books are closed, and they open whole once it does', async () => {
    const stuck = copyOf(shop, at('stuck'))
    const told: string[] = []
    const open = openFolder(stuck, undefined, (event) => told.push(event))
    const blocked = block(stuck)
    sell(open, 13)
    const content = contentOf(open)
    await closeFolder(open)
    expect(told).toEqual(['fold-failed'])
    expect(existsSync(`${stuck.file}-wal`)).toBe(true)
    rmSync(blocked, { recursive: true })
    expect(await contentAfterStart(stuck)).toBe(content)
  })

  it('does not keep the books from being opened, sold with and cut off again', async () => {
    const stuck = copyOf(shop, at('stuck'))
    const blocked = block(stuck)
    const told: string[] = []
    const open = openFolder(stuck, undefined, (event) => told.push(event))
    expect(told).toEqual(['fold-failed'])
    sell(open, 13)
    const content = contentOf(open)
    const cut = copyOf(stuck, at('cut'))
    rmSync(path.join(path.dirname(cut.file), path.basename(blocked)), { recursive: true })
    expect(await contentAfterStart(cut)).toBe(content)
    rmSync(blocked, { recursive: true })
    await closeFolder(open)
    expect(await contentAfterStart(stuck)).toBe(content)
  })

  it('loses no log that had a second name when the power went', async () => {
    const cut = copyOf(shop, at('cut'))
    renameSync(`${cut.file}-wal`, `${cut.file}-wal-kept`)
    expect(await contentAfterStart(cut)).toBe(contentOf(db))
  })
})

describe('books that are watched', () => {
  it('are told to be open before anything of them is looked at', () => {
    expect(refusal(shop)).toBe('in-use')
  })

  it('from before there were witnesses are taken as they are, once', async () => {
    const old = folderAt(at('old'))
    const sqlite = new BetterSqlite3(old.file)
    const { applicationId, witnessedFrom } = expected()
    for (const { sql } of migrations().slice(0, witnessedFrom - 1)) sqlite.exec(sql)
    sqlite.pragma(`application_id = ${applicationId}`)
    sqlite.pragma(`user_version = ${witnessedFrom - 1}`)
    sqlite.close()
    await closeFolder(openFolder(old))
    for (const file of [...placesOf(old), ...files(old).sums]) rmSync(file, { force: true })
    expect(refusal(old)).toBe('unknown-books')
  })

  it('are refused for good once a page was found damaged while they were open', async () => {
    const large = damagedWithin('large')
    const damaged = openFolder(large, 0)
    expect(damaged.wholly).toBe(false)
    sell(damaged, 14)
    expect(await damaged.readThrough()).toBe('damaged')
    await closeFolder(damaged)
    expect(refusal(large)).toBe('damaged')
  })
})

describe('a copy that is put back (row 86)', () => {
  /** A damaged shop with a backup of twelve sales, of fifteen that were sold. */
  async function damagedShop(): Promise<Folder> {
    await backUp(db, shop.file, backupName('2026-04-28', '0915'), 1)
    for (let nth = 13; nth <= 15; nth += 1) sell(db, nth)
    const damaged = copyOf(shop, at('damaged'))
    truncateSync(damaged.file, 5_000)
    return damaged
  }
  const random = (bytes: number) => new Uint8Array(bytes).fill(7)

  function putBack(folder: Folder, name: string): string {
    const copy = findCopies(folder.file, true).find((one) => one.name === name)
    if (!copy) throw new Error(`no copy ${name}`)
    const places = placesOf(folder)
    return putInPlace({ booksFile: folder.file, places, copy, now_ms: 9, random })
  }

  it('opens, says what it lacks, and what was there lies aside whole', async () => {
    const damaged = await damagedShop()
    const before = new Map(
      readdirSync(path.dirname(damaged.file), { withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.endsWith('-lock'))
        .map(({ name }) => [name, readFileSync(path.join(path.dirname(damaged.file), name))]),
    )
    const aside = putBack(damaged, 'backups/counter-2026-04-28-0915.db')
    for (const [name, bytes] of before) {
      expect([name, readFileSync(path.join(aside, name)).equals(bytes)]).toEqual([name, true])
    }
    const again = openFolder(damaged)
    expect(again.read('SELECT count(*) AS sales FROM sale').get()).toEqual({ sales: 12 })
    expect(
      again.read('SELECT at_ms, last_sale_at_ms, last_sale_seq FROM restoration').all(),
    ).toEqual([{ at_ms: 9, last_sale_at_ms: 1_777_000_000_000 + 12 * 60_000, last_sale_seq: 12 }])
    await closeFolder(again)
    await closeFolder(openFolder(damaged))
  })

  it('is refused when it is damaged itself, and everything stays where it was', async () => {
    const damaged = await damagedShop()
    const backup = path.join(backupsFolder(damaged.file), 'counter-2026-04-28-0915.db')
    const bytes = readFileSync(backup)
    bytes[9_000] = (bytes[9_000] ?? 0) ^ 1
    writeFileSync(backup, bytes)
    expect(findCopies(damaged.file, false)).toMatchObject([{ state: 'damaged' }])
    expect(() => putBack(damaged, 'backups/counter-2026-04-28-0915.db')).toThrow('not whole')
    expect(refusal(damaged)).toBe('damaged')
  })

  it('may be the books as they lie there, where their log is lost', async () => {
    db.settle()
    for (let nth = 13; nth <= 15; nth += 1) sell(db, nth)
    const cut = copyOf(shop, at('cut'))
    rmSync(`${cut.file}-wal`)
    expect(refusal(cut)).toBe('behind')
    expect(findCopies(cut.file, true)).toMatchObject([
      { kind: 'present', state: 'whole', about: { sales: 12, shop: 'SHOPAAAABBBBCCCC' } },
    ])
    putBack(cut, 'counter.db')
    const again = openFolder(cut)
    expect(again.read('SELECT count(*) AS sales FROM sale').get()).toEqual({ sales: 12 })
    await closeFolder(again)
  })

  it('by hand is known by what it says of itself', () => {
    const copy = path.join(path.dirname(shop.file), 'counter - Copy.db')
    db.settle()
    copyFileSync(shop.file, copy)
    writeFileSync(path.join(path.dirname(shop.file), 'names.db'), 'a list of names\n'.repeat(99))
    expect(findCopies(shop.file, false)).toMatchObject([
      { name: 'counter - Copy.db', kind: 'file', state: 'whole', about: { sales: 12 } },
      { name: 'names.db', state: 'damaged', about: null },
    ])
    expect(booksIn(copy)).toBe('real')
  })
})
