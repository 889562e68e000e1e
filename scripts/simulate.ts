/**
 * `npm run --silent simulate -- --days N --seed S [--provider P] [--fault F…]`: so many shop-days
 * of the simulation (docs/simulation.md). Exit code 1 where an invariant does not hold.
 */
import { parseArgs } from 'node:util'
import { type ProviderId, providerIds } from '../src/domain/provider.ts'
import { type FaultId, isFaultId } from '../test/simulation/faults.ts'
import { runShop } from '../test/simulation/shop.ts'
import { shrink, told } from '../test/simulation/shrink.ts'
import { sweep } from '../test/simulation/sweep.ts'
import { type Options, type Outcome, simulate } from '../test/simulation/simulate.ts'
import { PowerCut } from '../test/simulation/violations.ts'

interface Asked extends Options {
  readonly isLong: boolean
  readonly isShrunk: boolean
  readonly isSwept: boolean
}

function readOptions(): Asked {
  const { values } = parseArgs({
    options: {
      days: { type: 'string', default: '100' },
      seed: { type: 'string', default: 'shop' },
      provider: { type: 'string' },
      fault: { type: 'string', multiple: true, default: [] },
      shop: { type: 'string' },
      threads: { type: 'string', default: '1' },
      keep: { type: 'string', default: '' },
      shrink: { type: 'boolean', default: false },
      'every-commit': { type: 'boolean', default: false },
      more: { type: 'boolean', default: false },
    },
  })
  const days = Number(values.days)
  if (!Number.isInteger(days) || days < 1) throw new Error(`not a number of days: ${values.days}`)
  if (!(Number(values.threads) >= 1)) throw new Error(`not a number of threads: ${values.threads}`)
  const { seed, more: isLong, shrink: isShrunk } = values
  return {
    days,
    seed,
    isLong,
    isShrunk,
    isSwept: values['every-commit'],
    provider: provider(values.provider),
    faults: faults(values.fault),
    shop: values.shop === undefined ? null : Number(values.shop),
    threads: Number(values.threads),
    keep: values.keep.split(',').filter((name) => name !== ''),
  }
}

function provider(text: string | undefined): ProviderId | null {
  if (text === undefined) return null
  const known = providerIds.find((id) => id === text)
  if (!known) throw new Error(`no such provider: ${text}`)
  return known
}

function faults(texts: readonly string[]): readonly FaultId[] {
  return texts
    .flatMap((text) => text.split(','))
    .map((text) => {
      if (!isFaultId(text)) throw new Error(`no such fault: ${text}`)
      return text
    })
}

function say(name: string, value: string | number): void {
  process.stdout.write(`${name}: ${value}\n`)
}

function report({ tally, trace, wrong }: Outcome, seconds: number, cpu: number): void {
  say('days', tally.days)
  say('sales', tally.sales)
  say('faults', tally.faults)
  say('crashes', tally.crashes)
  say('doubts', tally.doubts)
  say('resolved_wrong', tally.resolvedWrong)
  say('violations', wrong?.violations.length ?? 0)
  say('trace', trace)
  say('seconds', seconds.toFixed(1))
  // What the same would take on one core that does nothing else.
  say('cpu_seconds', cpu.toFixed(1))
  for (const violation of wrong?.violations ?? []) {
    const { invariant, words, sale, step, at_ms, last } = violation
    process.stdout.write(`\ninvariant ${invariant}: ${sale ?? 'the shop'} ${words}\n`)
    process.stdout.write(`seed ${wrong?.plan.seed}, step ${step}, at ${at_ms} ms\n`)
    for (const line of last) process.stdout.write(`  ${line}\n`)
  }
}

// What a core that lost its power was about to do ends nowhere; anything else is a mistake of ours.
process.on('unhandledRejection', (cause) => {
  if (cause instanceof PowerCut) return
  process.stderr.write(`${cause instanceof Error ? cause.stack : String(cause)}\n`)
  process.exit(1)
})

const options = readOptions()
const started_ms = performance.now()
if (options.isSwept) {
  const { commits, runs, wrong } = await sweep(options.seed)
  say('commits', commits)
  say('runs', runs)
  say('violations', wrong.length)
  for (const { invariant, sale, words } of wrong) say(`invariant ${invariant}`, `${sale} ${words}`)
  process.exit(wrong.length === 0 ? 0 : 1)
}
const outcome = await simulate(options)
const { user, system } = process.cpuUsage()
report(outcome, (performance.now() - started_ms) / 1000, (user + system) / 1e6)
if (options.isLong) {
  const { byFault, byAnswer } = outcome.tally
  const counted = [...byFault, ...byAnswer].toSorted(([one], [other]) => one.localeCompare(other))
  for (const [name, times] of counted) say(name, times)
}
const { wrong } = outcome
const first = wrong?.violations[0]
if (options.isShrunk && wrong && first) {
  const { plan, runs } = await shrink(wrong.plan, options.provider, first.invariant)
  const names = plan.days.flatMap(({ sales, faults }) => [...sales, ...faults])
  process.stdout.write(
    `\nreduced in ${runs} runs: --keep ${names.map(({ name }) => name).join()}\n`,
  )
  for (const line of told(plan)) process.stdout.write(`${line}\n`)
  const again = await runShop(plan, options.provider)
  for (const line of again.violations[0]?.last ?? []) process.stdout.write(`  ${line}\n`)
}
process.exitCode = outcome.wrong || outcome.tally.resolvedWrong > 0 ? 1 : 0
