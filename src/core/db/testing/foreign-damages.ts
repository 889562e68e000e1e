import { chmodSync, mkdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import { migrations } from '../migrate.ts'
import type { Damage } from './damage.ts'
import { flip, overwrite, placesOf, sums, wal } from './sets.ts'

/** Another program opens the closed file and does what it likes, as a curious person would. */
function edited(sql: string): Damage['do'] {
  return ({ file }) => {
    const sqlite = new BetterSqlite3(file)
    sqlite.pragma('foreign_keys = OFF')
    sqlite.exec(sql)
    sqlite.close()
  }
}

function strange(): Damage[] {
  const bytes = (name: string, text: string | Buffer): Damage => ({
    name,
    to: 'closed',
    do: ({ file }) => writeFileSync(file, text),
  })
  return [
    bytes('a list of names', 'a list of names\n'.repeat(400)),
    bytes('zeros of the same size', Buffer.alloc(200_000)),
    bytes('ones of the same size', Buffer.alloc(200_000, 255)),
    bytes(
      'a picture',
      Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(9_000)]),
    ),
    {
      name: 'a database of another program',
      to: 'closed',
      do: ({ file }) => {
        rmSync(file)
        new BetterSqlite3(file).exec('CREATE TABLE photos (name)').close()
      },
    },
    {
      name: 'an empty database',
      to: 'closed',
      do: ({ file }) => {
        rmSync(file)
        const sqlite = new BetterSqlite3(file)
        sqlite.pragma('journal_mode = WAL')
        sqlite.close()
      },
    },
    ...[1, 40, 1_000].map(
      (more): Damage => ({
        name: `books that are ${more} versions newer`,
        to: 'closed',
        do: edited(`PRAGMA user_version = ${migrations().length + more}`),
      }),
    ),
  ]
}

function lost(): Damage[] {
  return [
    {
      name: 'a folder in the place of the file',
      to: 'closed',
      do: ({ file }) => {
        rmSync(file)
        mkdirSync(file)
      },
    },
    { name: 'the file is gone', to: 'closed', do: ({ file }) => rmSync(file) },
    { name: 'the file is gone, its log is there', to: 'cut', do: ({ file }) => rmSync(file) },
    {
      name: 'file and log are gone',
      to: 'cut',
      do: (folder) => {
        rmSync(folder.file)
        rmSync(wal(folder))
      },
    },
    {
      name: 'the file has another name',
      to: 'closed',
      do: ({ file }) => renameSync(file, `${file}.old`),
    },
    {
      name: 'everything in the folder is gone',
      to: 'closed',
      do: (folder) => {
        for (const one of [folder.file, ...sums(folder), ...placesOf(folder).slice(0, 1)])
          rmSync(one)
      },
    },
    { name: 'nobody may read the file', to: 'closed', do: ({ file }) => chmodSync(file, 0o000) },
    { name: 'nobody may write the file', to: 'closed', do: ({ file }) => chmodSync(file, 0o444) },
  ]
}

function meddled(): Damage[] {
  const edits: readonly [string, string][] = [
    ['a sale deleted', 'DROP TRIGGER sale_stays; DELETE FROM sale WHERE seq = 7'],
    ['a sale’s amount changed', 'DROP TRIGGER sale_words_kept; UPDATE sale SET amount_e4 = 1'],
    ['a state changed', `UPDATE sale SET state = 'failed' WHERE seq = 9`],
    ['an entry changed', 'DROP TRIGGER entry_kept; UPDATE entry SET amount_e4 = amount_e4 + 1'],
    ['entries deleted', 'DROP TRIGGER entry_stays; DELETE FROM entry WHERE transaction_id > 20'],
    ['a trigger dropped', 'DROP TRIGGER entry_kept'],
    ['an index dropped', 'DROP INDEX sale_number'],
    ['a table dropped', 'DROP TABLE sale_event'],
    ['every table of money dropped', 'DROP TABLE entry'],
    ['a setting changed', `INSERT INTO setting VALUES ('shopName', '"x"')`],
    ['the identity changed', `UPDATE book SET value = 'X' WHERE key = 'db_id'`],
    ['an account added', `INSERT INTO account VALUES (99, 'bank')`],
    ['the file packed', 'VACUUM'],
    ['another journal', 'PRAGMA journal_mode = DELETE'],
    ['statistics added', 'ANALYZE'],
  ]
  return edits.map(([name, sql]) => ({
    name: `by another program: ${name}`,
    to: 'closed',
    do: edited(sql),
  }))
}

function remembered(): Damage[] {
  const both = (
    name: string,
    change: (file: string) => void,
    which: 'sums' | 'places',
  ): Damage => ({
    name,
    to: 'closed',
    do: (folder) => {
      for (const one of which === 'sums' ? sums(folder) : placesOf(folder)) change(one)
    },
  })
  return [
    both('the witness is gone, in both places', rmSync, 'places'),
    both('the witness is empty, in both places', (file) => truncateSync(file, 0), 'places'),
    both('the witness is zeros, in both places', (file) => overwrite(file, 0, 1_024, 0), 'places'),
    both('the sums are gone', rmSync, 'sums'),
    both('the sums are empty', (file) => truncateSync(file, 0), 'sums'),
    both('a bit of the sums', (file) => flip(file, 2_100), 'sums'),
    {
      name: 'everything that remembers is gone',
      to: 'closed',
      do: (folder) => {
        for (const one of [...sums(folder), ...placesOf(folder)]) rmSync(one)
      },
    },
    {
      name: 'everything that remembers is gone, and the log',
      to: 'cut',
      do: (folder) => {
        for (const one of [...sums(folder), ...placesOf(folder), wal(folder)]) rmSync(one)
      },
    },
  ]
}

/** Other files in the place of the books, files that are gone, other programs at work. */
export function foreign(): Damage[] {
  return [...strange(), ...lost(), ...meddled(), ...remembered()]
}
