/**
 * `npm test`: everything that can be checked, one after the other, stopping at nothing. The last
 * line is `N passed, N failed`. `npm run check` (`--fast`) leaves out the build, e2e and the
 * desktop host.
 */
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { buildWhatIsStale } from './build.ts'
import { provideChromium } from './find-chromium.mjs'
import { provideCups } from './provide-cups.ts'
import { type Outcome, runStep, runSteps, type Step } from './steps.ts'

const ROOT = path.dirname(import.meta.dirname)
const REPORTS = path.join(ROOT, 'out', 'reports')

const TSC = 'typescript/bin/tsc'

/** Everything that only reads the sources. */
const reading: readonly Step[] = [
  ...['domain', 'node', 'preload', 'renderer', 'test'].map(
    (part): Step => ({ name: `types ${part}`, run: [TSC, '-p', `tsconfig.${part}.json`] }),
  ),
  { name: 'lint', run: ['oxlint/bin/oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'format', run: ['@biomejs/biome/bin/biome', 'format', '.'] },
  { name: 'dead code', run: ['knip/bin/knip.js', '--no-progress'] },
]

function unitTests(): Step {
  const file = path.join(REPORTS, 'unit.json')
  const reporters = ['--reporter=minimal', '--reporter=json', `--outputFile.json=${file}`]
  return {
    name: 'unit',
    run: ['vitest/vitest.mjs', 'run', ...reporters],
    report: { file, form: 'vitest' },
  }
}

function browserTests(name: string, project: string, chromium: string): Step {
  const file = path.join(REPORTS, `${project}.json`)
  return {
    name,
    run: ['@playwright/test/cli.js', 'test', `--project=${project}`, '--reporter=line,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file, CHROMIUM_PATH: chromium },
    report: { file, form: 'playwright' },
  }
}

/** The real counter killed again and again on a real file. */
const kills: Step = {
  name: 'kills',
  run: ['../scripts/kill-test.ts', '--kills', '40', '--seed', '1'],
}

/**
 * A hundred shop-days of the simulation on seeds that stay, and some on one that is drawn anew:
 * its name is in the name of the step, so that what it found can be looked at again.
 */
function simulations(): readonly Step[] {
  const drawn = randomBytes(4).toString('hex')
  return [
    ['first', 50],
    ['second', 50],
    [drawn, 12],
  ].map(([seed, days]) => ({
    name: `simulate ${seed}`,
    run: ['../scripts/simulate.ts', '--days', String(days), '--seed', String(seed)],
  }))
}

function tell(outcome: Outcome): void {
  const mark = outcome.ok ? '✓' : '✗'
  const count = outcome.passed > 0 ? `  ${outcome.passed} passed, ${outcome.failed} failed` : ''
  const took_s = (outcome.took_ms / 1000).toFixed(1).padStart(6)
  process.stdout.write(`${mark} ${outcome.name.padEnd(16)} ${took_s} s${count}\n`)
  if (!outcome.ok) process.stdout.write(`${outcome.words.trimEnd()}\n\n`)
}

/** Work of ours as a step: what it throws is what the step says. */
function work<Value>(name: string, outcomes: Outcome[], run: () => Value): Value | null {
  const started_ms = performance.now()
  const took_ms = () => performance.now() - started_ms
  try {
    const value = run()
    outcomes.push({ name, ok: true, passed: 0, failed: 0, took_ms: took_ms(), words: '' })
    return value
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause)
    outcomes.push({ name, ok: false, passed: 0, failed: 1, took_ms: took_ms(), words })
    return null
  } finally {
    const last = outcomes.at(-1)
    if (last) tell(last)
  }
}

async function inBrowser(outcomes: Outcome[], chromium: string | null): Promise<void> {
  const built = work('build', outcomes, () => {
    buildWhatIsStale()
    return true
  })
  if (chromium === null || built === null) {
    process.stdout.write('✗ e2e and desktop were not run: see above\n')
    return
  }
  for (const [name, project] of [
    ['e2e', 'counter'],
    ['desktop', 'desktop'],
  ] as const) {
    const outcome = await runStep(ROOT, browserTests(name, project, chromium))
    tell(outcome)
    outcomes.push(outcome)
  }
}

/** Of what the kills print: how many, and which disks were tried or could not be. */
const figures = /^(?:kills|lost|double|unbalanced|disk-full|read-only)\b.*$/gmu

/** @param shown the lines to be seen also where all is well */
async function alone(step: Step, shown?: RegExp): Promise<void> {
  const outcome = await runStep(ROOT, step)
  tell(outcome)
  outcomes.push(outcome)
  if (!outcome.ok || !shown) return
  for (const line of outcome.words.match(shown) ?? []) process.stdout.write(`    ${line}\n`)
}

mkdirSync(REPORTS, { recursive: true })
const outcomes: Outcome[] = []
// First, because it may be installed here, and a unit test opens a window of it too.
const chromium = work('browser', outcomes, provideChromium)
const noCups = work('cups', outcomes, provideCups)
if (noCups !== null) process.stdout.write(`    ${noCups}\n`)
const read = await runSteps(ROOT, reading, 2, tell)
outcomes.push(...read)
await alone(unitTests())
if (!process.argv.includes('--fast')) {
  await inBrowser(outcomes, chromium)
  outcomes.push(...(await runSteps(ROOT, simulations(), 2, tell)))
  await alone(kills, figures)
}

const sum = (of: 'passed' | 'failed') => outcomes.reduce((total, one) => total + one[of], 0)
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`)
process.exitCode = outcomes.every(({ ok }) => ok) ? 0 : 1
