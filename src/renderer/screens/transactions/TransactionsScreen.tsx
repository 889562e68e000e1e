import { useStore } from '../../core/store.ts'
import { useSay } from '../../i18n/say.ts'
import { place } from '../../shell/navigation.ts'
import { Filters } from './Filters.tsx'
import { SaleDetailPanel } from './SaleDetailPanel.tsx'
import { SaleList } from './SaleList.tsx'
import styles from './TransactionsScreen.module.css'
import { useSaleList, useView } from './use-view.ts'

/** Opened anew from elsewhere (a sale in the right column, the palette) it begins anew. */
export function TransactionsScreen() {
  const here = useStore(place)
  const asked = here.screen === 'transactions' ? here : null
  return <Transactions key={[asked?.sale, asked?.search, asked?.state].join()} />
}

/** Every sale of these books: found by number, read page by page, opened at the right. */
function Transactions() {
  const { t } = useSay()
  const view = useView()
  const list = useSaleList(view.filter)
  return (
    <>
      <main className={styles['main']} id="main">
        <h2 className="unseen">{t('transactions.title')}</h2>
        <Filters view={view} />
        <SaleList list={list} view={view} />
      </main>
      <aside className={styles['aside']} aria-label={t('sale.details')}>
        <SaleDetailPanel key={view.selected} id={view.selected} />
      </aside>
    </>
  )
}
