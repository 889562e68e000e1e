import type { SaleReasonCode } from '../../contract/codes.ts'
import type { ProviderId } from '../../domain/provider.ts'
import type { DeliveryState } from '../../domain/sale.ts'

/** A step of a sale: seconds after its bytes left, where it then stood, and why. */
type Step = readonly [after_s: number, state: DeliveryState, why?: SaleReasonCode]

/** What comes of one practice number at one provider, as the counter learns it by itself. */
export interface Course {
  readonly steps: readonly Step[]
  /** How the provider's own book ends; empty where it executed nothing. */
  readonly really: readonly ('succeeded' | 'failed')[]
  /** What the wallet says to the person who is asked; absent where nobody has to be. */
  readonly evidence?: 'debited' | 'untouched'
}

type Courses = Readonly<Record<ProviderId, Course>>

const done = { really: ['succeeded'] } as const
const neverDone = { really: [] } as const

const acceptedThen = (...steps: readonly Step[]): Course => ({
  steps: [[0, 'accepted'], ...steps],
  ...done,
})
const atOnce: Course = { steps: [[0, 'succeeded']], ...done }
const refusedAtOnce: Course = { steps: [[0, 'failed', 'balance']], ...neverDone }

/** "Failed" is believed when it is heard again, a minute later. */
const failsAt = (first_s: number): Course => ({
  ...acceptedThen([first_s, 'accepted', 'failure-heard'], [first_s + 61, 'failed', 'failed-word']),
  really: ['failed'],
})

/** Nobody can be asked by our reference; two looks at the wallet show that the money went. */
const lost = (why: SaleReasonCode): Course => ({
  steps: [
    [0, 'in-doubt', why],
    [15, 'needs-review', 'debited'],
  ],
  evidence: 'debited',
  ...done,
})

/** Nor here; looks at the wallet over a quarter of an hour show that nothing went. */
const weaklyRefused = (why: SaleReasonCode): Course => ({
  steps: [
    [0, 'in-doubt', why],
    [900, 'needs-review', 'wallet-untouched'],
  ],
  evidence: 'untouched',
  ...neverDone,
})

const foundByReference = (why: SaleReasonCode): Course => ({
  steps: [
    [0, 'in-doubt', why],
    [2, 'accepted'],
    [3, 'succeeded'],
  ],
  ...done,
})

/** Two "not found" a minute apart, about a sale it called a duplicate. */
const unknownByReference: Course = {
  steps: [
    [0, 'in-doubt', 'duplicate'],
    [90, 'failed', 'not-executed'],
  ],
  ...neverDone,
}

const answeredLate = (heard_s: number): Course => ({
  steps: [
    [0, 'on-wire'],
    [20, 'accepted'],
    [heard_s, 'succeeded'],
  ],
  ...done,
})

/** By the last four digits of the number; the sandbox says what each of them does. */
export const courses: Readonly<Record<string, Courses>> = {
  '0001': {
    // Its answer to a sale never says more than that it was taken.
    autoflexi: acceptedThen([5, 'succeeded']),
    alsamiflexi: atOnce,
    flexiloadbd: atOnce,
  },
  '0002': { autoflexi: failsAt(5), alsamiflexi: failsAt(3), flexiloadbd: failsAt(3) },
  '0003': {
    autoflexi: lost('connection-lost'),
    alsamiflexi: lost('connection-lost'),
    flexiloadbd: foundByReference('connection-lost'),
  },
  '0004': {
    autoflexi: lost('server-error'),
    alsamiflexi: lost('server-error'),
    flexiloadbd: foundByReference('server-error'),
  },
  '0005': {
    autoflexi: acceptedThen([120, 'succeeded']),
    alsamiflexi: acceptedThen([139, 'succeeded']),
    flexiloadbd: acceptedThen([139, 'succeeded']),
  },
  '0006': {
    autoflexi: weaklyRefused('undocumented'),
    alsamiflexi: refusedAtOnce,
    flexiloadbd: refusedAtOnce,
  },
  '0007': {
    autoflexi: answeredLate(40),
    alsamiflexi: answeredLate(29),
    flexiloadbd: answeredLate(29),
  },
  '0008': {
    autoflexi: weaklyRefused('duplicate'),
    alsamiflexi: weaklyRefused('duplicate'),
    flexiloadbd: unknownByReference,
  },
}

/** Every other number is delivered three seconds after it was taken. */
export const ordinaryCourses: Courses = {
  autoflexi: acceptedThen([5, 'succeeded']),
  alsamiflexi: acceptedThen([3, 'succeeded']),
  flexiloadbd: acceptedThen([3, 'succeeded']),
}
