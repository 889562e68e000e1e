import { useQuery } from '@tanstack/react-query'
import type { CustomerId } from '../../../contract/payment.ts'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'

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
