import { type QueryClient, infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ListEnd } from '../../../contract/schemas.ts'
import { type Filter, queryKeys } from '../../core/queries.ts'
import type { SaleReads } from '../../core/sale-reads.ts'
import { useSession } from '../../core/session.ts'
import { useBarred } from '../../sale/use-barred.ts'
import type { View } from './use-view.ts'

const PAGE = 60

/**
 * The sales that were asked for, read page by page from one of their ends. A year's sales are never
 * read through to reach their end: to go to the oldest is to begin there, and to read on upwards.
 */
export function useSaleList({ filter, setSelected }: View) {
  const { reads, queries } = useSession()
  const words = JSON.stringify(filter)
  const [stand, setStand] = useState<Stand>({ words, from: 'newest', jumped: false })
  // Another search begins at its newest sale.
  if (stand.words !== words) setStand({ words, from: 'newest', jumped: false })
  const latest = useRef(words)
  useEffect(() => {
    latest.current = words
  })
  const { from, jumped } = stand
  useAlarmed()
  const pages = useInfiniteQuery(pagesOf(reads, filter, from))
  // Once it is, it stays for whoever walks it, also while other words are looked up.
  const [stands, setStands] = useState(pages.isSuccess)
  if (!stands && pages.isSuccess) setStands(true)
  const read = pages.data?.pages.flatMap((page) => page.sales) ?? []
  const sales = from === 'newest' ? read : read.toReversed()
  const jump = async (to: ListEnd) => {
    const found = await queries.fetchInfiniteQuery(pagesOf(reads, filter, to))
    if (latest.current !== words) return
    setSelected(found.pages[0]?.sales[0]?.id ?? null)
    setStand({ words, from: to, jumped: true })
  }
  return {
    sales,
    from,
    /** The list was begun anew at this end because somebody went there: the focus goes along. */
    jumped,
    isSuccess: pages.isSuccess,
    /** A list was read: before that there is nothing to show, not even that there are no sales. */
    stands: stands || pages.isSuccess,
    isReadingOn: pages.isFetchingNextPage,
    readOn: () => {
      if (pages.hasNextPage && !pages.isFetching) void pages.fetchNextPage()
    },
    /** Whether that end of the list lies beyond what is read of it. */
    lacks: (end: ListEnd) => end !== from && pages.hasNextPage,
    beginAt: (end: ListEnd) => {
      // Where the counter is away the list stays as it is; the banner says why.
      jump(end).catch(() => undefined)
    },
  }
}

/** A sale whose price was taken after all, or is decided, goes from one list to another unmoved. */
function useAlarmed(): void {
  const { queries } = useSession()
  const alarmed = useBarred()
    .map(({ sale }) => sale)
    .join()
  useEffect(() => {
    if ((listedWith.get(queries) ?? '') === alarmed) return
    listedWith.set(queries, alarmed)
    void queries.invalidateQueries({ queryKey: queryKeys.lists })
  }, [queries, alarmed])
}

/** What the lists were last read with: they outlive the screen that did not see it change. */
const listedWith = new WeakMap<QueryClient, string>()

export type SaleListed = ReturnType<typeof useSaleList>

/** Which search the list stands at which end of. */
interface Stand {
  readonly words: string
  readonly from: ListEnd
  readonly jumped: boolean
}

function pagesOf(reads: SaleReads, filter: Filter, from: ListEnd) {
  const asked: Filter = from === 'newest' ? filter : { ...filter, from }
  const firstPage: string | null = null
  return infiniteQueryOptions({
    queryKey: queryKeys.list(asked),
    initialPageParam: firstPage,
    queryFn: ({ pageParam }: { pageParam: string | null }) =>
      reads.list({
        ...asked,
        limit: PAGE,
        ...(pageParam === null ? {} : { cursor: pageParam }),
      }),
    getNextPageParam: (page) => page.cursor,
    select: reads.heardSince,
  })
}
