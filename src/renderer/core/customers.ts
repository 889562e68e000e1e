import { useQuery } from '@tanstack/react-query'
import type { Customer } from '../../contract/dues.ts'
import type { CustomerId } from '../../contract/payment.ts'
import { queryKeys } from './queries.ts'
import { useSession } from './session.ts'

/** Those who may pay later, with what each owes. */
export function useCustomers() {
  const { api } = useSession()
  return useQuery({ queryKey: queryKeys.customers, queryFn: () => api.customers.list({}) })
}

/** Null while it is asked for, and of one that is no longer offered. */
export function useCustomer(id: CustomerId | null): Customer | null {
  return useCustomers().data?.find((one) => one.id === id) ?? null
}
