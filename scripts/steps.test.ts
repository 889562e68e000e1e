import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runStep, runSteps, type Step } from './steps.ts'

let root: string
let file: string
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'steps-'))
  mkdirSync(path.join(root, 'node_modules'))
  file = path.join(root, 'report.json')
})
afterEach(() => {
  rmSync(root, { recursive: true })
})

/** A step whose program writes this report and ends with this code. */
function step(code: number, report?: object, form: 'vitest' | 'playwright' = 'vitest'): Step {
  const name = `tool-${code}.mjs`
  const writes = report
    ? `writeFileSync(${JSON.stringify(file)}, ${JSON.stringify(JSON.stringify(report))})`
    : ''
  writeFileSync(
    path.join(root, 'node_modules', name),
    `import { writeFileSync } from 'node:fs'
    ${writes}
    console.error('said')
    process.exit(${code})`,
  )
  return { name, run: [name], ...(report && { report: { file, form } }) }
}
const vitest = (passed: number, failed: number) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numTodoTests: 0,
  numPendingTests: 0,
})
const playwright = (expected: number, unexpected: number, flaky: number) => ({
  stats: { expected, unexpected, flaky, skipped: 0 },
})

describe('what a step of npm test counts', () => {
  it.each<[string, () => Step, { ok: boolean; passed: number; failed: number }]>([
    ['a tool that is content', () => step(0), { ok: true, passed: 0, failed: 0 }],
    ['a tool that is not', () => step(2), { ok: false, passed: 0, failed: 1 }],
    ['tests that pass', () => step(0, vitest(12, 0)), { ok: true, passed: 12, failed: 0 }],
    ['tests that fail', () => step(1, vitest(12, 3)), { ok: false, passed: 12, failed: 3 }],
    ['a file that does not load', () => step(1, vitest(9, 0)), { ok: false, passed: 9, failed: 1 }],
    [
      'a test in the browser that passed the second time',
      () => step(0, playwright(5, 0, 1), 'playwright'),
      { ok: false, passed: 5, failed: 1 },
    ],
  ])('%s', async (_what, make, expected) => {
    expect(await runStep(root, make())).toMatchObject(expected)
  })

  it('never counts the report of an earlier run', async () => {
    writeFileSync(file, JSON.stringify(vitest(100, 0)))
    const dies: Step = { ...step(1), report: { file, form: 'vitest' } }
    expect(await runStep(root, dies)).toMatchObject({ ok: false, passed: 0, failed: 1 })
  })

  it('keeps what the tool said', async () => {
    expect((await runStep(root, step(1))).words).toContain('said')
  })

  it('tells of each step, and stops at none', async () => {
    const told: string[] = []
    const outcomes = await runSteps(root, [step(1), step(0), step(3)], 2, ({ name }) => {
      told.push(name)
    })
    expect(outcomes.map(({ ok }) => ok)).toEqual([false, true, false])
    expect(told).toHaveLength(3)
  })
})
