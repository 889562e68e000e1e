import { describe, expect, it } from 'vitest'
import type { ProviderSummary } from '../../../contract/schemas.ts'
import { money } from '../../../domain/money.ts'
import { walletsOf } from '../../../domain/provider.ts'
import {
  firstOpen,
  type SetUpFacts,
  setUpSteps,
  standingsOf,
  stepBeside,
  stepOfKey,
} from './steps.ts'

type State = ProviderSummary['health']['state']

function summary(changes: Partial<ProviderSummary> = {}, state: State = 'good'): ProviderSummary {
  return {
    provider: 'flexiloadbd',
    baseUrl: 'https://flexiloadbd.example',
    hasKey: true,
    keyRefused: false,
    shut: null,
    preference: 1,
    acceptPlainHttp: false,
    plainHttp: false,
    plainHttpMost_e4: null,
    perMinute: null,
    limitsSeen: false,
    operatorsDoubted: [],
    health: { state, latency_ms: null, successRate_ppm: null },
    ...changes,
  }
}

const opened = walletsOf.flexiloadbd.map(
  (wallet) => ({ provider: 'flexiloadbd', wallet, opened: true }) as const,
)
const step = { cannot: null, sales: 0, amount_e4: money(0) } as const
const steps = [
  { ...step, step: 'https', measures: ['https'], risky: false },
  { ...step, step: 'bad-number', measures: ['bad-number'], risky: true },
] as const
const when = { measure_ms: null, measuredAt_ms: 0, validUntil_ms: 1 }
const fact = { ...when, value: 'yes', baseUrl: '', evidence: [], sales: [] } as const

function measured(standing: 'valid' | 'expired'): SetUpFacts['certification'] {
  return {
    steps: steps.map((one) => ({ ...one, measures: [...one.measures] })),
    facts: [{ ...fact, name: 'https', standing, evidence: [], sales: [] }],
  }
}

function standings(facts: Partial<SetUpFacts> = {}) {
  return standingsOf({ provider: summary(), wallets: [], certification: null, ...facts })
}

describe('a provider that is being set up', () => {
  it('waits for its key: nobody can be asked anything without', () => {
    const none = summary({ hasKey: false }, 'unknown')
    const wallets = opened
    expect(standings({ provider: none, wallets, certification: measured('valid') })).toEqual({
      key: 'open',
      connection: 'waits',
      wallets: 'waits',
      limits: 'waits',
      certification: 'waits',
    })
  })

  it('has every step open once there is a key that is taken', () => {
    expect(standings({ provider: summary({}, 'unknown') })).toEqual({
      key: 'done',
      connection: 'open',
      wallets: 'open',
      limits: 'open',
      certification: 'open',
    })
    expect(standings({ provider: summary({ keyRefused: true }) })).toMatchObject({
      key: 'open',
      connection: 'open',
    })
  })

  it.each([
    ['good', 'done'],
    ['slow', 'done'],
    ['down', 'open'],
    ['login', 'open'],
    ['unknown', 'open'],
  ] as const)('has its connection, where its last hour was %s: %s', (state, standing) => {
    expect(standings({ provider: summary({}, state) }).connection).toBe(standing)
  })

  it('has answered once where its wallets are in the books', () => {
    const quiet = summary({}, 'unknown')
    expect(standings({ provider: quiet, wallets: opened }).connection).toBe('done')
    const down = summary({}, 'down')
    expect(standings({ provider: down, wallets: opened }).connection).toBe('open')
  })

  it('has its wallets in the books when every one of them is', () => {
    expect(standings({ wallets: opened }).wallets).toBe('done')
    expect(standings({ wallets: opened.slice(1) }).wallets).toBe('open')
    const unread = opened.map((one) => ({ ...one, opened: false }))
    expect(standings({ wallets: unread }).wallets).toBe('open')
    const others = opened.map((one) => ({ ...one, provider: 'autoflexi' as const }))
    expect(standings({ wallets: others }).wallets).toBe('open')
  })

  it('has its limits looked at once the owner said so', () => {
    expect(standings({ provider: summary({ limitsSeen: true }) }).limits).toBe('done')
  })

  it('is measured when all that risks no money holds', () => {
    expect(standings({ certification: measured('valid') }).certification).toBe('done')
    expect(standings({ certification: measured('expired') }).certification).toBe('open')
  })
})

describe('the way through the steps', () => {
  it('goes on at the first that is left', () => {
    expect(firstOpen(standings({ provider: summary({ hasKey: false }) }))).toBe('key')
    expect(firstOpen(standings({ provider: summary({}, 'unknown') }))).toBe('connection')
    expect(firstOpen(standings())).toBe('wallets')
    expect(firstOpen(standings({ wallets: opened }))).toBe('limits')
    const seen = { provider: summary({ limitsSeen: true }), wallets: opened }
    expect(firstOpen(standings(seen))).toBe('certification')
    expect(firstOpen(standings({ ...seen, certification: measured('valid') }))).toBe('key')
  })

  it('goes one on and one back, and ends at either end', () => {
    expect(stepBeside('key', 1)).toBe('connection')
    expect(stepBeside('connection', -1)).toBe('key')
    expect(stepBeside('key', -1)).toBeNull()
    expect(stepBeside('certification', 1)).toBeNull()
  })

  it('goes by the digits, on either row of them', () => {
    const codes = ['Digit1', 'Numpad2', 'Digit3', 'Numpad4', 'Digit5']
    expect(codes.map(stepOfKey)).toEqual(setUpSteps)
    expect(['Digit6', 'Digit0', 'KeyA', 'F1'].map(stepOfKey)).toEqual([null, null, null, null])
  })
})
