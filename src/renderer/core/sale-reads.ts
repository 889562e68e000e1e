import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { Sale, SaleDetail, SalePage } from '../../contract/schemas.ts'
import type { Api } from '../api.ts'
import { queryKeys } from './queries.ts'
import { RECENT_COUNT } from './sale-lists.ts'
import { type SaleWatch, knownSale } from './sale-watch.ts'

type Words = Parameters<Api['sales']['list']>[0]

/** What the screens ask of sales by themselves, beside what the watch brings them. */
export interface SaleReads {
  readonly standing: (id: string) => Promise<Sale>
  readonly story: (id: string) => Promise<SaleDetail>
  readonly recent: () => Promise<SalePage>
  readonly list: (words: Words) => Promise<SalePage>
  /**
   * A list with what was heard of its sales since its pages were read. They are read one after the
   * other, and a sale that moves meanwhile would stand in a first page as it was.
   */
  readonly heardSince: (list: InfiniteData<SalePage>) => InfiniteData<SalePage>
}

/**
 * An answer may be overtaken by a newer one on its way: the newest is what stays. And what it tells
 * first of a sale that is known goes by the watch, for it would be silent the second time.
 */
export function createSaleReads(
  calls: Pick<Api['sales'], 'get' | 'list'>,
  queries: QueryClient,
  watch: Pick<SaleWatch, 'keep'>,
): SaleReads {
  const newest = <Told extends Sale>(sale: Told, other: Told | null | undefined): Told =>
    other && other.version > sale.version ? other : sale
  const get = async (id: string): Promise<SaleDetail> => {
    const sale = await calls.get({ id })
    // A sale nobody knew here has not moved: it is only looked up.
    if (knownSale(queries, id)) watch.keep(sale)
    return sale
  }
  const asHeard = (page: SalePage): SalePage => ({
    ...page,
    sales: page.sales.map((sale) => newest(sale, knownSale(queries, sale.id))),
  })
  const list = async (words: Words) => asHeard(await calls.list(words))
  const shownNow = () => queries.getQueryData<SalePage>(queryKeys.recent)?.sales
  return {
    standing: async (id) => newest<Sale>(await get(id), knownSale(queries, id)),
    story: async (id) => newest(await get(id), queries.getQueryData(queryKeys.sale(id))),
    list,
    heardSince: ({ pages, pageParams }) => ({ pages: pages.map(asHeard), pageParams }),
    async recent() {
      const page = await list({ limit: RECENT_COUNT })
      if (shownNow() !== undefined) for (const sale of page.sales.toReversed()) watch.keep(sale)
      const [first] = page.sales
      // Sold while the list was on its way.
      const since = (shownNow() ?? []).filter(
        (sale) => !page.sales.some(({ id }) => id === sale.id) && sale.seq >= (first?.seq ?? 0),
      )
      return { ...page, sales: [...since, ...page.sales].slice(0, RECENT_COUNT) }
    },
  }
}
