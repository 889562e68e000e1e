import { ZERO } from '../money.ts'
import type { Kind } from './kind.ts'

/** What a kind earns and costs of which no provider says anything. */
export const undocumented: Pick<Kind<unknown, unknown>, 'earns' | 'believes'> = {
  // No commission is documented.
  earns: () => ({ source: 'assumed', earned_e4: ZERO }),
  // A fee on top of the amount may be taken from the wallet as well.
  believes: (charged, amount) => charged * 10 >= amount * 9 && charged * 10 <= amount * 11,
}
