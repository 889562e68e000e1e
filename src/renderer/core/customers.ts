import { useQuery } from '@tanstack/react-query'
import type { Customer } from '../../contract/dues.ts'
import type { CustomerId } from '../../contract/payment.ts'
import { queryKeys } from './queries.ts'
import { useSession } from './session.ts'

/** Everybody of the due book, those who were put away too: they still have names. */
export function useCustomers(enabled = true) {
  const { api } = useSession()
  const queryFn = () => api.customers.list({ hidden: true })
  return useQuery({ queryKey: queryKeys.customers, queryFn, enabled })
}

/** Null while it is asked for. A sale in cash asks nothing. */
export function useCustomer(id: CustomerId | null): Customer | null {
  return useCustomers(id !== null).data?.find((one) => one.id === id) ?? null
}
