import { type RefObject, useEffect, useId, useRef } from 'react'
import type { Customer } from '../../../contract/dues.ts'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { SearchBox } from '../../components/SearchBox.tsx'
import { Segments } from '../../components/Segments.tsx'
import { useStore } from '../../core/store.ts'
import { useSay } from '../../i18n/say.ts'
import { duesKeys } from '../../keyboard/tables.ts'
import { open, place } from '../../shell/navigation.ts'
import { orders, totalsOf } from './book.ts'
import { BookTotals } from './BookTotals.tsx'
import { CustomerList } from './CustomerList.tsx'
import { CustomerPanel } from './CustomerPanel.tsx'
import styles from './DuesScreen.module.css'
import { type BookView, useBookView } from './use-book-view.ts'
import { useCustomers } from '../../core/customers.ts'
import { useDuesKeys } from './use-dues-keys.ts'

/** বাকি খাতা: who owes how much and for how long, and what is paid of it. */
export function DuesScreen() {
  const { t } = useSay()
  const customers = useCustomers()
  const all = customers.data ?? []
  const view = useBookView(all)
  const field = useRef<HTMLInputElement>(null)
  useDuesKeys(view, field)
  useListFirst(view.chosen)
  return (
    <>
      <main className={styles['main']} id="main">
        <h2 className="unseen">{t('shell.dues')}</h2>
        {customers.data && all.length === 0 && <Nobody />}
        {all.length > 0 && (
          <>
            <BookTotals totals={totalsOf(all)} />
            <Filters view={view} field={field} all={all} />
            {view.chosen ? (
              <CustomerList customers={view.found} chosen={view.chosen} onChoose={view.choose} />
            ) : (
              <NotFound />
            )}
          </>
        )}
        {customers.data && <Bar chosen={view.chosen} />}
      </main>
      <aside className="frame-aside" aria-label={t('duesStatement.customer')}>
        {view.chosen && <CustomerPanel customer={view.chosen} key={view.chosen.id} />}
      </aside>
    </>
  )
}

function Nobody() {
  const { t } = useSay()
  return (
    <p className={styles['nobody']}>
      <b>{t('dues.none')}</b> {t('dues.noneNext')}
    </p>
  )
}

function NotFound() {
  const { t } = useSay()
  return (
    <output className={styles['nobody']}>
      <b>{t('dues.notFound')}</b> {t('dues.notFoundNext')}
    </output>
  )
}

interface FiltersProps {
  readonly view: BookView
  readonly field: RefObject<HTMLInputElement | null>
  readonly all: readonly Customer[]
}

const SEARCH_MAX = 60

function Filters({ view, field, all }: FiltersProps) {
  const { t, count } = useSay()
  const id = useId()
  const away = all.filter(({ isHidden, owes_e4 }) => isHidden && owes_e4 === 0).length
  return (
    <search className={styles['filters']}>
      <SearchBox
        ref={field}
        id={id}
        label={t('dues.search')}
        cap={duesKeys.search.caps[0]}
        maxLength={SEARCH_MAX}
        value={view.search}
        onType={view.setSearch}
        onToList={() => toFirstHit(view)}
      />
      <Segments
        label={
          <>
            {t('dues.order')} <Kbd cap={duesKeys.order.caps[0]} />
          </>
        }
        value={view.order}
        choices={orders.map((value) => ({ value, words: t(`dues.${value}`) }))}
        onChoose={view.setOrder}
      />
      {away > 0 && (
        <Button kind="quiet" onPress={() => view.setHidden(!view.hidden)}>
          {view.hidden ? t('dues.hideHidden') : t('dues.showHidden', { shown: count(away) })}
        </Button>
      )}
    </search>
  )
}

function rowOf(id: string): HTMLElement | null {
  return document.querySelector(`[role="row"][data-customer="${id}"]`)
}

/** From the search into what it found, whose account opens: the next `+` is for that one. */
function toFirstHit({ found, isBehind, choose }: BookView): void {
  const [first] = found
  if (isBehind || !first) return
  choose(first.id)
  rowOf(first.id)?.focus()
}

/** Rows are laid out in the frame after they appear; a focus before that would freeze them. */
const LAID_OUT_ms = 60
/** A slow machine takes more than one; a row out of sight is not waited for any longer. */
const TURNS = 15

/** The arrows walk the list at once, from the account that is shown, unless somebody types. */
function useListFirst(chosen: Customer | null): void {
  const here = useStore(place)
  const id = chosen?.id
  const latest = useRef(id)
  useEffect(() => {
    latest.current = id
  })
  const isThere = id !== undefined
  useEffect(() => {
    if (!isThere || here.screen !== 'dues') return undefined
    let turns = TURNS
    const timer = setInterval(() => {
      turns -= 1
      const isWanted = document.activeElement === document.body || here.customer !== undefined
      const row = latest.current === undefined ? null : rowOf(latest.current)
      if (isWanted && row === null && turns > 0) return
      clearInterval(timer)
      if (isWanted) row?.focus()
    }, LAID_OUT_ms)
    return () => clearInterval(timer)
  }, [isThere, here])
}

function Bar({ chosen }: { readonly chosen: Customer | null }) {
  const { t } = useSay()
  return (
    <div className={styles['bar']}>
      <Button size="large" onPress={() => open({ kind: 'customer' })}>
        {t('dues.newCustomer')} <Kbd cap={duesKeys.newCustomer.caps[0]} />
      </Button>
      {chosen && (
        <Button
          size="large"
          kind="brand"
          className={styles['pay'] ?? ''}
          onPress={() => open({ kind: 'dues-move', customer: chosen.id, cause: 'paid' })}
        >
          {t('dues.pay')} · {chosen.name} <Kbd cap={duesKeys.pay.caps[0]} onBrand />
        </Button>
      )}
    </div>
  )
}
