import { deliveredStates, type DeliveryState } from '../sale.ts'
import type { Difference } from './differences.ts'
import type { LineKind } from './lines.ts'
import type { Note, Outcome } from './match.ts'

export const nextSteps = [
  'none',
  'settled',
  'wait',
  'identify',
  'decide',
  'look',
  'claim',
  'top-up',
  'choose',
  'twice',
  'elsewhere',
] as const
/**
 * What a person does next; the screen has words for each and leads there. `settled`: it has been
 * settled since. `wait`: the counter asks about it by itself. `twice`: the provider may have done
 * one sale twice. `elsewhere`: sold through this account, and not from here.
 */
export type NextStep = (typeof nextSteps)[number]

/** What stands in a list, and where its sale stands now. */
export interface Listed {
  readonly outcome: Outcome
  readonly kind: LineKind | null
  readonly note: Note | null
  readonly differences: readonly Difference[]
  readonly hasReference: boolean
  /** Balance that was booked since, with the slip the line names. */
  readonly isBookedSince: boolean
  readonly sale: {
    readonly state: DeliveryState
    readonly hasReference: boolean
    /** Its state agrees by now with what the line says. */
    readonly agreesNow: boolean
  } | null
}

export function nextStep(listed: Listed): NextStep {
  return stepOf[listed.outcome](listed)
}

const stepOf: Readonly<Record<Outcome, (listed: Listed) => NextStep>> = {
  matched: () => 'none',
  different: ofDifferent,
  'missing-here': ofMissingHere,
  'missing-there': ofMissingThere,
}

function ofDifferent({ differences, sale, hasReference }: Listed): NextStep {
  const beside = differences.filter((difference) => difference !== 'state')
  // Another amount, number or charge is the provider's to explain, whatever became of the sale.
  if (beside.length > 0 || !sale) return 'claim'
  if (sale.agreesNow) return 'settled'
  return open(sale, hasReference)
}

/** A sale whose end differs, or is not known here. */
function open(sale: NonNullable<Listed['sale']>, hasReference: boolean): NextStep {
  const { state } = sale
  if (state === 'in-doubt' || state === 'needs-review') {
    if (!sale.hasReference && hasReference) return 'identify'
    return state === 'needs-review' ? 'decide' : 'wait'
  }
  return state === 'accepted' || state === 'on-wire' ? 'wait' : 'look'
}

function ofMissingThere({ sale }: Listed): NextStep {
  if (!sale) return 'look'
  if (sale.state === 'needs-review') return 'decide'
  if (deliveredStates.includes(sale.state)) return 'claim'
  return sale.agreesNow ? 'settled' : 'wait'
}

function ofMissingHere({ kind, note, isBookedSince }: Listed): NextStep {
  if (note === 'repeated') return 'twice'
  if (note !== null) return 'choose'
  if (isBookedSince) return 'settled'
  return kind === 'credit' ? 'top-up' : 'elsewhere'
}
