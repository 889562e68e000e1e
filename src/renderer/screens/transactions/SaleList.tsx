import { type KeyboardEvent, useLayoutEffect, useMemo, useRef } from 'react'
import {
  GridList,
  GridListItem,
  GridListLoadMoreItem,
  type Selection,
} from 'react-aria-components/GridList'
import { Collection } from 'react-aria-components/Collection'
import { Virtualizer } from 'react-aria-components/Virtualizer'
import type { Sale } from '../../../contract/schemas.ts'
import { Button } from '../../components/Button.tsx'
import { FaceIcon, FaceWord } from '../../components/Face.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useSay } from '../../i18n/say.ts'
import { faceOf } from '../../sale/face.ts'
import { chargeOf } from '../../sale/paid.ts'
import { OwedWord } from '../../sale/OwedWord.tsx'
import { SaleMark } from '../../sale/SaleOperator.tsx'
import { useWhat } from '../../sale/what.ts'
import { Nothing } from './Nothing.tsx'
import { HeldSaleLayout, SaleLayout } from './sale-layouts.ts'
import styles from './SaleList.module.css'
import type { SaleListed } from './use-sale-list.ts'
import type { View } from './use-view.ts'

interface Props {
  readonly list: SaleListed
  readonly view: View
}

const ROW_rem = 3.4
const LOADER_rem = 2.4
const LAID_OUT_ms = 60

/** Draws only the rows in sight: a year's sales scroll like a day's. */
export function SaleList({ list, view }: Props) {
  const { t } = useSay()
  const { sales, from } = list
  const layout = useMemo(() => {
    const rem_px = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    return { rowSize: ROW_rem * rem_px, loaderSize: LOADER_rem * rem_px }
  }, [])
  const select = (chosen: Selection) => {
    const [id] = chosen === 'all' ? [] : chosen
    view.setSelected(id === undefined ? null : String(id))
  }
  useListFirst(sales, view)
  if (!list.stands) return <div className={styles['list']} />
  if (list.isSuccess && sales.length === 0) return <Nothing view={view} />
  // The focus goes from one end of the list to the other with whoever went there.
  const goesAlong = { autoFocus: list.jumped }
  const more = (
    <GridListLoadMoreItem
      onLoadMore={list.readOn}
      isLoading={list.isReadingOn}
      className={styles['more'] ?? ''}
    >
      {t('transactions.more')}
    </GridListLoadMoreItem>
  )
  return (
    <div className={styles['ends']} onKeyDownCapture={(event) => toAnEnd(event, list)}>
      {from === 'oldest' && <FromOldest list={list} />}
      <Virtualizer
        key={from}
        layout={from === 'oldest' ? HeldSaleLayout : SaleLayout}
        layoutOptions={layout}
      >
        <GridList
          aria-label={t('transactions.list')}
          className={styles['list'] ?? ''}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          {...goesAlong}
          selectedKeys={view.selected === null ? [] : [view.selected]}
          onSelectionChange={select}
          onAction={(id) => view.setSelected(String(id))}
        >
          {from === 'oldest' && more}
          <Collection items={sales}>{(sale) => <Row sale={sale} />}</Collection>
          {from === 'newest' && more}
        </GridList>
      </Virtualizer>
    </div>
  )
}

/** The grid itself knows the ends of what is read; to those that are not read yet goes the list. */
function toAnEnd(event: KeyboardEvent, list: SaleListed): void {
  const end = event.key === 'Home' ? 'newest' : event.key === 'End' ? 'oldest' : null
  if (end === null || !list.lacks(end)) return
  event.preventDefault()
  event.stopPropagation()
  list.beginAt(end)
}

function FromOldest({ list }: { readonly list: SaleListed }) {
  const { t } = useSay()
  return (
    <div className={styles['fromOldest']}>
      <span>{t('transactions.fromOldest')}</span>
      <Button kind="quiet" onPress={() => list.beginAt('newest')}>
        {t('transactions.toNewest')} <Kbd cap="Home" />
      </Button>
    </div>
  )
}

/** The arrows walk the list as soon as it is there, unless the cashier is typing somewhere. */
function useListFirst(sales: readonly Sale[], view: View): void {
  const { cameForList, opened, selected, setSelected } = view
  const there = sales.length > 0
  const openFirst = useRef<() => void>(() => undefined)
  useLayoutEffect(() => {
    openFirst.current = () => {
      if (selected === null && sales[0]) setSelected(sales[0].id)
    }
  })
  useLayoutEffect(() => {
    // Its key, pressed where the list stands already, comes for it again.
    if (!there || opened === null) return undefined
    // The focus opens the sale it comes to. Opened with the list, it never stands there closed.
    if (gridFor(cameForList)) openFirst.current()
    // The rows are laid out in the frame after they appear; a focus before that would freeze them.
    const timer = setTimeout(() => gridFor(cameForList)?.focus(), LAID_OUT_ms)
    return () => clearTimeout(timer)
  }, [there, cameForList, opened])
}

/**
 * The list, where the focus is to go to it.
 *
 * @param cameFor the press that led here was for this list: it has the focus whatever had it before
 */
function gridFor(cameFor: boolean): HTMLElement | null {
  if (!cameFor && document.activeElement !== document.body) return null
  const grid = document.querySelector<HTMLElement>('[role="grid"]')
  // With large text the list may begin below the window: to go there would hide the search.
  return grid && grid.getBoundingClientRect().top < window.innerHeight / 2 ? grid : null
}

function Row({ sale }: { readonly sale: Sale }) {
  const { t, masked, taka, whose, when } = useSay()
  const what = useWhat()
  const face = faceOf(sale)
  const charge = chargeOf(sale)
  return (
    <GridListItem
      id={sale.id}
      textValue={`${masked(sale.number)} ${taka(sale.amount_e4)} ${t(`state.${face}`)}`}
      className={styles['row'] ?? ''}
      data-face={face}
      data-sale={sale.id}
    >
      <FaceIcon face={face} />
      <span className={styles['state']}>
        <FaceWord face={face} />
        {sale.tender === 'refund-due' && (
          <small className={styles['owed']}>
            <OwedWord sale={sale} />
          </small>
        )}
      </span>
      <span className={styles['number']}>{masked(sale.number)}</span>
      <span className={styles['operator']}>
        <SaleMark sale={sale} /> <span className={styles['name']}>{whose(sale)}</span>
        <small className={styles['line']}>{what(sale)}</small>
      </span>
      <span className={styles['provider']}>{sale.provider}</span>
      <span className={styles['when']}>{when(sale.createdAt_ms)}</span>
      <span className={styles['amount']}>
        {taka(sale.amount_e4)}
        {charge > 0 && <small className={styles['line']}>+{taka(charge)}</small>}
      </span>
    </GridListItem>
  )
}
