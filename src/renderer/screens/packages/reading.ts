import { type LineReading, readLine } from '../../selling/line.ts'
import type { Question } from '../../selling/sale-form.ts'
import type { ChosenPack, PackForm } from './pack-form.ts'

/** What the form says, read anew with every key. Nothing of it is stored. */
export interface Reading extends LineReading {
  /** Null where none is chosen, or it is not of the network that the number is with now. */
  readonly pack: ChosenPack | null
}

export function read(form: PackForm): Reading {
  const line = readLine(form)
  return { ...line, pack: form.pack?.operator === line.operator ? form.pack : null }
}

/**
 * What the core is asked while the form is filled; null until an operator is known. Before a pack
 * is chosen it is asked what the number is remembered for, which nothing but its last sales tell.
 */
export function quoteRequest(form: PackForm): Question | null {
  const { number, operator, pack } = read(form)
  if (operator === null) return null
  const forWhom = number.ok ? { number: number.value } : {}
  if (pack === null) return { operator, lineType: 'prepaid', amount_e4: 0, ...forWhom }
  return {
    kind: pack.kind,
    operator,
    packageId: pack.id,
    amount_e4: pack.price_e4,
    ...forWhom,
    ...(form.provider === null ? {} : { provider: form.provider }),
  }
}
