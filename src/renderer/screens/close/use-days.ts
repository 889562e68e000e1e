import { useQuery } from '@tanstack/react-query'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'

export function useDaysStanding() {
  const { api } = useSession()
  return useQuery({ queryKey: queryKeys.daysStanding, queryFn: () => api.days.standing() })
}

/** Of a closed day, or of the next one as it stands. */
export function useDayReport(businessDate: string | null) {
  const { api } = useSession()
  return useQuery({
    queryKey: queryKeys.dayReport(businessDate ?? ''),
    queryFn: () => api.days.report({ businessDate: businessDate ?? '' }),
    enabled: businessDate !== null,
  })
}

export function useClosedDays() {
  const { api } = useSession()
  return useQuery({ queryKey: queryKeys.dayList, queryFn: () => api.days.list({}) })
}

export function useDaysProof() {
  const { api } = useSession()
  return useQuery({ queryKey: queryKeys.daysProof, queryFn: () => api.days.verify() })
}
