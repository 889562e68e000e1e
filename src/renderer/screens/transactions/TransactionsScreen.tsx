import { useEffect, useRef, useState } from 'react'
import { useStore } from '../../core/store.ts'
import { useSay } from '../../i18n/say.ts'
import { type SalesPlace, place } from '../../shell/navigation.ts'
import { Filters } from './Filters.tsx'
import { SaleDetailPanel } from './SaleDetailPanel.tsx'
import { SaleList } from './SaleList.tsx'
import styles from './TransactionsScreen.module.css'
import { type SaleListed, useSaleList } from './use-sale-list.ts'
import { type View, useView } from './use-view.ts'

/** Opened anew from elsewhere (a sale in the right column, the palette) it begins anew. */
export function TransactionsScreen() {
  const here = useStore(place)
  const asked = here.screen === 'transactions' ? here : null
  return <Transactions key={useOpening(asked)} />
}

/** Grows with each place that was asked for something; F5 alone leaves the search as it stands. */
function useOpening(asked: SalesPlace | null): number {
  const [seen, setSeen] = useState({ asked, nth: 0 })
  if (seen.asked === asked) return seen.nth
  const nth = asked === null || Object.keys(asked).length === 1 ? seen.nth : seen.nth + 1
  setSeen({ asked, nth })
  return nth
}

/** Every sale of these books: found by number, read page by page, opened at the right. */
function Transactions() {
  const { t } = useSay()
  const view = useView()
  const list = useSaleList(view)
  useOnlyWhatIsFound(list, view)
  // Beside "no sale matches" the story of another one would be taken for the answer.
  const nothing = list.isSuccess && list.sales.length === 0
  return (
    <>
      <main className={styles['main']} id="main">
        <h2 className="unseen">{t('transactions.title')}</h2>
        <Filters view={view} onToList={() => toFirstHit(list, view)} />
        <SaleList list={list} view={view} />
      </main>
      <aside className="frame-aside" aria-label={t('sale.details')}>
        {!nothing && (list.stands || view.selected !== null) && (
          <SaleDetailPanel key={view.selected} id={view.selected} />
        )}
      </aside>
    </>
  )
}

/**
 * A search that does not find the open sale closes it: a slip of it would go to another customer.
 * Judged once for each search; a sale that leaves its list later, by what was done, stays open.
 */
function useOnlyWhatIsFound({ sales, isSuccess }: SaleListed, view: View): void {
  const { filter, filtered, selected, putDown } = view
  const words = JSON.stringify(filter)
  const judged = useRef(words)
  useEffect(() => {
    if (!isSuccess || judged.current === words) return
    judged.current = words
    if (!filtered || selected === null || sales.some(({ id }) => id === selected)) return
    putDown()
  })
}

/** From the search into what it found, which opens. */
function toFirstHit({ sales, isSuccess }: SaleListed, view: View): void {
  const [first] = sales
  if (!isSuccess || view.isBehind || !first) return
  view.setSelected(first.id)
  document.querySelector<HTMLElement>(`[role="row"][data-sale="${first.id}"]`)?.focus()
}
