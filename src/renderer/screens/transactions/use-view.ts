import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useState } from 'react'
import { writtenDigits } from '../../../domain/mobile-number.ts'
import type { DeliveryState } from '../../../domain/sale.ts'
import { type Filter, queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'
import { useStore } from '../../core/store.ts'
import { transactionsKeys } from '../../keyboard/tables.ts'
import { typesText, useKeys } from '../../keyboard/use-keys.ts'
import { place, saleInHand } from '../../shell/navigation.ts'
import { SEARCH_DIGITS, SEARCH_FIELD } from './search.ts'

const PAGE = 60

/** What is looked for and what is open. Begins with what the screen was opened for. */
export function useView() {
  const here = useStore(place)
  const asked = here.screen === 'transactions' ? here : null
  const [search, setSearch] = useState(asked?.search ?? '')
  const [state, setState] = useState<DeliveryState | null>(asked?.state ?? null)
  const [selected, setSelected] = useState<string | null>(asked?.sale ?? null)
  const digits = writtenDigits(useDeferredValue(search)) ?? ''
  useEffect(() => {
    if (selected !== null) saleInHand.set(() => selected)
  }, [selected])
  const clear = () => {
    setSearch('')
    setState(null)
  }
  useKeys(transactionsKeys, {
    search: (event) => {
      if (typesText(event.target)) return false
      const field = document.querySelector<HTMLInputElement>(`#${SEARCH_FIELD}`)
      field?.focus()
      field?.select()
      return true
    },
    clear: () => {
      clear()
      return true
    },
  })
  const filter: Filter = {
    ...(digits.length >= SEARCH_DIGITS ? { number: digits } : {}),
    ...(state === null ? {} : { state }),
  }
  const filtered = filter.number !== undefined || filter.state !== undefined
  return { search, setSearch, state, setState, selected, setSelected, filter, filtered, clear }
}

export type View = ReturnType<typeof useView>

export function useSaleList(filter: Filter) {
  const { api } = useSession()
  const firstPage: string | null = null
  return useInfiniteQuery({
    queryKey: queryKeys.list(filter),
    initialPageParam: firstPage,
    queryFn: ({ pageParam }: { pageParam: string | null }) =>
      api.sales.list({
        ...filter,
        limit: PAGE,
        ...(pageParam === null ? {} : { cursor: pageParam }),
      }),
    getNextPageParam: (page) => page.cursor,
  })
}

export type SaleListQuery = ReturnType<typeof useSaleList>
