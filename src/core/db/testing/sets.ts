import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { systemClock } from '../../system-clock.ts'
import type { WritableDb } from '../database.ts'
import { openWatched, type WatchedDatabase } from '../watched.ts'

/** A counter's folder with books in it, kept aside to be damaged again and again. */
export interface Folder {
  readonly root: string
  readonly file: string
}

export function folderAt(root: string): Folder {
  mkdirSync(path.join(root, 'real'), { recursive: true })
  return { root, file: path.join(root, 'real', 'counter.db') }
}

export function copyOf(from: Folder, root: string): Folder {
  rmSync(root, { recursive: true, force: true })
  cpSync(from.root, root, { recursive: true })
  return folderAt(root)
}

export function placesOf({ root, file }: Folder): string[] {
  return [path.join(path.dirname(file), 'counter.witness'), path.join(root, 'real.witness')]
}

/** @param small_bytes 0 opens them as a file too large to be read whole first */
export function openFolder(
  folder: Folder,
  small_bytes?: number,
  tell: (event: string, cause: unknown) => void = unexpected,
): WatchedDatabase {
  return openWatched(folder.file, {
    places: placesOf(folder),
    clock: { ...systemClock(), after: soon },
    random: (bytes) => createHash('sha512').update(folder.root).digest().subarray(0, bytes),
    tell,
    ...(small_bytes !== undefined && { small_bytes }),
  })
}

function unexpected(event: string, cause: unknown): void {
  throw new Error(event, { cause })
}

/** What is to be waited for comes at once: a corpus of hundreds takes no breaths. */
function soon(_delay_ms: number, wake: () => void): () => void {
  const handle = setImmediate(wake)
  return () => clearImmediate(handle)
}

export async function closeFolder(db: WatchedDatabase): Promise<void> {
  db.close()
  await db.released()
}

export function identify(db: WritableDb, books: 'real' | 'practice', shop: string): void {
  const insert = db.change<[string, string]>('INSERT INTO book (key, value) VALUES (?, ?)')
  db.write(() => {
    insert.run('db_id', shop)
    insert.run('books', books)
    insert.run('shop_code', shop.slice(0, 4))
    insert.run('counter', '1')
    db.change<[]>(`INSERT INTO account (id, name) VALUES (1, 'cash'), (2, 'customers-held')`).run()
  })
}

/** A sale with its event, its answer and its entries, as the core writes them. */
export function sell(db: WritableDb, nth: number): void {
  const at = 1_777_000_000_000 + nth * 60_000
  const change = (sql: string) => db.change<[]>(sql).run()
  db.write(() => {
    change(`INSERT INTO sale (seq, id, request_hash, kind, operator, number, line_type, amount_e4,
        provider, wallet, our_reference, provider_reference, state, tender, version,
        expected_cost_e4, created_at_ms, changed_at_ms, business_date)
      VALUES (${nth}, 'sale-${nth}', 'h${nth}', 'recharge', 'GP', '017${10_000_000 + nth}',
        'prepaid', 500000, 'autoflexi', 'main', 'REF${nth}', 'TRX${nth}', 'succeeded', 'collected',
        1, 486250, ${at}, ${at}, '2026-04-28')`)
    change(`INSERT INTO sale_event
        (sale_seq, version, at_ms, to_state, tender, cause, step, words)
      VALUES (${nth}, 1, ${at}, 'created', 'collected', 'cashier', '{"type":"confirmed"}', '')`)
    // Every fifth answer is a page of the provider's: it does not fit into one page of the file.
    const body = nth % 5 === 0 ? `<html>${'answer '.repeat(1_100)}` : '{"status":true}'
    change(`INSERT INTO observation (sale_seq, provider, at_ms, source, class, body)
      VALUES (${nth}, 'autoflexi', ${at}, 'create', 'accepted', '${body}')`)
    change(`INSERT INTO ledger_transaction (id, sale_seq, cause, at_ms, business_date)
      VALUES (${nth}, ${nth}, 'collect', ${at}, '2026-04-28')`)
    change(`INSERT INTO entry (transaction_id, line, account_id, amount_e4)
      VALUES (${nth}, 0, 1, 500000), (${nth}, 1, 2, -500000)`)
  })
}

/** Leaves pages behind that nothing stands on. */
export function leaveFreePages(db: WritableDb): void {
  const [add, remove] = [
    db.change<[string]>("INSERT INTO setting (key, value) VALUES ('note', ?)"),
    db.change<[]>("DELETE FROM setting WHERE key = 'note'"),
  ]
  db.write(() => add.run(JSON.stringify('note '.repeat(6_000))))
  db.write(() => remove.run())
}

/** Everything that stands in the books, as one line. */
export function contentOf(db: Pick<WritableDb, 'read'>): string {
  const hash = createHash('sha256')
  const schema = db
    .read<[], { name: string; sql: string | null; type: string }>(
      'SELECT name, sql, type FROM sqlite_schema ORDER BY type, name',
    )
    .all()
  hash.update(JSON.stringify(schema))
  for (const { name } of schema.filter(({ type }) => type === 'table')) {
    hash.update(JSON.stringify(db.read<[], object>(`SELECT * FROM "${name}"`).all()))
  }
  return hash.digest('hex')
}

/** Every byte of the files that are the books' own, so that a touch is noticed. */
export function bytesOf(folder: Folder): string {
  const hash = createHash('sha256')
  const real = path.dirname(folder.file)
  for (const name of readdirSync(real).toSorted()) {
    if (name.includes('-lock')) continue
    hash.update(name)
    const isFile = readdirSync(real, { withFileTypes: true }).some(
      (entry) => entry.name === name && entry.isFile(),
    )
    if (isFile) hash.update(readFileSync(path.join(real, name)))
  }
  for (const place of placesOf(folder).slice(1)) {
    if (readdirSync(folder.root).includes(path.basename(place))) hash.update(readFileSync(place))
  }
  return hash.digest('hex')
}

export const wal = ({ file }: Folder) => `${file}-wal`
export const sums = ({ file }: Folder) => [`${file}-sums1`, `${file}-sums2`]

export function flip(file: string, at: number, bit = 0): void {
  const bytes = readFileSync(file)
  const place = at < 0 ? bytes.length + at : at
  // Inside of the file: the damages are made for sets of a known size, and this holds it.
  if (place >= bytes.length) throw new Error(`${file} has no byte ${at}`)
  bytes[place] = (bytes[place] ?? 0) ^ (1 << bit)
  writeFileSync(file, bytes)
}

export function overwrite(file: string, at: number, length: number, value: number): void {
  const bytes = readFileSync(file)
  writeFileSync(file, bytes.fill(value, at, at + length))
}
