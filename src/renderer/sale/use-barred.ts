import { useQuery } from '@tanstack/react-query'
import type { Health } from '../../contract/schemas.ts'
import type { SaleId } from '../../domain/sale.ts'
import { queryKeys } from '../core/queries.ts'
import { useSession } from '../core/session.ts'
import { storyOf } from '../core/use-core.ts'
import { barredBy, isDoubted } from './face.ts'

/** Every sale whose money waits for a decision. */
export function useBarred(): Health['barred'] {
  const { api } = useSession()
  const barred = useQuery({
    queryKey: queryKeys.health,
    queryFn: () => api.health.get(),
    select: (health) => health.barred,
  })
  return barred.data ?? []
}

/**
 * The sale to decide about before the money of this one goes anywhere; null where nothing bars it.
 * Whoever asks is drawn anew for that.
 */
export function useBarredBy(id: string): SaleId | null {
  const { api } = useSession()
  const by = useQuery({
    queryKey: queryKeys.health,
    queryFn: () => api.health.get(),
    select: ({ barred }) => barredBy(barred, id),
  })
  return by.data ?? null
}

/**
 * Whether its provider said a word about it that nobody knows. There may be more of those than the
 * counter tells at once: where its story is read, that knows.
 */
export function useDoubted(id: string): boolean {
  const session = useSession()
  const told = useQuery({
    queryKey: queryKeys.health,
    queryFn: () => session.api.health.get(),
    select: ({ alerts }) => isDoubted(alerts, id),
  })
  const read = useQuery({
    ...storyOf(session, id),
    enabled: false,
    select: ({ alerts }) => isDoubted(alerts, id),
  })
  return (told.data ?? false) || (read.data ?? false)
}
