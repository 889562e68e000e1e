import { createHash } from 'node:crypto'
import type { SaleIntent } from '../../contract/schemas.ts'
import { readServiceCharge } from '../../domain/kinds/amount.ts'
import type { FieldProblem, Now, Shelf } from '../../domain/kinds/kind.ts'
import { readWanted, wordsOf } from '../../domain/kinds/kinds.ts'
import { isSamePackName } from '../../domain/kinds/package/pack-name.ts'
import type { Terms } from '../../domain/kinds/terms.ts'
import { Money } from '../../domain/money.ts'
import { type Result, success } from '../../domain/result.ts'
import { type SaleRow, termsOf } from './rows.ts'

/**
 * The counter names the provider a sale went through when it sends it again, also where nobody had
 * named one at first.
 */
export function sameWords(
  before: SaleRow,
  intent: SaleIntent,
  { hash, openHash, terms }: Words,
): boolean {
  if (!isSamePack(termsOf(before), terms)) return false
  if (before.request_hash === hash) return true
  return before.request_hash === openHash && before.provider === intent.provider
}

/** The hash knows a pack by its id: what its cashier called it is compared beside that. */
function isSamePack(was: Terms, is: Terms): boolean {
  if (!('packageName' in was) || !('packageName' in is)) return true
  return isSamePackName(was.packageName, is.packageName)
}

/** What is sent again is compared with what was stored, whatever the provider's list says now. */
export function asItWas(before: SaleRow, intent: SaleIntent, shelf: Shelf): Now {
  const terms = termsOf(before)
  const price = Money.safeParse(intent.amount_e4)
  const { business_date: businessDate } = before
  if (!('packageId' in terms && 'packageId' in intent) || !price.success) {
    return { shelf, businessDate }
  }
  const { packageCommission_e4: commission_e4 } = terms
  const { packageName: name, kind } = intent
  const pack = { name, commission_e4, price_e4: price.data, isDrive: kind === 'drive' }
  return { shelf: { pack: () => pack }, businessDate }
}

/** What an intent says, read and normalised. */
export interface Words {
  readonly terms: Terms
  readonly amount_e4: Money
  readonly serviceCharge_e4: Money
  readonly hash: string
  /** The same as it is where no provider is named. */
  readonly openHash: string
}

/** Reads what is wanted; the field and what is wrong with it where it cannot be meant. */
export function readWords(intent: SaleIntent, now: Now): Result<Words, FieldProblem> {
  const agreed = readWanted(intent, now)
  if (!agreed.ok) return agreed
  const { terms, amount_e4 } = agreed.value
  const charge = readServiceCharge(intent.serviceCharge_e4, amount_e4)
  if (!charge.ok) return charge
  const { kind, operator, number } = terms
  const hashWith = (through: string): string => {
    const words = [kind, operator, number, ...wordsOf(terms)]
    const paid = charge.value === 0 ? [amount_e4] : [amount_e4, charge.value]
    const said = [...words, ...paid, through, intent.retryOf ?? '']
    return createHash('sha256').update(JSON.stringify(said)).digest('hex')
  }
  const hash = hashWith(intent.provider ?? '')
  const serviceCharge_e4 = charge.value
  return success({ terms, amount_e4, serviceCharge_e4, hash, openHash: hashWith('') })
}
