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
