import { useQuery } from '@tanstack/react-query'
import { queryKeys } from '../core/queries.ts'
import { useSession } from '../core/session.ts'
import { isDebited, isDoubted } from './face.ts'

/** Whether it may arrive though it was called failed. Whoever asks is drawn anew for that. */
export function useDebited(id: string): boolean {
  const { api } = useSession()
  const debited = useQuery({
    queryKey: queryKeys.health,
    queryFn: () => api.health.get(),
    select: ({ alerts }) => isDebited(alerts, id),
  })
  return debited.data ?? false
}

/** Whether its provider said a word about it that nobody knows. */
export function useDoubted(id: string): boolean {
  const { api } = useSession()
  const doubted = useQuery({
    queryKey: queryKeys.health,
    queryFn: () => api.health.get(),
    select: ({ alerts }) => isDoubted(alerts, id),
  })
  return doubted.data ?? false
}
