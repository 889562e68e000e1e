import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type BetterSqlite3 from 'better-sqlite3'
import { DatabaseRefused } from './database.ts'

/** The SQL files stand beside this module, in the sources and in what is built from them. */
const FOLDER = fileURLToPath(new URL('./migrations/', import.meta.url))

export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
  readonly sha256: string
}

let known: readonly Migration[] | null = null

/**
 * Every migration in order, as the folder was when it was first asked: what is built anew under a
 * counter that runs changes nothing of it.
 * @throws when a number is missing or stands twice, or a file says nothing
 */
export function migrations(): readonly Migration[] {
  known ??= readMigrations()
  return known
}

function readMigrations(): Migration[] {
  const files = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.sql'))
    .toSorted()
  return files.map((file, index) => {
    const version = Number.parseInt(file.slice(0, 4), 10)
    if (version !== index + 1) throw new Error(`migration ${file} is out of order`)
    const sql = readFileSync(`${FOLDER}${file}`, 'utf8').replaceAll('\r\n', '\n')
    if (sql.trim() === '') throw new Error(`migration ${file} is empty`)
    return { version, name: file, sql, sha256: createHash('sha256').update(sql).digest('hex') }
  })
}

/** @throws DatabaseRefused when the books were written by a newer version of the counter */
export function assertNotNewer(version: number): void {
  if (version > migrations().length) {
    throw new DatabaseRefused('newer', 'the books were written by a newer version')
  }
}

/**
 * Brings a database to the newest schema, one transaction a migration. `user_version` counts them.
 */
export function migrate(sqlite: BetterSqlite3.Database, applicationId: number): void {
  const all = migrations()
  const at = Number(sqlite.pragma('user_version', { simple: true }))
  for (const migration of all.slice(at)) {
    sqlite
      .transaction(() => {
        sqlite.exec(migration.sql)
        sqlite.pragma(`application_id = ${applicationId}`)
        sqlite.pragma(`user_version = ${migration.version}`)
      })
      .immediate()
  }
}
