import { describe, expect, it } from 'vitest'
import type { StatusAnswer } from '../providers/provider.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { createAbsence } from './absence.ts'

const raw = { httpStatus: 404, elapsed_ms: 10, body: '' }
const silent: StatusAnswer = { raw, kind: 'not-found', words: '' }
const doubt = {
  ...({ seq: 7, provider: 'flexiloadbd', state: 'in-doubt' } as const),
  provider_reference: null,
}

/** What was made of it after a first answer a minute before, and another in between. */
function heardAfter(between: Parameters<ReturnType<typeof createAbsence>['heard']> | 'forgotten') {
  const clock = manualClock()
  clock.advance(5_000)
  const absence = createAbsence(clock)
  absence.heard(doubt, silent)
  if (between === 'forgotten') absence.forget(doubt.seq)
  else absence.heard(...between)
  clock.advance(60_000)
  return absence.heard(doubt, silent)
}

describe('a sale its provider does not know', () => {
  it.each(['in-doubt', 'needs-review'] as const)('is remembered while it is %s', (state) => {
    expect(heardAfter([{ ...doubt, state }, silent])).toMatchObject({
      since_ms: 60_000,
      answers: 3,
    })
  })

  it.each([
    ['failed', { ...doubt, state: 'failed' }],
    ['succeeded', { ...doubt, state: 'succeeded' }],
    ['reversed', { ...doubt, state: 'reversed' }],
    ['late-success', { ...doubt, state: 'late-success' }],
    ['named by its provider', { ...doubt, provider_reference: 'TRX1' }],
  ] as const)('is not remembered once it is %s', (_, sale) => {
    expect(createAbsence(manualClock()).heard(sale, silent)).toBeNull()
    expect(heardAfter([sale, silent])).toMatchObject({ since_ms: null, answers: 1 })
  })

  it('is not remembered once it was found, or was told to be over', () => {
    const found: StatusAnswer = { raw, kind: 'unknown-word', word: 'Done', words: '' }
    expect(heardAfter([doubt, found])).toMatchObject({ since_ms: null, answers: 1 })
    expect(heardAfter('forgotten')).toMatchObject({ since_ms: null, answers: 1 })
  })
})

type Why = Extract<StatusAnswer, { kind: 'inconclusive' }>['why']

const inconclusive = (why: Why): StatusAnswer => ({
  ...({ raw, kind: 'inconclusive', words: '' } as const),
  why,
  retryAfter_ms: null,
})

/** Whether "not found" counts so long after its provider gave another sale this answer. */
function untroubledAfter(why: Why, wait_ms: number) {
  const clock = manualClock()
  clock.advance(5_000)
  const absence = createAbsence(clock)
  absence.heard({ ...doubt, seq: 8 }, inconclusive(why))
  clock.advance(wait_ms)
  return absence.heard(doubt, silent)?.untroubled
}

describe('a provider that does not know a sale', () => {
  it.each([
    ...(['timeout', 'connection-lost', 'server-error', 'protocol'] as const),
    ...(['not-json', 'too-large', 'redirect'] as const),
  ])('is in trouble for two minutes after a fault of its own: %s', (why) => {
    expect(untroubledAfter(why, 0)).toBe(false)
    expect(untroubledAfter(why, 119_999)).toBe(false)
    expect(untroubledAfter(why, 120_000)).toBe(true)
  })

  it('is in none that never had a fault, or only turned us away', () => {
    expect(createAbsence(manualClock()).heard(doubt, silent)?.untroubled).toBe(true)
    expect(untroubledAfter('rate-limit', 0)).toBe(true)
    expect(untroubledAfter('key', 0)).toBe(true)
  })
})
