import { useQuery } from '@tanstack/react-query'
import { queryKeys } from '../core/queries.ts'
import { useSession } from '../core/session.ts'
import { isDebited } from './face.ts'

/** Whether its cost was taken though it was called failed. Whoever asks is drawn anew for that. */
export function useDebited(id: string): boolean {
  const { api } = useSession()
  const debited = useQuery({
    queryKey: queryKeys.health,
    queryFn: () => api.health.get(),
    select: ({ alerts }) => isDebited(alerts, id),
  })
  return debited.data ?? false
}
