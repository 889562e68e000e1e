import { describe, expect, it } from 'vitest'
import { type Listed, nextStep } from './next-step.ts'

const about = (words: Partial<Listed>): Listed => ({
  outcome: 'different',
  kind: 'sale',
  note: null,
  differences: ['state'],
  hasReference: true,
  isBookedSince: false,
  sale: null,
  ...words,
})
type Sale = NonNullable<Listed['sale']>
const sale = (state: Sale['state'], words: Partial<Sale> = {}): Sale => ({
  state,
  hasReference: true,
  agreesNow: false,
  ...words,
})

describe('what is done next', () => {
  it('is nothing where a line and its sale agree', () => {
    expect(nextStep(about({ outcome: 'matched', differences: [] }))).toBe('none')
  })

  it.each([
    ['in-doubt', false, 'identify'],
    ['needs-review', false, 'identify'],
    ['in-doubt', true, 'wait'],
    ['needs-review', true, 'decide'],
    ['accepted', true, 'wait'],
    ['on-wire', false, 'wait'],
    ['failed', true, 'look'],
    ['succeeded', true, 'look'],
    ['cancelled', false, 'look'],
  ] as const)('of a sale that is %s here, named there: %s → %s', (state, hasReference, step) => {
    expect(nextStep(about({ sale: sale(state, { hasReference }) }))).toBe(step)
  })

  it('without an id of the line it is to decide, where a person is asked', () => {
    const nameless = { hasReference: false }
    const at = (state: Sale['state']) => about({ hasReference: false, sale: sale(state, nameless) })
    expect(nextStep(at('needs-review'))).toBe('decide')
    expect(nextStep(at('in-doubt'))).toBe('wait')
  })

  it('is to claim where amount, number or charge differ, whatever became of it', () => {
    const differences = ['charge', 'state'] as const
    expect(nextStep(about({ differences, sale: sale('needs-review') }))).toBe('claim')
    expect(nextStep(about({ sale: null }))).toBe('claim')
  })

  it('is nothing more where it has been settled since', () => {
    expect(nextStep(about({ sale: sale('succeeded', { agreesNow: true }) }))).toBe('settled')
  })

  it.each([
    ['succeeded', false, 'claim'],
    ['late-success', false, 'claim'],
    ['needs-review', false, 'decide'],
    ['in-doubt', false, 'wait'],
    ['accepted', false, 'wait'],
    ['failed', true, 'settled'],
  ] as const)('of a sale that is missing there and %s here: %s → %s', (state, agreesNow, step) => {
    const listed = {
      outcome: 'missing-there',
      kind: null,
      sale: sale(state, { agreesNow }),
    } as const
    expect(nextStep(about(listed))).toBe(step)
  })

  it('is to look at a sale nobody can name', () => {
    expect(nextStep(about({ outcome: 'missing-there' }))).toBe('look')
  })

  it.each([
    ['sale', null, 'elsewhere'],
    ['refund', null, 'elsewhere'],
    ['credit', null, 'top-up'],
    ['sale', 'ambiguous', 'choose'],
    ['sale', 'contradicting', 'choose'],
    ['sale', 'repeated', 'twice'],
  ] as const)('of a %s that is missing here (%s): %s', (kind, note, step) => {
    expect(nextStep(about({ outcome: 'missing-here', kind, note }))).toBe(step)
  })

  it('of balance that is booked by now is nothing', () => {
    const listed = { outcome: 'missing-here', kind: 'credit', isBookedSince: true } as const
    expect(nextStep(about(listed))).toBe('settled')
  })
})
