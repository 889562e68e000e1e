import type { DayReport, Unexplained } from '../../contract/days.ts'
import { money } from '../../domain/money.ts'
import type { OverShort } from './booked.ts'
import { cash, customersDues } from '../../domain/ledger.ts'
import { cashUntold_e4, duesUntold_e4 } from './sections.ts'

type Told = Pick<DayReport, 'cash' | 'dues' | 'wallets' | 'held' | 'carried' | 'accounts'>

const nobody = { provider: null, wallet: null, shift: null, words: '' } as const

/**
 * Every taka of the day that nobody can explain, each with where it is. An empty list says that
 * opening and movements come to what was counted and to what the providers say.
 *
 * @param bookedNow_e4 what an account must hold at the end of the day, by all that was ever booked
 */
export function unexplainedOf(
  told: Told,
  counts: readonly OverShort[],
  bookedNow_e4: (account: string) => number,
): Unexplained[] {
  return [
    ...told.wallets.flatMap(walletLines),
    ...counts.map(countLine),
    ...uncounted(told.cash),
    ...untold(cash, cashUntold_e4(told.cash)),
    ...untold(customersDues, duesUntold_e4(told.dues)),
    ...held(told),
    ...told.accounts.flatMap(({ account, closing_e4 }) => {
      const off_e4 = bookedNow_e4(account) - closing_e4
      return off_e4 === 0 ? [] : [line('account', off_e4, { words: account })]
    }),
  ]
}

function line(
  kind: Unexplained['kind'],
  amount_e4: number | null,
  where: Partial<Unexplained> = {},
): Unexplained {
  return { kind, ...nobody, ...where, amount_e4: amount_e4 === null ? null : money(amount_e4) }
}

function walletLines(of: DayReport['wallets'][number]): Unexplained[] {
  const at = { provider: of.provider, wallet: of.wallet }
  const lines: Unexplained[] = []
  if (of.unexplained_e4 === null) lines.push(line('wallet-unread', null, at))
  else if (of.unexplained_e4 !== 0) lines.push(line('wallet', of.unexplained_e4, at))
  if (of.suspense_e4 !== 0) lines.push(line('suspense', of.suspense_e4, at))
  return lines
}

function countLine({ cause, shift, amount_e4, reason }: OverShort): Unexplained {
  const isEnd = cause === 'shift-closed'
  const kind = isEnd ? 'drawer-short' : 'drawer-opening'
  return line(kind, amount_e4, { shift, words: isEnd ? reason : '' })
}

/** What was counted last is what must be there, where nothing moved afterwards. */
function uncounted(of: DayReport['cash']): Unexplained[] {
  const moved_e4 = of.counted_e4 === null ? 0 : of.closing_e4 - of.counted_e4
  return moved_e4 === 0 ? [] : [line('drawer-uncounted', moved_e4)]
}

/** A cause that has no place among the terms of a section. */
function untold(account: string, amount_e4: number): Unexplained[] {
  return amount_e4 === 0 ? [] : [line('account', amount_e4, { words: account })]
}

/** What is held for customers is what the sales that are carried over were paid with. */
function held({ held: of, carried }: Told): Unexplained[] {
  const named_e4 = carried.reduce((sum, { paid_e4 }) => sum + paid_e4, 0)
  const off_e4 = of.closing_e4 - of.settledSince_e4 - named_e4
  return off_e4 === 0 ? [] : [line('customers-held', off_e4)]
}
