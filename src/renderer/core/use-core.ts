import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { QuoteRequest } from '../../contract/quote.ts'
import type { Sale } from '../../contract/schemas.ts'
import { ShiftId } from '../../contract/shifts.ts'
import { queryKeys } from './queries.ts'
import { type Session, useSession } from './session.ts'
import { useStore } from './store.ts'

/** While something waits its place comes nearer by the second. */
const LINE_EVERY_ms = 1_000
/** A day's totals move with the clock too: a new business day begins without any sale. */
const HEALTH_EVERY_ms = 60_000

/** As many as the counter lists at a time. */
const SHIFTS_LISTED = 60
const FROM_THE_NEWEST: number | null = null

/** The counter is away: what the screen shows is what was last known. */
export function useStale(): boolean {
  const { connection } = useSession()
  const state = useStore(connection)
  return state === 'lost' || state === 'denied'
}

export function useSettings() {
  const { api } = useSession()
  return useQuery({ queryKey: queryKeys.settings, queryFn: () => api.settings.get() })
}

export function useHealth() {
  const { api } = useSession()
  return useQuery({
    queryKey: queryKeys.health,
    queryFn: () => api.health.get(),
    refetchInterval: HEALTH_EVERY_ms,
  })
}

/** The sales of which nothing has left because others go first. */
export function useInLine() {
  const { api } = useSession()
  return useQuery({
    queryKey: queryKeys.line,
    queryFn: () => api.sales.inLine(),
    refetchInterval: ({ state }) => (state.data?.length ? LINE_EVERY_ms : false),
  })
}

export function useProviders() {
  const { api } = useSession()
  return useQuery({
    queryKey: queryKeys.providers,
    queryFn: () => api.providers.list(),
    refetchInterval: HEALTH_EVERY_ms,
  })
}

export function useWallets() {
  const { api } = useSession()
  return useQuery({ queryKey: queryKeys.wallets, queryFn: () => api.wallets.list() })
}

/** The newest first, sixty at a time. */
export function useShifts() {
  const { api } = useSession()
  return useInfiniteQuery({
    queryKey: queryKeys.shiftList,
    queryFn: ({ pageParam }) => api.shifts.list(pageParam === null ? {} : { before: pageParam }),
    initialPageParam: FROM_THE_NEWEST,
    getNextPageParam: (page) =>
      page.length < SHIFTS_LISTED ? null : (page.at(-1)?.number ?? null),
  })
}

export function useShiftReport(id: string | null) {
  const { api } = useSession()
  return useQuery({
    queryKey: queryKeys.shift(id ?? ''),
    queryFn: () => api.shifts.report({ id: ShiftId.parse(id) }),
    enabled: id !== null,
  })
}

export function useDrift() {
  const { api } = useSession()
  return useQuery({ queryKey: queryKeys.drift, queryFn: () => api.wallets.drift() })
}

/** When the first sale of these books was made, null before it: how far back they can tell. */
export function useFirstSaleAt() {
  const { api } = useSession()
  return useQuery({
    queryKey: queryKeys.first,
    queryFn: async () => {
      const { sales } = await api.sales.list({ from: 'oldest', limit: 1 })
      return sales[0]?.createdAt_ms ?? null
    },
    // No change of a sale tells that it is the first.
    staleTime: 0,
  })
}

export function useRecentSales() {
  const { reads } = useSession()
  return useQuery({
    queryKey: queryKeys.recent,
    queryFn: reads.recent,
    // A sale that did not change stays the very same, wherever in the list it has come to stand.
    structuralSharing: false,
  })
}

/** Where a sale stands, for the counter: it is brought by whoever watches sales. */
export function useStanding(id: string | null) {
  const { reads } = useSession()
  return useQuery<Sale>({
    queryKey: queryKeys.standing(id ?? ''),
    queryFn: () => reads.standing(id ?? ''),
    enabled: id !== null,
  })
}

/**
 * A sale with its whole story. Answers and readings come in without a step of the sale, and a
 * person decides by them: it is asked for anew whenever somebody opens it.
 */
export function storyOf({ reads }: Pick<Session, 'reads'>, id: string | null) {
  return queryOptions({
    queryKey: queryKeys.sale(id ?? ''),
    queryFn: () => reads.story(id ?? ''),
    enabled: id !== null,
    staleTime: 0,
  })
}

export function useSale(id: string | null) {
  return useQuery(storyOf(useSession(), id))
}

type Request = z.input<typeof QuoteRequest>

/** The core's word on what the form says. Asked anew for each change of it, and never kept. */
export function useQuote(request: Request | null) {
  const { api } = useSession()
  return useQuery({
    queryKey: [...queryKeys.quotes, request],
    queryFn: () => (request === null ? null : api.sales.quote(request)),
    enabled: request !== null,
    staleTime: 0,
    gcTime: 30_000,
    placeholderData: keepPreviousData,
  })
}
