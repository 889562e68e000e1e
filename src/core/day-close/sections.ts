import type { DayReport, WalletOfDay } from '../../contract/days.ts'
import type { Wallet } from '../../contract/schemas.ts'
import { type CashTerm, cashTermOf } from '../../domain/cash/terms.ts'
import {
  cash,
  customersDues,
  customersHeld,
  overShort,
  reserved,
  wallet as walletAccount,
  wallets as everyWallet,
} from '../../domain/ledger.ts'
import { money } from '../../domain/money.ts'
import { sumOf } from './booked.ts'

type Booked = DayReport['booked']
/** What was left in every account by the days closed before. */
export type Left = ReadonlyMap<string, number>

/** Every account that stood or moved: what was left in it, and what is left now. */
export function accountsOf(booked: Booked, left: Left): DayReport['accounts'] {
  const names = new Set([...left.keys(), ...booked.map(({ account }) => account)])
  return [...names].toSorted().map((account) => {
    const opening_e4 = money(left.get(account) ?? 0)
    return { account, opening_e4, closing_e4: money(opening_e4 + sumOf(booked, account)) }
  })
}

function spanOf(booked: Booked, left: Left, account: string) {
  const opening_e4 = money(left.get(account) ?? 0)
  return { opening_e4, closing_e4: money(opening_e4 + sumOf(booked, account)) }
}

/** The cash of a day: its terms are causes of the ledger, each on one side. */
export function cashOf(booked: Booked, left: Left, counted_e4: number | null): DayReport['cash'] {
  const sumOfTerm = (term: CashTerm) =>
    sumOf(
      booked.filter(({ cause }) => cashTermOf(cause) === term),
      cash,
    )
  const came = (term: CashTerm) => money(sumOfTerm(term))
  const went = (term: CashTerm) => money(-sumOfTerm(term))
  const overShort_e4 = -sumOf(booked, overShort, ['shift-opened', 'shift-closed'])
  const byCounts = sumOf(booked, cash, ['shift-opened', 'shift-closed'])
  return {
    ...spanOf(booked, left, cash),
    collected_e4: came('collected'),
    refunds_e4: went('refunds'),
    paidIn_e4: came('paidIn'),
    paidOut_e4: went('paidOut'),
    balanceBought_e4: went('balanceBought'),
    duesCollected_e4: came('duesCollected'),
    ownerBetween_e4: money(byCounts - overShort_e4),
    overShort_e4: money(overShort_e4),
    counted_e4: counted_e4 === null ? null : money(counted_e4),
  }
}

/** What the terms of the cash do not say: a cause that has no place among them. */
export function cashUntold_e4(of: DayReport['cash']): number {
  const came = of.collected_e4 + of.paidIn_e4 + of.duesCollected_e4 + of.ownerBetween_e4
  const went = of.refunds_e4 + of.paidOut_e4 + of.balanceBought_e4
  return of.closing_e4 - of.opening_e4 - (came + of.overShort_e4 - went)
}

export function duesOf(booked: Booked, left: Left): DayReport['dues'] {
  const moved = (...causes: string[]) => sumOf(booked, customersDues, causes)
  return {
    ...spanOf(booked, left, customersDues),
    sold_e4: money(moved('collect')),
    givenBack_e4: money(-moved('refund', 'return-cash')),
    paid_e4: money(-moved('dues-paid')),
    paidOut_e4: money(moved('dues-paid-out')),
    forgiven_e4: money(-moved('dues-forgiven')),
  }
}

/** The same of what is owed. */
export function duesUntold_e4(of: DayReport['dues']): number {
  const less = of.givenBack_e4 + of.paid_e4 + of.forgiven_e4
  return of.closing_e4 - of.opening_e4 - (of.sold_e4 + of.paidOut_e4 - less)
}

/** Customers' money stands on the credit side: here it is told as what is owed to them. */
export function heldOf(booked: Booked, left: Left, settledSince_e4: number): DayReport['held'] {
  const { opening_e4, closing_e4 } = spanOf(booked, left, customersHeld)
  return {
    // Adding nought: no minus before nothing.
    opening_e4: money(0 - opening_e4),
    closing_e4: money(0 - closing_e4),
    settledSince_e4: money(settledSince_e4),
  }
}

/** Every wallet that stands in the books, with both figures as they are now. */
export function walletsOf(
  booked: Booked,
  left: Left,
  known: readonly Wallet[],
  now_e4: (account: ReturnType<typeof walletAccount | typeof reserved>) => number,
): WalletOfDay[] {
  return everyWallet.flatMap((at) => {
    const [free, aside] = [walletAccount(at), reserved(at)]
    const told = known.find((one) => one.provider === at.provider && one.wallet === at.wallet)
    const isInBooks = left.has(free) || booked.some(({ account }) => account === free)
    if (!isInBooks && told?.opened !== true) return []
    const opening_e4 = money((left.get(free) ?? 0) + (left.get(aside) ?? 0))
    const moved_e4 = sumOf(booked, free) + sumOf(booked, aside)
    const bought_e4 = sumOf(booked, free, ['top-up'])
    const opened_e4 = sumOf(booked, free, ['opening'])
    return [
      {
        ...at,
        opening_e4,
        closing_e4: money(opening_e4 + moved_e4),
        bought_e4: money(bought_e4),
        opened_e4: money(opened_e4),
        spent_e4: money(bought_e4 + opened_e4 - moved_e4),
        free_e4: money(now_e4(free)),
        reserved_e4: money(now_e4(aside)),
        suspense_e4: told?.suspense_e4 ?? money(0),
        theirs_e4: told?.providerBalance_e4 ?? null,
        askedAt_ms: told?.askedAt_ms ?? null,
        unexplained_e4: told?.unexplained_e4 ?? null,
      },
    ]
  })
}
