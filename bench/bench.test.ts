import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { benchDrain } from './drain.ts'
import { benchDurable } from './durable.ts'
import { benchFirstByte } from './first-byte.ts'
import { benchFirstRow } from './first-row.ts'
import { benchInvariants } from './invariants.ts'
import { benchMillion } from './million.ts'
import { benchPaper } from './paper.ts'
import { benchReports } from './reports.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'flexicounter-bench-test-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A bench writes rows of its own: a table that changed must not break it unseen. */
describe('the benches that write rows of their own', () => {
  it('know the tables as they are', async () => {
    const first = await benchFirstByte(folder, 3)
    expect(first).toHaveLength(6)
    for (const rows of [
      first,
      await benchDurable(folder, 5),
      await benchInvariants(folder, 5),
      await benchFirstRow(2),
      await benchMillion(folder, 100, 100),
      await benchReports(folder, { sales: 40, busy: 10, aDay: 10, days: 90 }),
    ]) {
      expect(rows.length).toBeGreaterThan(1)
      for (const { value } of rows) expect(value).toBeGreaterThan(0)
    }
  })

  it('draw a slip on a narrow roll and on a wide one', () => {
    const rows = benchPaper(folder, 3)
    expect(rows).toHaveLength(6)
    for (const { value, baseline } of rows) {
      expect(value).toBeGreaterThan(0)
      expect(baseline?.value).toBeGreaterThan(0)
    }
  })

  it('drain what is open within the limit, and near to it', async () => {
    const rows = await benchDrain(folder, 500)
    expect(rows.map(({ missed }) => missed ?? false)).not.toContain(true)
    expect(rows.map(({ unit }) => unit)).toEqual(
      Array.from({ length: 2 }, () => ['', 'simulated minutes', '%', '']).flat(),
    )
    for (const { value } of rows.filter(({ unit }) => unit === '%')) {
      expect(value).toBeGreaterThanOrEqual(95)
      expect(value).toBeLessThanOrEqual(100)
    }
  })
})
