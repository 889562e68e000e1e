import {
  listFor,
  type PackFor,
  packFor,
  type PackListCode,
  packListCodes,
} from '../../../domain/kinds/package/lists.ts'
import { type LineReading, readLine } from '../../selling/line.ts'
import { after } from '../../selling/ring.ts'
import type { Question } from '../../selling/sale-form.ts'
import type { ChosenPack, PackForm } from './pack-form.ts'

/** What the form says, read anew with every key. Nothing of it is stored. */
export interface Reading extends LineReading {
  /** Whose packs are looked at; null until an operator is known. */
  readonly list: PackListCode | null
  readonly nextList: PackListCode
  /** Null where none is chosen, or it is not in the list that the number goes by now. */
  readonly pack: ChosenPack | null
}

export function read(form: PackForm): Reading {
  const byHand = form.operator === null ? null : packFor(form.operator).operator
  const line = readLine({ ...form, operator: byHand })
  const list = form.operator ?? listOf(line)
  const nextList = after(packListCodes, list) ?? packListCodes[0]
  return { ...line, list, nextList, pack: form.pack?.operator === list ? form.pack : null }
}

/** No prefix tells Skitto's lines from Grameenphone's: only what last succeeded does. */
function listOf({ operator, memory }: LineReading): PackListCode | null {
  return operator === null ? null : listFor(operator, memory?.lineType)
}

/** Whom a chosen pack is sold to, as a sale names it. */
export function soldTo({ operator }: ChosenPack): PackFor {
  return packFor(operator)
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
    ...soldTo(pack),
    packageId: pack.id,
    packageName: pack.name,
    amount_e4: pack.price_e4,
    ...forWhom,
    ...(form.provider === null ? {} : { provider: form.provider }),
  }
}
