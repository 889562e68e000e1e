import { ShieldCheck, ShieldX } from 'lucide-react'
import { type RefObject, useEffect, useRef } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import type { DayHead } from '../../../contract/days.ts'
import { Button } from '../../components/Button.tsx'
import { useSay } from '../../i18n/say.ts'
import { closeKeys } from '../../keyboard/tables.ts'
import { typesText, useKeys } from '../../keyboard/use-keys.ts'
import styles from './PastDays.module.css'
import { shortSeal } from './steps.ts'
import { useClosedDays, useDaysProof } from './use-days.ts'

/** The older days are fetched before the hand that walks down to them is there. */
const AHEAD = 10

interface Props {
  readonly onChoose: (businessDate: string) => void
  /** The day that was looked at: the hand goes on from its row. */
  readonly from: string | null
}

/** The days that are closed, the newest first, and whether they are what they were. */
export function PastDays({ onChoose, from }: Props) {
  const { t } = useSay()
  const days = useClosedDays()
  const closed = days.data?.pages.flat()
  const list = useRef<HTMLDivElement>(null)
  const older = () => {
    if (days.hasNextPage && !days.isFetchingNextPage) void days.fetchNextPage()
  }
  useIntoList(list, from, older)
  if (!closed) return null
  return (
    <section className={styles['pastDays']}>
      <h3 className={styles['head']}>{t('close.past')}</h3>
      {closed.length === 0 && <p className="frame-none">{t('close.pastNone')}</p>}
      {closed.length > 0 && (
        <>
          <Proof />
          <ListBox
            ref={list}
            aria-label={t('close.past')}
            className={styles['pastList'] ?? ''}
            items={closed}
            onAction={(key) => onChoose(String(key))}
          >
            {(head) => <Row head={head} />}
          </ListBox>
        </>
      )}
      {days.hasNextPage && (
        <Button onPress={older} isPending={days.isFetchingNextPage}>
          {t('close.pastOlder')}
        </Button>
      )}
    </section>
  )
}

/** ↓ goes into the list from wherever the hand is, and walks it to the first day there was. */
function useIntoList(
  list: RefObject<HTMLDivElement | null>,
  from: string | null,
  older: () => void,
): void {
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>('[role="option"]') ?? [])]
  useEffect(() => {
    // The rows are there in the frame after the list.
    const frame = requestAnimationFrame(() => {
      list.current?.querySelector<HTMLElement>(`[data-past-day="${from}"]`)?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [list, from])
  useKeys(closeKeys, {
    past: ({ target }) => {
      const all = rows()
      const at = all.findIndex((row) => row === target)
      if (at >= 0) {
        if (at >= all.length - AHEAD) older()
        return false
      }
      if (typesText(target) || all.length === 0) return false
      all[0]?.focus()
      return true
    },
  })
}

function Row({ head: { number, businessDate, closedBy, hash } }: { readonly head: DayHead }) {
  const { t, day, count } = useSay()
  return (
    <ListBoxItem
      id={businessDate}
      textValue={businessDate}
      className={styles['row'] ?? ''}
      data-past-day={businessDate}
    >
      <b>{t('close.pastRow', { number: count(number) })}</b>
      <span>{day(businessDate)}</span>
      <small>
        {closedBy} · {shortSeal(hash)}
      </small>
    </ListBoxItem>
  )
}

function Proof() {
  const { t, count } = useSay()
  const proof = useDaysProof().data
  if (!proof) return null
  const { isWhole, brokenAt, days } = proof
  return (
    <p
      className={isWhole ? styles['whole'] : styles['broken']}
      role={isWhole ? undefined : 'alert'}
    >
      {isWhole ? (
        <ShieldCheck size={18} aria-hidden="true" />
      ) : (
        <ShieldX size={18} aria-hidden="true" />
      )}{' '}
      {isWhole
        ? t('close.whole', { shown: count(days) })
        : t('close.broken', { number: count(brokenAt ?? 0) })}
    </p>
  )
}
