import { useQuery } from '@tanstack/react-query'
import type { BillAccount } from '../../../contract/bills.ts'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'
import { usePressSend, useSelling } from '../../selling/use-selling.ts'
import { billSale, dispatch } from './form-store.ts'
import { foundAccounts, meantAccount } from './found-accounts.ts'
import { read } from './reading.ts'

const NO_ACCOUNTS: readonly BillAccount[] = []

/** The form with all that follows from it. */
export function useBill() {
  const selling = useSelling(billSale)
  const { form } = selling
  const accounts = useBillAccounts()
  return {
    ...selling,
    reading: read(form),
    accounts,
    found: foundAccounts(form, accounts),
    meant: meantAccount(form, accounts),
  }
}

export type Bill = ReturnType<typeof useBill>

export function useBillAccounts(): readonly BillAccount[] {
  const { api } = useSession()
  const accounts = useQuery({
    queryKey: queryKeys.accounts,
    queryFn: () => api.billAccounts.list(),
  })
  return accounts.data ?? NO_ACCOUNTS
}

/** Enter, and the button before the read-back: one field on, or the account that is meant. */
export function goForward({ form, found, meant }: Bill): void {
  const account = form.stage === 'number' && meant !== null ? found[meant] : undefined
  dispatch(account ? { type: 'chose-account', account } : { type: 'forward' })
}

/** Down and up among the accounts that are shown; above the first it is the field's own words. */
export function walk({ found, meant }: Pick<Bill, 'found' | 'meant'>, steps: 1 | -1): void {
  if (found.length === 0) return
  const at = (meant ?? -1) + steps
  dispatch({ type: 'walked-to', at: at < 0 ? null : Math.min(at, found.length - 1) })
}

/** What `+`, F9 and the button do on this screen. */
export function useSendBill(bill: Bill): (pressedAt_ms: number) => void {
  return usePressSend(billSale, bill, () => goForward(bill))
}
