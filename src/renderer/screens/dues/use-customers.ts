import { useQuery } from '@tanstack/react-query'
import type { CustomerId } from '../../../contract/payment.ts'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'

/** Everybody of the due book, those who were put away too; looked through here. */
export function useCustomers() {
  const { api } = useSession()
  return useQuery({
    queryKey: queryKeys.customers,
    queryFn: () => api.customers.list({ hidden: true }),
  })
}

/** Null while nothing is known of such a one. */
export function useCustomer(id: CustomerId | undefined) {
  return useCustomers().data?.find((one) => one.id === id) ?? null
}

/** @param lines so many of the newest */
export function useStatement(customer: CustomerId, lines: number) {
  const { api } = useSession()
  return useQuery({
    queryKey: queryKeys.statement(customer, lines),
    queryFn: () => api.dues.statement({ customer, lines }),
    // More lines of the same customer take the place of fewer without an empty sheet between.
    placeholderData: (before) => (before?.customer.id === customer ? before : undefined),
  })
}
