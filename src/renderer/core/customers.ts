import { useQuery } from '@tanstack/react-query'
import type { Customer } from '../../contract/dues.ts'
import type { CustomerId } from '../../contract/payment.ts'
import { queryKeys } from './queries.ts'
import { useSession } from './session.ts'

/** Those who may pay later, with what each owes. */
export function useCustomers(enabled = true) {
  const { api } = useSession()
  const queryFn = () => api.customers.list({})
  return useQuery({ queryKey: queryKeys.customers, queryFn, enabled })
}

/** Null while it is asked for, and of one that is no longer offered. A sale in cash asks nothing. */
export function useCustomer(id: CustomerId | null): Customer | null {
  return useCustomers(id !== null).data?.find((one) => one.id === id) ?? null
}
