import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { benchDurable } from './durable.ts'
import { benchFirstByte } from './first-byte.ts'
import { benchInvariants } from './invariants.ts'
import { benchMillion } from './million.ts'

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
      await benchMillion(folder, 100, 100),
    ]) {
      expect(rows.length).toBeGreaterThan(1)
      for (const { value } of rows) expect(value).toBeGreaterThan(0)
    }
  })
})
