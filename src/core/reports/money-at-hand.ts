import type { Glance } from '../../contract/reports.ts'
import { addDays } from '../../domain/calendar.ts'
import { type CashTerm, cashTermOf } from '../../domain/cash/terms.ts'
import {
  type Account,
  cash,
  overShort,
  reserved,
  wallet,
  type WalletAt,
  wallets,
} from '../../domain/ledger.ts'
import { type Money, money } from '../../domain/money.ts'
import type { Moved } from './day-facts.ts'
import type { Ranges } from './ranges.ts'
import type { Range } from './stretches.ts'

export interface MoneyAtHandParts {
  /** The sum of an account's entries, of all days. */
  readonly balance: (account: Account) => Money
  readonly opened: (at: WalletAt) => boolean
  /** From which day on nobody is told of the drawer, counted blind; null where it is not. */
  readonly blindFrom: () => string | null
}

type Cash = NonNullable<Glance['cash']>

/** What a count books of its own: the owner's share of it, and what was short or over. */
const COUNTS: ReadonlySet<string> = new Set(['shift-opened', 'shift-closed'])

/**
 * The drawer and the wallets at the end of a time, by the books: what is there now, less what was
 * booked on the days since.
 */
export function createMoneyAtHand(
  ranges: Ranges,
  { balance, opened, blindFrom }: MoneyAtHandParts,
) {
  const atEnd = (account: Account, { to }: Range): number => {
    const since = ranges.account(account, { from: addDays(to, 1), to: FAR })
    return balance(account) - sumOf(since.values())
  }
  const drawer = (range: Range): Cash | null => {
    const blind = blindFrom()
    if (blind !== null && range.to >= blind) return null
    const moved = ranges.account(cash, range)
    const of = (term: CashTerm | null) => {
      const causes = [...moved].filter(([cause]) => cashTermOf(cause) === term)
      return money(sumOf(causes.map(([, one]) => one)))
    }
    const counts = [...moved].filter(([cause]) => COUNTS.has(cause))
    const counts_e4 = sumOf(counts.map(([, one]) => one))
    const overShort_e4 = 0 - sumOf(ranges.account(overShort, range).values())
    return {
      atEnd_e4: money(atEnd(cash, range)),
      sold_e4: of('collected'),
      refunds_e4: of('refunds'),
      dues_e4: of('duesCollected'),
      paidIn_e4: of('paidIn'),
      paidOut_e4: of('paidOut'),
      balanceBought_e4: of('balanceBought'),
      // What of a count was short or over is told by the account that says so.
      ownerBetween_e4: money(counts_e4 - overShort_e4),
      overShort_e4: money(overShort_e4),
      other_e4: money(of(null) - counts_e4),
      moved_e4: money(sumOf(moved.values())),
    }
  }
  return (range: Range): Pick<Glance, 'cash' | 'wallets'> => ({
    cash: drawer(range),
    wallets: wallets.filter(opened).map((at) => {
      const [free, aside] = [wallet(at), reserved(at)]
      const movedFree = ranges.account(free, range)
      const bought_e4 = sumOf([movedFree.get('top-up') ?? NOTHING])
      const opened_e4 = sumOf([movedFree.get('opening') ?? NOTHING])
      const all_e4 = sumOf([...movedFree.values(), ...ranges.account(aside, range).values()])
      return {
        ...at,
        atEnd_e4: money(atEnd(free, range) + atEnd(aside, range)),
        bought_e4: money(bought_e4),
        spent_e4: money(bought_e4 + opened_e4 - all_e4),
      }
    }),
  })
}

/** After every day of trade there will be. */
const FAR = '2299-12-31'
const NOTHING: Moved = { debit_e4: 0, credit_e4: 0 }

function sumOf(moved: Iterable<Moved>): number {
  let sum_e4 = 0
  for (const { debit_e4, credit_e4 } of moved) sum_e4 += debit_e4 + credit_e4
  return sum_e4
}
