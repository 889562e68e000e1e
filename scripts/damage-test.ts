/**
 * `npm run --silent damage-test`: damages a small shop's books in every way of the corpus, starts
 * on each, and says how many were opened as if nothing had happened. Ends with 1 when any was.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { corpusLine, tryCorpus } from '../src/core/db/testing/corpus.ts'

const WAYS = [
  ['read whole at the start', {}],
  ['read while the counter sells', { small_bytes: 0 }],
] as const

let accepted = 0
for (const [what, trying] of WAYS) {
  const root = mkdtempSync(path.join(tmpdir(), 'damage-test-'))
  try {
    const report = await tryCorpus(root, trying)
    accepted += report.accepted.length
    process.stdout.write(`${what}: ${corpusLine(report)}\n`)
    for (const name of report.accepted) process.stdout.write(`  accepted: ${name}\n`)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
process.exitCode = accepted === 0 ? 0 : 1
