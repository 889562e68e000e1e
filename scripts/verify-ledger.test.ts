import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../src/core/db/open.ts'
import { createDayTotals } from '../src/core/reports/day-totals.ts'
import { openBookedBooks, openedWith } from '../src/core/testing/booked-books.ts'
import { programs, said } from './testing/programs.ts'

const { run, endAll } = programs('verify-ledger.ts')
const DAY = '2026-01-31'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'verify-ledger-test-'))
  file = path.join(folder, 'counter.db')
  const books = openBookedBooks(openDatabase(file))
  books.move('opening', DAY, openedWith(5_000_000))
  const totals = createDayTotals(books.db)
  books.db.write(() => totals.write(DAY))
  books.db.close()
})
afterEach(async () => {
  await endAll()
  rmSync(folder, { recursive: true })
})

/** A hand in the file, past every trigger. */
function tamper(sql: string): void {
  const db = new BetterSqlite3(file)
  db.exec(sql)
  db.close()
}

describe('books that are verified', () => {
  it('fit, and are left as they were, byte by byte', async () => {
    const before = [readdirSync(folder), readFileSync(file)]
    const { code, stdout } = await said(run([file]))
    expect(stdout.split('\n')).toEqual([
      `books: ${file}`,
      'proved: 1 transactions, 1 closed days, 1 months',
      'chain of closes: 0 days, whole',
      'differences: 0',
      '',
    ])
    expect(code).toBe(0)
    expect([readdirSync(folder), readFileSync(file)]).toEqual(before)
  })

  it('end with 1 and every difference where a closed day is not what its entries say', async () => {
    tamper('DROP TRIGGER day_account_kept; UPDATE day_account SET debit_e4 = debit_e4 * 2')
    const { code, stdout } = await said(run([file]))
    expect(code).toBe(1)
    expect(stdout).toContain('differences: 2')
    expect(stdout).toContain(`${DAY} account wallet:flexiloadbd:flexiload: opening is not what`)
  })

  it('end with 2 where they cannot be read', async () => {
    const nowhere = await said(run([path.join(folder, 'nowhere.db')]))
    expect(nowhere).toMatchObject({ code: 2, stdout: '' })
    expect(nowhere.words).toContain('there is no such file')
    tamper('PRAGMA user_version = 9')
    expect((await said(run([file]))).words).toContain('another version wrote them')
    writeFileSync(file, 'no books at all, and long enough to be looked at as a database would be')
    expect(await said(run([file]))).toMatchObject({ code: 2, stdout: '' })
  })
})
