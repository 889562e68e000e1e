import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { mutants, patched } from './mutants.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

interface Said {
  readonly code: number
  readonly words: string
}

/** Runs the simulation as a program, with a bug in the counter where one is named. */
function simulation(args: readonly string[], mutant?: string): Promise<Said> {
  const hook = ['--import', path.join(ROOT, 'test/simulation/mutant-hook.ts')]
  const program = path.join(ROOT, 'scripts/simulate.ts')
  const env = { ...process.env, ...(mutant === undefined ? {} : { SIMULATION_MUTANT: mutant }) }
  return new Promise((resolve) => {
    const all = [...(mutant === undefined ? [] : hook), program, ...args]
    execFile(process.execPath, all, { env, cwd: ROOT }, (failure, words) => {
      resolve({ code: failure ? 1 : 0, words })
    })
  })
}

function line({ words }: Said, name: string): string {
  return new RegExp(`^${name}: (.*)$`, 'mu').exec(words)?.[1] ?? ''
}

const SLOW_ms = 300_000

describe('a simulated shop', () => {
  it(
    'does the same in every run of a seed, and something else in another',
    async () => {
      const [first, again, other] = await Promise.all(
        ['one', 'one', 'another'].map((seed) => simulation(['--days', '1', '--seed', seed])),
      )
      if (!first || !again || !other) throw new Error('three runs have three ends')
      expect(first.code).toBe(0)
      expect(line(first, 'trace')).toMatch(/^[0-9a-f]{64}$/u)
      expect(line(again, 'trace')).toBe(line(first, 'trace'))
      expect(line(other, 'trace')).not.toBe(line(first, 'trace'))
    },
    SLOW_ms,
  )

  it(
    'does the same beside others in a thread of its own',
    async () => {
      // A few customers of three shops, for two threads: one of them runs two.
      const kept = 'd0s0,d0s1,d1s2,d2s3,d0F26n0,d1G5n0'
      const args = ['--days', '9', '--seed', 'threads', '--keep', kept]
      const [alone, beside] = await Promise.all([
        simulation(args),
        simulation([...args, '--threads', '2']),
      ])
      expect(line(alone, 'days')).toBe('9')
      expect(Number(line(alone, 'crashes'))).toBeGreaterThan(0)
      expect(line(alone, 'trace')).toMatch(/^[0-9a-f]{64}$/u)
      expect(line(beside, 'trace')).toBe(line(alone, 'trace'))
      expect(line(beside, 'crashes')).toBe(line(alone, 'crashes'))
    },
    SLOW_ms,
  )

  it(
    'has two hundred sales a day and forty faults at least, power cuts and doubt among them',
    async () => {
      const said = await simulation(['--days', '1', '--seed', 'six', '--more'])
      expect(Number(line(said, 'sales'))).toBe(200)
      expect(Number(line(said, 'faults'))).toBeGreaterThanOrEqual(40)
      expect(Number(line(said, 'crashes'))).toBeGreaterThan(0)
      expect(Number(line(said, 'doubts'))).toBeGreaterThan(0)
      for (const done of ['open shift', 'close shift', 'move cash', 'dues', 'close day']) {
        expect(Number(line(said, done)), done).toBeGreaterThan(0)
      }
    },
    SLOW_ms,
  )
})

describe('a power cut at any commit of a day', () => {
  it(
    'leaves books that end as what really happened',
    async () => {
      const said = await simulation(['--every-commit', '--seed', 'sweep'])
      expect(said).toMatchObject({ code: 0 })
      expect(Number(line(said, 'commits'))).toBeGreaterThan(30)
      expect(Number(line(said, 'runs'))).toBe(2 * Number(line(said, 'commits')) + 1)
    },
    SLOW_ms,
  )
})

describe('a bug that was put into the counter', () => {
  it(
    'is found and told with the seed, the step and the last events of the sale',
    async () => {
      const args = ['--days', '4', '--seed', 'bug', '--fault', 'F3', '--shrink']
      const said = await simulation(args, 'takes no answer for a failure')
      expect(said.code).toBe(1)
      expect(Number(line(said, 'violations'))).toBeGreaterThan(0)
      expect(said.words).toMatch(/^invariant 6: d\ds\d+ is failed and the provider delivered it$/mu)
      expect(said.words).toMatch(/^seed bug\/0, step \d+, at [\d.]+ ms$/mu)
      expect(said.words).toMatch(/ on-wire collected \{"type":"sent"/u)
      // One sale and the one fault that is bound to it are all it takes.
      expect(said.words).toMatch(/^reduced in \d+ runs: --keep d0s\d+,d0F3n\d+$/mu)
    },
    SLOW_ms,
  )

  it.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
    'still finds its place: %s',
    (_, { patches }) => {
      for (const patch of patches) {
        const text = readFileSync(path.join(ROOT, patch.file), 'utf8')
        expect(patched(text, patch)).not.toBe(text)
      }
    },
  )

  it('is one of forty at least, each with a name of its own', () => {
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length)
    expect(mutants.length).toBeGreaterThanOrEqual(40)
  })
})
