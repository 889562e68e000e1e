import { describe, expect, it } from 'vitest'
import type { ProviderId } from '../../domain/provider.ts'
import type { SaleKind } from '../../domain/sale.ts'
import { ASKED_FOR_ms, nextQuestion_ms, nextWalletLook_ms, overdueAfter_ms } from './plan.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

const ofRecharge = { kind: 'recharge', inDoubt: false } as const

/** The moments of all questions about a sale nobody hears of, in seconds since its bytes left. */
function moments(provider: ProviderId, inDoubt: boolean, kind: SaleKind = 'recharge'): number[] {
  const asked: number[] = []
  let age_ms = 0
  for (;;) {
    const standing = { provider, kind, inDoubt, age_ms, failureAge_ms: null, ended: true }
    const wait_ms = nextQuestion_ms(standing)
    if (wait_ms === null) return asked
    age_ms += wait_ms
    asked.push(age_ms / SECOND)
  }
}

describe('when a provider is asked what became of a sale', () => {
  it.each([
    ['autoflexi', false, [5, 10, 20, 40, 60, 120, 180]],
    ['alsamiflexi', false, [3, 8, 16, 29, 49, 79, 139, 259]],
    ['flexiloadbd', false, [3, 8, 16, 29, 49, 79, 139, 259]],
    ['flexiloadbd', true, [2, 5, 10, 20, 40, 60, 90, 120, 240]],
  ] as const)('is soon at first: %s, in doubt %s', (provider, inDoubt, first) => {
    expect(moments(provider, inDoubt).slice(0, first.length)).toEqual(first)
  })

  it.each(['autoflexi', 'alsamiflexi', 'flexiloadbd'] as const)(
    'becomes rarer, and ends with a last question after three days: %s',
    (provider) => {
      const asked = moments(provider, false)
      expect((asked.at(-1) ?? 0) * SECOND).toBe(ASKED_FOR_ms)
      const waits = asked.map((at, nth) => at - (asked[nth - 1] ?? 0)).slice(8, -1)
      expect(waits).toEqual(waits.toSorted((a, b) => a - b))
    },
  )

  it('is a minute after it said "failed", so that a second answer counts', () => {
    const heard = { ...ofRecharge, provider: 'autoflexi', age_ms: HOUR, ended: true } as const
    expect(nextQuestion_ms({ ...heard, failureAge_ms: 0 })).toBe(61 * SECOND)
    expect(nextQuestion_ms({ ...heard, failureAge_ms: 40 * SECOND })).toBe(21 * SECOND)
    expect(nextQuestion_ms({ ...heard, failureAge_ms: 61 * SECOND - 1 })).toBe(SECOND)
  })

  it('is at the usual pace again where the second answer proved nothing', () => {
    const heard = { ...ofRecharge, provider: 'autoflexi', age_ms: HOUR, ended: true } as const
    expect(nextQuestion_ms({ ...heard, failureAge_ms: 61 * SECOND })).toBe(10 * MINUTE)
    expect(nextQuestion_ms({ ...heard, age_ms: ASKED_FOR_ms, failureAge_ms: HOUR })).toBeNull()
  })

  it.each(['autoflexi', 'alsamiflexi', 'flexiloadbd'] as const)(
    'goes on four times a day where nobody knows how it ended: %s',
    (provider) => {
      const open = { ...ofRecharge, provider, failureAge_ms: null, ended: false } as const
      const ended = { ...open, ended: true }
      const shortly_ms = ASKED_FOR_ms - 5 * MINUTE
      expect(nextQuestion_ms({ ...ended, age_ms: shortly_ms })).toBe(5 * MINUTE)
      expect(nextQuestion_ms({ ...open, age_ms: shortly_ms })).toBeGreaterThan(5 * MINUTE)
      expect(nextQuestion_ms({ ...open, age_ms: ASKED_FOR_ms })).toBe(6 * HOUR)
      expect(nextQuestion_ms({ ...open, age_ms: 10 * ASKED_FOR_ms })).toBe(6 * HOUR)
      expect(nextQuestion_ms({ ...ended, age_ms: ASKED_FOR_ms })).toBeNull()
    },
  )
})

describe('a drive pack, which a dealer loads by hand', () => {
  it('is asked about after a minute, seldom in its hours, and to the end of three days', () => {
    const asked = moments('flexiloadbd', false, 'drive')
    expect(asked.slice(0, 6)).toEqual([60, 180, 300, 600, 1_200, 1_800])
    const waits = asked.map((at, nth) => at - (asked[nth - 1] ?? 0))
    const waitAfter = (hours: number) => waits[asked.findIndex((at) => at > hours * 3_600)]
    expect([waitAfter(5.9), waitAfter(6), waitAfter(23.9), waitAfter(24)]).toEqual([
      600, 1_800, 1_800, 21_600,
    ])
    expect((asked.at(-1) ?? 0) * SECOND).toBe(ASKED_FOR_ms)
  })

  it('is asked about as soon as any other where nobody knows whether it arrived', () => {
    expect(moments('flexiloadbd', true, 'drive')).toEqual(moments('flexiloadbd', true))
  })

  it('is for a person after six hours, and in doubt after half an hour like any other', () => {
    const drive = { provider: 'flexiloadbd', kind: 'drive', canAsk: true } as const
    expect(overdueAfter_ms({ ...drive, inDoubt: false })).toBe(6 * HOUR)
    expect(overdueAfter_ms({ ...drive, inDoubt: true })).toBe(30 * MINUTE)
  })
})

describe('a sale that nobody can be asked about', () => {
  it('has its wallet read four times in the first minute, and on to a quarter of an hour', () => {
    const looks: number[] = []
    let age_ms = 0
    for (let wait = nextWalletLook_ms(0); wait !== null; wait = nextWalletLook_ms(age_ms)) {
      age_ms += wait
      looks.push(age_ms / SECOND)
    }
    expect(looks.slice(0, 8)).toEqual([5, 15, 30, 60, 120, 300, 600, 900])
    // A provider may execute late and a person decide late: one look in ten minutes for three days.
    expect(looks.slice(8, 10)).toEqual([1_500, 2_100])
    expect(age_ms).toBe(ASKED_FOR_ms + 5 * MINUTE)
    expect(nextWalletLook_ms(ASKED_FOR_ms)).toBeNull()
  })

  it('is for a person once the last look is done at autoflexi, else after half an hour', () => {
    const all = ['autoflexi', 'alsamiflexi', 'flexiloadbd'] as const
    const minutes = (canAsk: boolean, inDoubt: boolean) =>
      all.map(
        (provider) => overdueAfter_ms({ provider, kind: 'recharge', canAsk, inDoubt }) / MINUTE,
      )
    expect(minutes(false, true)).toEqual([16, 30, 30])
    expect(minutes(true, true)).toEqual([30, 30, 30])
    expect(minutes(true, false)).toEqual([30, 30, 30])
    expect(minutes(false, false)).toEqual([30, 30, 30])
  })
})
