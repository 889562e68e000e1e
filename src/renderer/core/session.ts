import type { QueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { Sale } from '../../contract/schemas.ts'
import { type Api, createApi } from '../api.ts'
import { type Desk, createDesk } from '../desk/desk.ts'
import { catchUp } from './catch-up.ts'
import { keepWatching } from './changes.ts'
import { createHeard } from './heard.ts'
import { watchEnds } from '../printing/ends.ts'
import { type PrintDesk, createPrintDesk } from '../printing/print-desk.ts'
import type { Host } from './host.ts'
import { keepInHand } from './in-hand.ts'
import { type PageBooks, watchPageBooks } from './page-books.ts'
import { createQueryClient } from './queries.ts'
import { type RescueDesk, createRescueDesk } from './rescue.ts'
import { type SaleReads, createSaleReads } from './sale-reads.ts'
import { createSaleWatch } from './sale-watch.ts'
import { createStale } from './stale.ts'
import { type Store, createStore, useStore } from './store.ts'

export type Connection = 'opening' | 'live' | 'lost' | 'denied'

/** A step of a sale as it was seen from here: shown, announced and sounded once. */
export interface SaleMove {
  readonly sale: Sale
  readonly before: Sale | null
}

/** Everything of the page that outlives a screen. */
export interface Session {
  readonly host: Host
  readonly api: Api
  readonly queries: QueryClient
  /** How a screen asks for sales. */
  readonly reads: SaleReads
  readonly desk: Desk
  /** The way of every paper to the counter's printer. */
  readonly prints: PrintDesk
  readonly connection: Store<Connection>
  /** The newest move; each is a new object. */
  readonly move: Store<SaleMove | null>
  /** The newest end of a sale that was sent from this window. */
  readonly ends: ReturnType<typeof watchEnds>
  /** Books that were not opened. */
  readonly rescue: RescueDesk
  /** Knocks at a lost core at once. */
  readonly knock: () => void
}

/** @param reload begins the page anew, for when other books were opened under it. */
export function openSession(
  host: Host,
  api: Api = createApi(host),
  reload: () => void = () => window.location.reload(),
): Session {
  const queries = createQueryClient()
  const connection = createStore<Connection>('opening')
  const move = createStore<SaleMove | null>(null)
  const pause = (delay_ms: number) => new Promise<void>((resolve) => setTimeout(resolve, delay_ms))
  const moved = (sale: Sale, before: Sale | null) => move.set(() => ({ sale, before }))
  const watch = createSaleWatch(api.sales.get, queries, moved, pause)
  const reads = createSaleReads(api.sales, queries, watch)
  const books = watchPageBooks(() => api.health.get(), queries, reload)
  const later = (run: () => void, delay_ms: number) => void setTimeout(run, delay_ms)
  const stale = createStale(queries, later)
  const isSending = (id: string) =>
    desk.sales.get().some(({ intent, phase }) => intent.id === id && phase === 'sending')
  const heard = createHeard(watch.touched, isSending, later)
  const rescue = createRescueDesk(api)
  let opening = Symbol('opening')
  const returned = async (again: boolean) => {
    if (rescue.mayBeReplaced()) return reload()
    const mine = Symbol('opening')
    opening = mine
    // Other books may have been opened while nobody listened: first that, then anything is sent.
    const same = await sameBooks(books)
    if (!same || opening !== mine) return
    connection.set(() => 'live')
    rescue.over()
    // Something may have been missed while nobody listened.
    if (again) void catchUp(reads.recent, queries, watch)
    else void queries.refetchQueries({ predicate: ({ state }) => state.status === 'error' })
  }
  const loop = keepWatching((signal) => api.changes.watch(undefined, { signal }), {
    live: (again) => void returned(again),
    lost(denied) {
      opening = Symbol('lost')
      connection.set(() => (denied ? 'denied' : 'lost'))
      if (!denied) void rescue.ask()
    },
    changed(change) {
      if (change.topic === 'sale') heard(change.id)
      stale(change)
    },
    missed: () => void catchUp(reads.recent, queries, watch),
  })
  if (host.kind === 'browser') host.token.subscribe(() => loop.knock())
  const calls = { submit: api.sales.submit, get: api.sales.get, openBooks: books.ask }
  const desk = createDesk(calls, watch.keep, pause, books.shown)
  move.subscribe(() => {
    const moved = move.get()
    if (moved) desk.seen(moved.sale)
  })
  keepInHand(queries, desk, move, () => Date.now())
  const ends = watchEnds(desk.sales, move)
  const prints = createPrintDesk(api.printing, () => performance.now())
  return {
    host,
    api,
    queries,
    reads,
    desk,
    prints,
    connection,
    move,
    ends,
    rescue,
    knock: loop.knock,
  }
}

async function sameBooks(books: PageBooks): Promise<boolean> {
  // No answer is no other books; and a sale names the page's, so that others would refuse it.
  const open = await books.ask().catch(() => books.shown())
  return open === books.shown()
}

export const SessionContext = createContext<Session | null>(null)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('a screen stands outside the session')
  return session
}

/** The key of this page is old: nothing goes out from it, and so nothing new is written on it. */
export function useDenied(): boolean {
  return useStore(useSession().connection) === 'denied'
}
