import { ZERO } from '../money.ts'
import type { EarnedAt, Kind } from './kind.ts'

/** What a kind earns and costs of which no provider says anything. */
export const undocumented: Pick<Kind<unknown, unknown>, 'earns' | 'believes'> = {
  // No commission is documented; what past ones really cost is learned.
  earns: (_terms, _amount, { learned_e4 }: EarnedAt) => learned_e4 ?? ZERO,
  // A fee on top of the amount may be taken from the wallet as well.
  believes: (charged, amount) => charged * 10 >= amount * 9 && charged * 10 <= amount * 11,
}
