import { useDeferredValue, useEffect, useState } from 'react'
import { writtenDigits } from '../../../domain/mobile-number.ts'
import type { DeliveryState, SaleKind } from '../../../domain/sale.ts'
import type { Filter } from '../../core/queries.ts'
import { useStore } from '../../core/store.ts'
import { transactionsKeys } from '../../keyboard/tables.ts'
import { typesText, useKeys } from '../../keyboard/use-keys.ts'
import { place, saleInHand } from '../../shell/navigation.ts'
import { SEARCH_DIGITS, SEARCH_FIELD } from './search.ts'

/** What is looked for and what is open. Begins with what the screen was opened for. */
export function useView() {
  const here = useStore(place)
  const asked = here.screen === 'transactions' ? here : null
  const [search, setSearch] = useState(asked?.search ?? '')
  const [standing, show] = useState<Standing | null>(
    asked?.tender === undefined ? (asked?.state ?? null) : 'owed',
  )
  const [kind, showKind] = useState<SaleKind | null>(null)
  const [selected, setSelected] = useState<string | null>(asked?.sale ?? null)
  const looked = useDeferredValue(search)
  const digits = writtenDigits(looked) ?? ''
  useEffect(() => {
    if (selected !== null) saleInHand.set(() => selected)
  }, [selected])
  /** Nothing is open any more, so no key has anything to act on. */
  const putDown = () => {
    setSelected(null)
    saleInHand.set(() => null)
  }
  const clear = () => {
    setSearch('')
    showAll()
  }
  const showAll = () => {
    show(null)
    showKind(null)
  }
  /** The filter goes before the number: what was typed is looked for through all sales first. */
  const widen = () => (standing === null && kind === null ? clear() : showAll())
  useKeys(transactionsKeys, {
    search: (event) => {
      if (typesText(event.target)) return false
      const field = document.querySelector<HTMLInputElement>(`#${SEARCH_FIELD}`)
      field?.focus()
      field?.select()
      return true
    },
    clear: () => {
      widen()
      return true
    },
  })
  const filter: Filter = {
    ...(digits.length >= SEARCH_DIGITS ? { number: digits } : {}),
    ...(standing === null ? {} : filterFor(standing)),
    ...(kind === null ? {} : { kind }),
  }
  const filtered = Object.keys(filter).length > 0
  /** Opened from a count at the side: the cashier came for this list, so the arrows walk it. */
  const cameForList = asked?.state !== undefined || asked?.tender !== undefined
  /** Typed, and not yet looked for: the list is still that of what stood here before. */
  const isBehind = looked !== search
  const found = { filter, filtered, cameForList, opened: asked, isBehind }
  const done = { putDown, clear, widen }
  const shown = { standing, show, kind, showKind, selected, setSelected }
  return { search, setSearch, ...shown, ...done, ...found }
}

/** What a list of the screen is asked for by: a state, or what is looked for beside those. */
export type Standing = DeliveryState | (typeof besideStates)[number]
export const besideStates = ['owed', 'decide-first', 'refused', 'other-price'] as const

/** No sale stands in two of these: what was refused did not fail, what is undecided is not owed. */
function filterFor(standing: Standing): Filter {
  if (standing === 'owed') return { tender: 'refund-due', decideFirst: false }
  if (standing === 'decide-first') return { decideFirst: true }
  if (standing === 'other-price') return { otherPrice: true }
  if (standing === 'refused' || standing === 'failed') {
    return { state: 'failed', refused: standing === 'refused' }
  }
  return { state: standing }
}

export type View = ReturnType<typeof useView>
