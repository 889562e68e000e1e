/**
 * `npm run --silent simulate:mutants`: seeds one bug after the other into the counter and lets the
 * simulation look for it (docs/simulation.md). The last line is `caught N/N`.
 */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { type Mutant, mutants } from '../test/simulation/mutants.ts'

const ROOT = path.dirname(import.meta.dirname)
/** A bug that so many days do not show is not caught. */
const DAYS_MOST = Number(process.env['SIMULATION_DAYS'] ?? 100)
const AT_ONCE = 2

interface Hunt {
  readonly isCaught: boolean
  readonly words: string
}

function hunt(mutant: Mutant): Promise<Hunt> {
  const faults = (mutant.faults ?? []).flatMap((fault) => ['--fault', fault])
  const provider = mutant.provider ? ['--provider', mutant.provider] : []
  const args = ['--days', String(DAYS_MOST), '--seed', 'mutants', ...faults, ...provider]
  const hook = path.join(ROOT, 'test/simulation/mutant-hook.ts')
  return new Promise((resolve) => {
    let said = ''
    const child = spawn(
      process.execPath,
      ['--import', hook, path.join(ROOT, 'scripts/simulate.ts'), ...args],
      {
        cwd: ROOT,
        env: { ...process.env, SIMULATION_MUTANT: mutant.name },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    const hear = (bytes: Buffer) => {
      said += bytes.toString('utf8')
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('close', (code) => resolve(found(said, code ?? 1)))
  })
}

/** Only an invariant catches a bug; a simulation that breaks has found nothing. */
function found(said: string, code: number): Hunt {
  const days = Number(/^days: (\d+)$/mu.exec(said)?.[1] ?? Number.NaN)
  const invariant = /^invariant (\d+): (.*)$/mu.exec(said)
  if (code === 0) return { isCaught: false, words: `survived ${days} shop-days` }
  if (!invariant) return { isCaught: false, words: `broke: ${said.trim().slice(0, 600)}` }
  const [, number, words = ''] = invariant
  return { isCaught: true, words: `${days + 1} shop-days, invariant ${number}: ${words}` }
}

const wanted = process.argv.slice(2)
const chosen = mutants.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
const waiting = [...chosen]
let caught = 0
const work = async () => {
  for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
    const { isCaught, words } = await hunt(mutant)
    if (isCaught) caught += 1
    process.stdout.write(`${isCaught ? 'caught  ' : 'SURVIVED'} ${mutant.name}: ${words}\n`)
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, work))
process.stdout.write(`caught ${caught}/${chosen.length}\n`)
process.exitCode = caught === chosen.length ? 0 : 1
