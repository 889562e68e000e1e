import { useEffect, useRef } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import type { Selection } from 'react-aria-components/ListBox'
import type { ShiftHead } from '../../../contract/shifts.ts'
import { Button } from '../../components/Button.tsx'
import { useShifts } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import styles from './ShiftList.module.css'

interface Props {
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
  /** The hand walks it at once: nothing on the screen waits to be typed. */
  readonly takesFocus: boolean
}

/** Every shift there was, the newest first; the arrows walk it and its report follows. */
export function ShiftList({ chosen, onChoose, takesFocus }: Props) {
  const { t } = useSay()
  const shifts = useShifts()
  const list = useRef<HTMLDivElement>(null)
  const all = (shifts.data?.pages ?? []).flat()
  const isThere = all.some(({ id }) => id === chosen)
  useEffect(() => {
    if (!takesFocus || !isThere) return undefined
    const frame = requestAnimationFrame(() => {
      list.current?.querySelector<HTMLElement>(`[data-shift-row="${chosen}"]`)?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [takesFocus, isThere, chosen])
  const choose = (selection: Selection) => {
    const [next] = selection === 'all' ? [] : selection
    if (next !== undefined) onChoose(String(next))
  }
  return (
    <section className={styles['shifts']}>
      <h3>{t('shift.list')}</h3>
      {shifts.data && all.length === 0 && <p className="frame-none">{t('shift.listNone')}</p>}
      {all.length > 0 && (
        <ListBox
          ref={list}
          aria-label={t('shift.list')}
          className={styles['list'] ?? ''}
          items={all}
          selectionMode="single"
          selectionBehavior="replace"
          selectedKeys={chosen === null ? [] : [chosen]}
          onSelectionChange={choose}
        >
          {(shift) => <Row shift={shift} />}
        </ListBox>
      )}
      {shifts.hasNextPage && (
        <Button onPress={() => void shifts.fetchNextPage()} isPending={shifts.isFetchingNextPage}>
          {t('shift.older')}
        </Button>
      )}
    </section>
  )
}

function Row({ shift }: { readonly shift: ShiftHead }) {
  const { t, count, day, time } = useSay()
  const { id, number, cashier, businessDate, openedAt_ms, closedAt_ms, isLeftOpen } = shift
  const stands = closedAt_ms === null ? (isLeftOpen ? 'leftOpen' : 'open') : 'closed'
  const opened = time(openedAt_ms)
  return (
    <ListBoxItem
      id={id}
      textValue={`${number} ${cashier}`}
      className={styles['row'] ?? ''}
      data-shift-row={id}
    >
      <b className={styles['number']}>{count(number)}</b>
      <span className={styles['who']}>
        <b>{cashier}</b>
        <small>
          {day(businessDate)} ·{' '}
          {closedAt_ms === null
            ? t('shift.since', { at: opened })
            : `${opened} – ${time(closedAt_ms)}`}
        </small>
      </span>
      <span className={styles['stands']} data-stands={stands}>
        {t(`shift.${stands}`)}
      </span>
    </ListBoxItem>
  )
}
