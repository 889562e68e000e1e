/**
 * `npm run --silent kill-test -- --kills N [--seed S] [--loud]`: the real counter on a real file
 * against the real sandbox, killed at every named point and at random (docs/kill-test.md). Prints
 * `kills:`, `lost:`, `double:` and `unbalanced:`, how often each point was hit, and what became of
 * a full and of a read-only disk. Ends with 1 unless nothing is lost, double or unbalanced.
 * `--mutants` seeds one bug after the other instead, and prints `caught N/N`.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { mutants } from '../test/kill/mutants.ts'
import { isClean, type KillReport } from '../test/kill/report.ts'
import { killAgainAndAgain } from '../test/kill/run.ts'
import { buildWhatIsStale } from './build.ts'

const USAGE = 'usage: kill-test [--kills N] [--seed S] [--loud] [--mutants]'
/** The longest that is reasonable, on a busy machine: then it ends and has failed. */
const LONGEST_ms = { start: 180_000, kill: 6_000 }
const KILLS = 40
/** Enough to come to every point: a seeded bug may show at one alone. */
const KILLS_FOR_MUTANTS = 120

interface Wanted {
  readonly kills: number
  readonly seed: number
  readonly loud: boolean
  readonly mutants: boolean
}

function readArguments(): Wanted {
  const options = {
    kills: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    loud: { type: 'boolean', default: false },
    mutants: { type: 'boolean', default: false },
  } as const
  const { values } = parseArgs({ options })
  const most = values.kills ?? String(values.mutants ? KILLS_FOR_MUTANTS : KILLS)
  const [kills = 0, seed = 0] = [most, values.seed].map((written) => {
    if (!/^\d{1,6}$/u.test(written)) throw new Error(`not a number of 6 digits at most: ${written}`)
    return Number(written)
  })
  return { ...values, kills, seed }
}

function understood(): Wanted {
  try {
    return readArguments()
  } catch (cause) {
    process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n${USAGE}\n`)
    return process.exit(2)
  }
}

function say(words: string): void {
  process.stdout.write(`${words}\n`)
}

function tell(report: KillReport): void {
  for (const [point, times] of [...report.hits].toSorted(([a], [b]) => a.localeCompare(b))) {
    say(`  ${point.padEnd(24)} ${String(times).padStart(4)}`)
  }
  if (report.missed.length > 0) say(`missed: ${report.missed.length} (${report.missed.join(', ')})`)
  for (const line of report.storage.lines) say(line)
  for (const words of report.storage.wrong) say(`wrong: ${words}`)
  const standing = (states: ReadonlyMap<string, number>) =>
    [...states].map(([state, times]) => `${times} ${state}`).join(', ')
  say(`sales: ${standing(report.states)}`)
  say(`executed: ${report.executions}`)
  say(`prints: ${standing(report.prints)}`)
  say(`papers: ${report.papers}`)
  say(`kills: ${report.kills}`)
  say(`lost: ${report.lost.size}`)
  say(`double: ${report.double.size}`)
  say(`unbalanced: ${report.unbalanced.size}`)
}

/** True where every seeded bug was found. */
async function tryMutants({ kills, seed, loud }: Wanted): Promise<boolean> {
  // Found out must be the bug, and not a counter that does not work at all.
  const whole = await killAgainAndAgain({ kills: 3, seed, mutant: null, told: say })
  if (!isClean(whole)) return false
  let caught = 0
  for (const { name } of mutants) {
    const found: string[] = []
    const told = (words: string) => {
      if (loud) process.stderr.write(`${words}\n`)
      if (!words.startsWith('kill ')) found.push(words)
    }
    // A counter so broken that it cannot even be worked with is found out too.
    const broken = await killAgainAndAgain({ kills, seed, mutant: name, told }).then(
      (report) => (isClean(report) ? null : `after ${report.kills} kills`),
      (cause: unknown) => String(cause),
    )
    if (broken !== null) caught += 1
    const how = [broken, found[0]].filter((words) => words !== undefined).join(', ')
    say(`${broken === null ? 'SURVIVED' : 'caught'}: ${name}: ${how.slice(0, 200)}`)
  }
  say(`caught ${caught}/${mutants.length}`)
  return caught === mutants.length
}

async function run(wanted: Wanted): Promise<boolean> {
  if (wanted.mutants) return await tryMutants(wanted)
  const told = (words: string) => {
    if (wanted.loud || !words.startsWith('kill ')) process.stderr.write(`${words}\n`)
  }
  const report = await killAgainAndAgain({ ...wanted, mutant: null, told })
  tell(report)
  return isClean(report)
}

const wanted = understood()
const started_ms = performance.now()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(1))
}
const lives = wanted.kills * (wanted.mutants ? mutants.length : 1)
setTimeout(
  () => {
    process.stderr.write('the kill test took too long and was ended\n')
    process.exit(1)
  },
  LONGEST_ms.start + lives * LONGEST_ms.kill,
).unref()
// The counter wants a page to serve; nobody looks at it here, so an old one is as good as any.
const page = path.join(path.dirname(import.meta.dirname), 'out/renderer/index.html')
if (!existsSync(page)) buildWhatIsStale(['renderer'])
say(`seed: ${wanted.seed}`)
const isGood = await run(wanted)
say(`seconds: ${((performance.now() - started_ms) / 1000).toFixed(0)}`)
process.exit(isGood ? 0 : 1)
