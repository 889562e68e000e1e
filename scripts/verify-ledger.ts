/**
 * `npm run --silent verify-ledger -- [FILE]`: proves the books of a file anew from their entries,
 * those of this machine's counter unless a file is named, the chain of its closed days, every
 * figure of their reports that the entries tell, and that each close the counter's log knows of is
 * there. Prints what was proved and every difference; ends with 1 where there is one, with 2 where
 * the books cannot be read. It reads a copy of the file and its log: not a byte of the books or
 * beside them is touched.
 */
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import type { ChainProof } from '../src/contract/days.ts'
import { createChainProof } from '../src/core/day-close/chain.ts'
import { provedByLog } from '../src/core/day-close/closes-in-log.ts'
import { createReportProof } from '../src/core/day-close/report-proof.ts'
import { migrations } from '../src/core/db/migrate.ts'
import { wrap } from '../src/core/db/open.ts'
import { type Proof, reprove } from '../src/core/reports/reprove.ts'
import { atOnce } from '../src/core/turns.ts'
import { usualFolder } from '../src/host/usual-folder.ts'

/** A file that is damaged all over has a difference in every day. */
const TOLD = 50

class CannotRead extends Error {}

function booksOfThisMachine(): string {
  const { platform, env } = process
  return path.join(usualFolder({ platform, env, home: homedir() }), 'real', 'counter.db')
}

/** What would be another if the counter wrote meanwhile. */
function standing(file: string): string {
  return [file, `${file}-wal`]
    .map((one) => statSync(one, { throwIfNoEntry: false }))
    .map((found) => (found ? `${found.size} ${found.mtimeMs}` : 'none'))
    .join(', ')
}

function copyOf(file: string, folder: string): string {
  const copy = path.join(folder, 'books.db')
  const before = standing(file)
  copyFileSync(file, copy)
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`)
  if (standing(file) === before) return copy
  throw new CannotRead('the counter is writing into them: close it first')
}

/** Of the logs the counter keeps beside the folder of its books. */
function linesBeside(file: string): string[] {
  const folder = path.join(path.dirname(path.resolve(file)), '..', 'logs')
  if (!existsSync(folder)) return []
  const logs = readdirSync(folder).filter((name) => /\.log(?:\.\d+)?$/u.test(name))
  // The older of two comes first: what was closed last under a number is what counts.
  const inOrder = logs.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))
  return inOrder.flatMap((name) => readFileSync(path.join(folder, name), 'utf8').split('\n'))
}

function prove(file: string): Proof & { readonly chain: ChainProof } {
  if (!existsSync(file)) throw new CannotRead('there is no such file')
  const folder = mkdtempSync(path.join(tmpdir(), 'verify-ledger-'))
  try {
    const db = wrap(new BetterSqlite3(copyOf(file, folder), { readonly: true }))
    try {
      const version = db.read<[], { user_version: number }>('PRAGMA user_version').get()
      const wanted = migrations().length
      if (version?.user_version !== wanted) {
        throw new CannotRead('another version wrote them: open them once with this one')
      }
      const proof = reprove(db)
      const chain = atOnce(createChainProof(db)())
      // Of a broken chain no report is worth reading.
      const reports = chain.isWhole ? createReportProof(db)() : []
      const differences = [...proof.differences, ...reports, ...provedByLog(db, linesBeside(file))]
      return { ...proof, differences, chain }
    } finally {
      db.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const say = (line: string) => process.stdout.write(`${line}\n`)
const file = process.argv[2] ?? booksOfThisMachine()
try {
  const { transactions, closedDays, months, differences, chain } = prove(file)
  say(`books: ${file}`)
  say(`proved: ${transactions} transactions, ${closedDays} closed days, ${months} months`)
  // The same head stands on the slip of the last close.
  const head = chain.head === null ? '' : `, head ${chain.head}`
  const chained = chain.isWhole ? 'whole' : `broken at Z ${chain.brokenAt} (${chain.why})`
  say(`chain of closes: ${chain.days} days, ${chained}${head}`)
  say(`differences: ${differences.length}`)
  for (const line of differences.slice(0, TOLD)) say(`  ${line}`)
  if (differences.length > TOLD) say(`  and ${differences.length - TOLD} more`)
  process.exitCode = differences.length === 0 && chain.isWhole ? 0 : 1
} catch (cause) {
  // The disk's and SQLite's own words have a code; what has none is a mistake of ours.
  const isTold = cause instanceof CannotRead || (cause instanceof Error && 'code' in cause)
  if (!isTold) throw cause
  process.stderr.write(`The books in ${file} cannot be read: ${cause.message}.\n`)
  process.exitCode = 2
}
