import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** One thing `npm test` does. */
export interface Step {
  readonly name: string
  /** A package's program with its arguments, run on this Node; one of ours as seen from there. */
  readonly run: readonly [module: string, ...args: string[]]
  readonly env?: Readonly<Record<string, string>>
  /** Where the step writes its report, and whose form it has; absent for a step without tests. */
  readonly report?: { readonly file: string; readonly form: 'vitest' | 'playwright' }
}

export interface Outcome {
  readonly name: string
  readonly ok: boolean
  readonly passed: number
  readonly failed: number
  readonly took_ms: number
  /** What the step said; shown when it failed. */
  readonly words: string
}

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numTodoTests: z.number(),
  numPendingTests: z.number(),
})
const PlaywrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
})

interface Count {
  readonly passed: number
  readonly failed: number
}

/** A test that only passes the second time has failed once too often. */
function readReport({ file, form }: NonNullable<Step['report']>): Count {
  if (!existsSync(file)) return { passed: 0, failed: 0 }
  const written: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (form === 'vitest') {
    const report = VitestReport.parse(written)
    return { passed: report.numPassedTests, failed: report.numFailedTests }
  }
  const { stats } = PlaywrightReport.parse(written)
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky }
}

function runProgram(root: string, step: Step): Promise<{ code: number; words: string }> {
  const [module, ...args] = step.run
  const program = path.join(root, 'node_modules', module)
  return new Promise((resolve) => {
    let words = ''
    const child = spawn(process.execPath, [program, ...args], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', ...step.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const hear = (bytes: Buffer) => {
      words += bytes.toString('utf8')
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('error', (cause) => resolve({ code: 1, words: cause.message }))
    child.once('close', (code) => resolve({ code: code ?? 1, words }))
  })
}

/** Runs one step. It never throws: a step that cannot be run has failed. */
export async function runStep(root: string, step: Step): Promise<Outcome> {
  const started_ms = performance.now()
  if (step.report) rmSync(step.report.file, { force: true })
  const { code, words } = await runProgram(root, step)
  const count = step.report ? readReport(step.report) : { passed: 0, failed: 0 }
  const ok = code === 0 && count.failed === 0
  return {
    name: step.name,
    ok,
    passed: count.passed,
    // What failed without a failed test (a type, a file that does not load) counts as one.
    failed: ok ? 0 : Math.max(1, count.failed),
    took_ms: performance.now() - started_ms,
    words,
  }
}

/** Runs steps that do not depend on each other, so many at a time; the outcomes keep the order. */
export async function runSteps(
  root: string,
  steps: readonly Step[],
  atOnce: number,
  told: (outcome: Outcome) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const waiting = [...steps.entries()]
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [place, step] = next
      const outcome = await runStep(root, step)
      outcomes[place] = outcome
      told(outcome)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return outcomes
}
