import { execFile } from 'node:child_process'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Request, SentSale } from './far-end.ts'
import { noticeBodies } from './notices.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const SLOW_ms = 300_000

/** One day of a shop that sells through alsamiflexi, and of what it tells and what is forged. */
function day(mutant?: string): Promise<{ readonly code: number; readonly words: string }> {
  const hook = ['--import', path.join(ROOT, 'test/simulation/mutant-hook.ts')]
  const faults = ['F14', 'F15', 'F16'].flatMap((fault) => ['--fault', fault])
  const only = ['--days', '1', '--seed', 'notices', '--provider', 'alsamiflexi', ...faults]
  const all = [...(mutant === undefined ? [] : hook), 'scripts/simulate.ts', ...only, '--more']
  const env = { ...process.env, ...(mutant === undefined ? {} : { SIMULATION_MUTANT: mutant }) }
  return new Promise((resolve) => {
    execFile(process.execPath, all, { env, cwd: ROOT }, (failure, words) => {
      resolve({ code: failure ? 1 : 0, words })
    })
  })
}

describe('a simulated shop that hears notices', () => {
  it(
    'is led astray by none of them, be it repeated, forged or early',
    async () => {
      const { code, words } = await day()
      expect(code).toBe(0)
      expect(words).toMatch(/^violations: 0$/mu)
      for (const fault of ['F14', 'F15', 'F16']) {
        expect(words).toMatch(new RegExp(`^${fault}: [1-9]`, 'mu'))
      }
    },
    SLOW_ms,
  )

  it(
    'is found out where it believes one',
    async () => {
      const { code, words } = await day('believes a notice')
      expect(code).toBe(1)
      expect(words).toMatch(/^invariant 5: d0s\d+ /mu)
    },
    SLOW_ms,
  )
})

describe('a notice of the simulation', () => {
  const body = '{"operator_id":1,"mobile_number":"01712345678","amount":50,"reference":"SHOP-1-R"}'
  const request: Request = {
    provider: 'alsamiflexi',
    call: 'create',
    method: 'POST',
    path: '/api/v1/recharge',
    headers: {},
    body,
  }
  const sent: SentSale = {
    provider: 'alsamiflexi',
    kind: 'recharge',
    name: 'd0s1',
    id: 'a sale',
    ids: new Set(['TXN000000001', 'TXN000000002']),
    told: new Set(),
    honest_ms: null,
    answeredIn: null,
    executions: 1,
    isPending: false,
    outcome: 'succeeded',
  }
  const planned = { event: 'transaction.completed', status: 'completed', times: 1, after_ms: 5 }
  const idIn = (id: 'own' | 'earlier' | 'invented', earlier: string | null) =>
    /"transaction_id":"(\w+)"/u.exec(
      noticeBodies([{ ...planned, id }], request, sent, earlier)[0]?.body ?? '',
    )?.[1]

  it('names the reference that was sent, and whose id it is told to', () => {
    const [one] = noticeBodies([{ ...planned, id: 'own' }], request, sent, null)
    expect(one?.body).toContain('"reference":"SHOP-1-R"')
    expect(idIn('own', 'TXN9')).toBe('TXN000000002')
    expect(idIn('earlier', 'TXN9')).toBe('TXN9')
    expect(idIn('earlier', null)).toBe('TXN000000')
    expect(idIn('invented', 'TXN9')).toBe('TXN000000')
  })

  it('comes as often as it is told to, word for word, one after the other', () => {
    const told = noticeBodies([{ ...planned, id: 'own', times: 3 }], request, sent, null)
    expect(told.map(({ after_ms }) => after_ms)).toEqual([5, 305, 605])
    expect(new Set(told.map((one) => one.body)).size).toBe(1)
  })
})
