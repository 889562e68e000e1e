import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
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

/** As many as the counter lists at a time. */
const LISTED = 60
const FROM_THE_NEWEST: number | null = null

/** The newest first, sixty at a time. */
export function useClosedDays() {
  const { api } = useSession()
  return useInfiniteQuery({
    queryKey: queryKeys.dayList,
    queryFn: ({ pageParam }) => api.days.list(pageParam === null ? {} : { before: pageParam }),
    initialPageParam: FROM_THE_NEWEST,
    getNextPageParam: (page) => (page.length < LISTED ? null : (page.at(-1)?.number ?? null)),
  })
}

export function useDaysProof() {
  const { api } = useSession()
  return useQuery({ queryKey: queryKeys.daysProof, queryFn: () => api.days.verify() })
}
