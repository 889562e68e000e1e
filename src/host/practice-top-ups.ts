import type { Practice } from '../core/wiring/parts.ts'
import { isUnadded } from '../domain/practice-slip.ts'
import type { Oracle } from '../sandbox/oracle-server.ts'

/**
 * The provider's side of balance that is bought in practice: no shop pays a bank for play money, so
 * the sandbox's wallet rises when the top-up is booked. What came in there already is not added
 * once more, and a slip that ends in 0000 adds nothing: so a difference can be practised.
 */
export function practiceTopUps(oracle: Pick<Oracle, 'topUp'>): Practice['bought'] {
  return ({ provider, wallet, amount_e4, slip }, unexplained_e4) => {
    if (isUnadded(slip)) return
    const came_e4 = Math.min(amount_e4, Math.max(0, unexplained_e4 ?? 0))
    if (came_e4 < amount_e4) oracle.topUp(provider, wallet, amount_e4 - came_e4)
  }
}
