import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query'
import { type Sale, SaleFilter, type SalePage } from '../../contract/schemas.ts'
import { writtenDigits } from '../../domain/mobile-number.ts'
import type { z } from 'zod'
import { isAtOtherPrice } from '../sale/at-other-price.ts'
import { faceOf } from '../sale/face.ts'
import { queryKeys } from './queries.ts'

export const RECENT_COUNT = 12

/** Shows a sale that changed in every list it is in, and has those read again it comes into. */
export function patchLists(queries: QueryClient, sale: Sale): void {
  queries.setQueryData<SalePage>(queryKeys.recent, (page) => page && withSale(page, sale))
  const lists = queries.getQueryCache().findAll({ queryKey: queryKeys.lists })
  for (const { queryKey, state } of lists) {
    const list = queries.getQueryData<InfiniteData<SalePage>>(queryKey)
    const filter = filterOf(queryKey)
    const belongs = matches(filter, sale)
    if (list?.pages.some((page) => page.sales.some(({ id }) => id === sale.id))) {
      const pages = list.pages.map((page) => replaced(page, sale))
      queries.setQueryData<InfiniteData<SalePage>>(queryKey, { ...list, pages })
      // It stays before the eyes of whoever looks at it now, and is gone at the next look. To be
      // written into makes a list fresh: one that was to be read again still is.
      if (!belongs || !isKnown(filter) || state.isInvalidated) leaveForNextLook(queries, queryKey)
    } else if (state.status === 'success' && belongs && canEnter(filter, sale, list)) {
      // Nobody may be looking: opened then, the list shows it at once, and is read again besides.
      if (list && isOnTop(filter, sale, list)) {
        queries.setQueryData<InfiniteData<SalePage>>(queryKey, withNewest(list, sale))
      }
      void queries.invalidateQueries({ queryKey })
    }
  }
}

function leaveForNextLook(queries: QueryClient, queryKey: QueryKey): void {
  void queries.invalidateQueries({ queryKey, refetchType: 'none' })
}

/** Whatever a list may be asked for: one that was not understood would stop every sale's news. */
const AskedFor = SaleFilter.omit({ cursor: true, limit: true })
type AskedFor = z.infer<typeof AskedFor>

/** What a list was asked for ends its key. */
function filterOf(queryKey: QueryKey): AskedFor {
  return AskedFor.parse(queryKey[queryKeys.lists.length])
}

/** Only the core knows whether a sale waits for a decision before its money goes back. */
function isKnown({ decideFirst }: AskedFor): boolean {
  return decideFirst === undefined
}

/** Whether the core would put the sale into the list of this filter, as far as a sale tells. */
function matches(filter: AskedFor, sale: Sale): boolean {
  const { number, state, tender, kind, refused, otherPrice } = filter
  const digits = number === undefined ? '' : (writtenDigits(number) ?? number)
  const ofNumber = sale.number.startsWith(digits) || sale.number.endsWith(digits)
  const ofState = state === undefined || state === sale.state
  const ofRefusal = refused === undefined || refused === (faceOf(sale) === 'refused')
  const ofCash = tender === undefined || tender === sale.tender
  const ofPrice = otherPrice === undefined || isAtOtherPrice(sale)
  const ofKind = kind === undefined || kind === sale.kind
  return ofNumber && ofState && ofRefusal && ofCash && ofKind && ofPrice
}

/** An old sale comes into a list of how sales stand; into any other one only a new sale does. */
function canEnter(filter: AskedFor, sale: Sale, list: InfiniteData<SalePage> | undefined): boolean {
  const { state, tender, otherPrice } = filter
  const ofStanding = [state, tender, otherPrice].some((wanted) => wanted !== undefined)
  return ofStanding || !isKnown(filter) || isNewer(filter, sale, list)
}

/** What lies beyond the end of a list belongs to a page that is not read yet. */
function isNewer({ from }: AskedFor, sale: Sale, list: InfiniteData<SalePage> | undefined) {
  const fromOldest = from === 'oldest'
  if (fromOldest && list?.pages.at(-1)?.cursor !== null) return false
  const newest = fromOldest ? list?.pages.at(-1)?.sales.at(-1) : list?.pages[0]?.sales[0]
  return newest === undefined || sale.seq >= newest.seq
}

/** Sold after all that the list holds, which begins with the newest. */
function isOnTop(filter: AskedFor, sale: Sale, list: InfiniteData<SalePage>): boolean {
  return filter.from !== 'oldest' && isKnown(filter) && isNewer(filter, sale, list)
}

function withNewest({ pages, pageParams }: InfiniteData<SalePage>, sale: Sale) {
  const longer = pages.map((page, nth) =>
    nth === 0 ? { ...page, sales: [sale, ...page.sales] } : page,
  )
  return { pages: longer, pageParams }
}

function replaced(page: SalePage, sale: Sale): SalePage {
  return { ...page, sales: page.sales.map((one) => (one.id === sale.id ? sale : one)) }
}

/** In its place when it is there, else on top: the list is newest first. */
function withSale(page: SalePage, sale: Sale): SalePage {
  if (page.sales.some(({ id }) => id === sale.id)) return replaced(page, sale)
  const [newest] = page.sales
  if (newest && newest.seq > sale.seq) return page
  return { ...page, sales: [sale, ...page.sales].slice(0, RECENT_COUNT) }
}
