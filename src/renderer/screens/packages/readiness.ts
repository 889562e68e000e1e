import type { Quote } from '../../../contract/quote.ts'
import type { Money } from '../../../domain/money.ts'
import { type Readiness, type SoldWords, readinessOf } from '../../selling/readiness.ts'
import type { PackForm } from './pack-form.ts'
import { type Reading, read, soldTo } from './reading.ts'

/** @param quote the core's answer to exactly what the form says now, or null while it is asked. */
export function readiness(form: PackForm, quote: Quote | null): Readiness {
  return readinessOf(form, wordsOf(read(form)), quote)
}

function wordsOf({ number, pack }: Reading): SoldWords | null {
  if (!number.ok || pack === null) return null
  const { kind, id: packageId, price_e4: amount_e4 } = pack
  return { kind, ...soldTo(pack), number: number.value, packageId, amount_e4 }
}

/** What became of the pack between the list and the read-back; null where it is as it was. */
export type PackMoved =
  | { readonly is: 'repriced'; readonly price_e4: Money }
  | { readonly is: 'withdrawn' }

export function packMoved(ready: Readiness): PackMoved | null {
  if (ready.kind !== 'unsold' || ready.problem.field !== 'packageId') return null
  const { code, limit_e4 } = ready.problem
  if (code === 'price-changed' && limit_e4 !== null) return { is: 'repriced', price_e4: limit_e4 }
  return { is: 'withdrawn' }
}
