import type { observationClasses } from '../../../contract/codes.ts'
import type { Observation, SaleDetail, SaleEvent } from '../../../contract/schemas.ts'
import { isUndone } from '../../sale/face.ts'

/** A step that moved the customer's money and left the delivery where it was. */
export function isMoneyStep(event: SaleEvent, before: SaleEvent | null): boolean {
  return before !== null && event.from === event.to && event.tender !== before.tender
}

/**
 * A step that left a failed sale and its money where they were, for no reason of its own: the
 * provider named it anew, and so has it under way.
 */
export function isUnderWay(event: SaleEvent, before: SaleEvent | null): boolean {
  const { from, to, tender, reason } = event
  return from === to && isUndone(to) && tender === before?.tender && reason === null
}

/** Answers that say something of the sale; the others say nothing either way, or of the wallet. */
const telling = [
  'refused',
  'weak-refusal',
  'accepted',
  'final',
  'pending',
  'not-found',
  'unknown-word',
] as const satisfies readonly (typeof observationClasses)[number][]

/** What the provider said of the sale last, and when; null where it never said anything. */
export function latestWord({ observations }: Pick<SaleDetail, 'observations'>) {
  const words = observations.flatMap(({ source, class: heard, lastAt_ms }) => {
    // Behind a colon stands why an answer was kept and not followed: it may be about another sale.
    const plain = heard.replace(/:after-end$/u, '')
    const word = asked.includes(source) ? telling.find((one) => one === plain) : undefined
    return word === undefined ? [] : [{ word, at_ms: lastAt_ms }]
  })
  return words.at(-1) ?? null
}

const asked: readonly Observation['source'][] = ['create', 'status']

/** Every answer there is, also those that came again and those that are not shown. */
export function answersIn({ observations, leftOut }: Told): number {
  return observations.reduce((sum, { times }) => sum + times, leftOut?.answers ?? 0)
}

type Told = Pick<SaleDetail, 'observations' | 'leftOut'>
