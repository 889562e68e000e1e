import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'
import type { Days } from './pages.ts'

/** The days at a glance. While a page is turned the one before stays, so that nothing blinks. */
export function useGlance(days: Days) {
  const { api } = useSession()
  return useQuery({
    queryKey: queryKeys.report('glance', days),
    queryFn: () => api.reports.glance(days),
    placeholderData: keepPreviousData,
  })
}
