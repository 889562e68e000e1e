import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chainHash } from '../src/core/day-close/chain.ts'
import type { DayRow } from '../src/core/day-close/rows.ts'
import { closes, DAY, openAtNoon, sells } from '../src/core/day-close/testing/closing.ts'
import { openDatabase } from '../src/core/db/open.ts'
import { openLog } from '../src/host/log.ts'
import { programs, said } from './testing/programs.ts'

const { run, endAll } = programs('verify-ledger.ts')
const NEXT = '2026-04-29'

let folder: string
let file: string
/** A counter that has closed two days, and is closed. */
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'verify-ledger-test-'))
  mkdirSync(path.join(folder, 'real'))
  file = path.join(folder, 'real', 'counter.db')
  const log = openLog(path.join(folder, 'logs', 'counter.log'))
  const shop = await openAtNoon({ db: openDatabase(file), log })
  await sells(shop)
  await closes(shop, DAY)
  shop.clock.jumpTo(shop.clock.now() + 86_400_000)
  await sells(shop)
  await closes(shop, NEXT)
  await shop.core.close()
  log.close()
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

/** The newest close, and all that belongs to it. */
const cutOff = `DROP TRIGGER day_close_stays; DROP TRIGGER day_total_stays;
      DROP TRIGGER day_account_stays;
      DELETE FROM day_close WHERE number = 2; DELETE FROM day_total WHERE business_date = '${NEXT}';
      DELETE FROM day_account WHERE business_date = '${NEXT}'`

describe('books that are verified', () => {
  it('fit, and are left as they were, byte by byte', async () => {
    const before = [readdirSync(path.dirname(file)), readFileSync(file)]
    const { code, stdout } = await said(run([file]))
    expect(stdout.split('\n')).toEqual([
      `books: ${file}`,
      'proved: 11 transactions, 2 closed days, 0 months',
      expect.stringMatching(/^chain of closes: 2 days, whole, head [0-9a-f]{64}$/u),
      'differences: 0',
      '',
    ])
    expect(code).toBe(0)
    expect([readdirSync(path.dirname(file)), readFileSync(file)]).toEqual(before)
  })

  it('end with 1 and every difference where a closed day is not what its entries say', async () => {
    tamper('DROP TRIGGER day_account_kept; UPDATE day_account SET debit_e4 = debit_e4 * 2')
    const { code, stdout } = await said(run([file]))
    expect(code).toBe(1)
    expect(stdout).toContain('differences: 11')
    expect(stdout).toContain(`${DAY} account wallet:flexiloadbd:flexiload: opening is not what`)
  })

  it('end with 1 where the newest close was cut off', async () => {
    tamper(cutOff)
    const { code, stdout } = await said(run([file]))
    expect(code).toBe(1)
    expect(stdout).toContain('chain of closes: 1 days, whole')
    expect(stdout).toContain(
      `${NEXT} Z 2: was closed by the log of the counter, and is not in the books`,
    )
  })

  it('end with 1 where a report was written anew with its hash, and the log knows it', async () => {
    const db = new BetterSqlite3(file)
    db.exec('DROP TRIGGER day_close_kept')
    const row = db.prepare<[], DayRow>('SELECT * FROM day_close WHERE number = 2').get()
    const report = (row?.report ?? '').replace('"closedBy":"Rahim"', '"closedBy":"Karim"')
    const hash = chainHash(row?.previous_hash ?? '', report)
    db.prepare(
      "UPDATE day_close SET report = ?, hash = ?, closed_by = 'Karim' WHERE number = 2",
    ).run(report, hash)
    db.close()
    const { code, stdout } = await said(run([file]))
    expect(code).toBe(1)
    expect(stdout).toContain(`chain of closes: 2 days, whole, head ${hash}`)
    expect(stdout).toContain('differences: 1')
    expect(stdout).toContain(`${NEXT} Z 2: was closed by the log of the counter, and is another`)
  })

  it('fit where the log knows closes of other books, or of before a copy came back', async () => {
    const log = openLog(path.join(folder, 'logs', 'counter.log'))
    log.info('day-closed', {
      number: 9,
      day: '2026-05-09',
      hash: 'a'.repeat(64),
      books: 'ANOTHER1',
    })
    log.info('day-closed', { number: 8, day: '2026-05-08', hash: 'a'.repeat(64) })
    log.close()
    expect((await said(run([file]))).stdout).toContain('differences: 0')
    tamper(`INSERT INTO restoration (at_ms) VALUES (${Date.now() + 60_000})`)
    tamper(cutOff)
    const { stdout } = await said(run([file]))
    expect(stdout).toContain('differences: 0')
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
