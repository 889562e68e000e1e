import type { FieldProblem } from '../../domain/kinds/kind.ts'
import { cash } from '../../domain/ledger.ts'
import type { Money } from '../../domain/money.ts'
import type { Balances } from '../ledger/balances.ts'
import type { IsBlind, ShiftRow } from './rows.ts'

/**
 * Nobody takes out of a counted drawer what is not in it: a slip of the hand, or something that was
 * not written. How much is in it is not told to who counts it blind. Null where it holds as much,
 * or where no shift is open and nobody has counted it.
 */
export type ShortDrawer = (amount_e4: Money) => FieldProblem | null

export function createShortDrawer(
  { balances }: { readonly balances: Balances },
  open: () => ShiftRow | undefined,
  isBlind: IsBlind,
): ShortDrawer {
  return (amount_e4) => {
    const shift = open()
    if (!shift) return null
    const held_e4 = balances.balance(cash)
    if (amount_e4 <= held_e4) return null
    const limit_e4 = isBlind(shift) ? null : held_e4
    return { field: 'amount_e4', code: 'above-drawer', limit_e4 }
  }
}
