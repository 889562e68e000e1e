import type { Quote } from '../../../contract/quote.ts'
import type { ListedPack } from '../../../domain/kinds/package/catalogue.ts'
import { isSamePackName } from '../../../domain/kinds/package/pack-name.ts'
import type { Money } from '../../../domain/money.ts'
import { type Readiness, type SoldWords, readinessOf } from '../../selling/readiness.ts'
import type { ChosenPack, PackForm } from './pack-form.ts'
import { type Reading, read, soldTo } from './reading.ts'

/** @param quote the core's answer to exactly what the form says now, or null while it is asked. */
export function readiness(form: PackForm, quote: Quote | null): Readiness {
  return readinessOf(form, wordsOf(read(form)), quote)
}

function wordsOf({ number, pack }: Reading): SoldWords | null {
  if (!number.ok || pack === null) return null
  const { kind, id: packageId, name: packageName, price_e4: amount_e4 } = pack
  return { kind, ...soldTo(pack), number: number.value, packageId, packageName, amount_e4 }
}

/** What became of the pack between the list and the read-back; null where it is as it was. */
export type PackMoved =
  | { readonly is: 'repriced'; readonly price_e4: Money }
  | { readonly is: 'renamed'; readonly name: string }
  | { readonly is: 'withdrawn' }

/** @param shelf what the list has now; it may come a moment after what the core says of the pack */
export function packMoved(
  ready: Readiness,
  told: ChosenPack | null,
  shelf: readonly ListedPack[],
): PackMoved | null {
  if (ready.kind !== 'unsold' || ready.problem.field !== 'packageId') return null
  const { code, limit_e4 } = ready.problem
  if (code === 'price-changed' && limit_e4 !== null) return { is: 'repriced', price_e4: limit_e4 }
  if (code !== 'name-changed') return { is: 'withdrawn' }
  const listed = shelf.find(({ id }) => id === told?.id)
  // Until the screen has the new name there is nothing to agree to: the problem alone is said.
  if (!told || !listed || isSamePackName(listed.name, told.name)) return null
  return { is: 'renamed', name: listed.name }
}
