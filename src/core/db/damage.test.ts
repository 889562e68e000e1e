import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CorpusReport, corpusLine, tryCorpus } from './testing/corpus.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'damage-'))
})
afterEach(() => rmSync(root, { recursive: true }))

function told(report: CorpusReport): CorpusReport {
  process.stdout.write(`${corpusLine(report)}\n`)
  return report
}

/** Where whoever starts may read and write everything, and what the log holds anyway. */
const KNOWN_HARMLESS = /^(?:nobody may|a bit somewhere in the file under its log)/u

describe('damaged books (row 82)', () => {
  it('are never opened as if nothing had happened, and are left as they were', async () => {
    const report = told(await tryCorpus(root))
    expect(report.tried).toBeGreaterThanOrEqual(200)
    expect([report.accepted, report.touched]).toEqual([[], []])
    expect(report.harmless.filter((name) => !KNOWN_HARMLESS.test(name))).toEqual([])
    expect(report.slowest_ms).toBeLessThan(3_000)
  }, 180_000)

  it('too large to be read whole at the start are found out while the counter sells', async () => {
    const only = ({ name }: { name: string }) => /^(?:a bit|a page|two pages)/u.test(name)
    const report = told(await tryCorpus(root, { small_bytes: 0, only }))
    expect(report.accepted).toEqual([])
    expect(report.counts['found']).toBeGreaterThan(20)
  }, 180_000)
})
