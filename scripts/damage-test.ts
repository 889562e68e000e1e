/**
 * `npm run --silent damage-test`: damages a small shop's books in every way of the corpus, starts
 * on each, and says how many were opened as if nothing had happened. Ends with 1 when any was, or
 * when any was refused and yet changed, of those that are read whole before they are opened.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { corpusLine, tryCorpus } from '../src/core/db/testing/corpus.ts'

const WAYS = [
  ['read whole at the start', {}],
  ['read while the counter sells', { small_bytes: 0 }],
] as const

let wrong = 0
for (const [what, trying] of WAYS) {
  const root = mkdtempSync(path.join(tmpdir(), 'damage-test-'))
  try {
    const report = await tryCorpus(root, trying)
    // What nobody has read yet is opened, and its log folded in, before SQLite stumbles over it.
    const changed = 'small_bytes' in trying ? [] : report.touched
    wrong += report.accepted.length + changed.length
    process.stdout.write(`${what}: ${corpusLine(report)}\n`)
    for (const name of report.accepted) process.stdout.write(`  accepted: ${name}\n`)
    for (const name of changed) process.stdout.write(`  changed: ${name}\n`)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
process.exitCode = wrong === 0 ? 0 : 1
