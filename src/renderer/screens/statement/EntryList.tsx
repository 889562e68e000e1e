import { useEffect, useRef } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import type { Selection } from 'react-aria-components/ListBox'
import type { StatementEntry } from '../../../contract/statements.ts'
import { Button } from '../../components/Button.tsx'
import { useSay } from '../../i18n/say.ts'
import styles from './EntryList.module.css'
import { useEntryWords } from './entry-words.ts'
import { entryKey } from './use-result.ts'

interface Props {
  readonly entries: readonly StatementEntry[]
  readonly chosen: StatementEntry
  readonly onChoose: (key: string) => void
  readonly onAct: (entry: StatementEntry) => void
  readonly more: (() => void) | null
}

/** The lines of a list; the arrows walk it, and Enter does what comes next. */
export function EntryList({ entries, chosen, onChoose, onAct, more }: Props) {
  const { t } = useSay()
  const list = useRef<HTMLDivElement>(null)
  const first = useRef(entryKey(chosen))
  // The rows are there in the frame after the list.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      list.current?.querySelector<HTMLElement>(`[data-entry="${first.current}"]`)?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [])
  const choose = (selection: Selection) => {
    const [next] = selection === 'all' ? [] : selection
    if (next !== undefined) onChoose(String(next))
  }
  const act = (key: string) => {
    const entry = entries.find((one) => entryKey(one) === key)
    if (entry) onAct(entry)
  }
  return (
    <>
      <ListBox
        ref={list}
        aria-label={t(`statementOutcome.${chosen.outcome}`)}
        className={styles['list'] ?? ''}
        items={entries.map((entry) => ({ id: entryKey(entry), entry }))}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={[entryKey(chosen)]}
        onSelectionChange={choose}
        onAction={(key) => act(String(key))}
      >
        {({ entry }) => <Row entry={entry} />}
      </ListBox>
      {more && (
        <Button onPress={more} className={styles['more'] ?? ''}>
          {t('statementResult.more')}
        </Button>
      )}
    </>
  )
}

function Row({ entry }: { readonly entry: StatementEntry }) {
  const { t, taka } = useSay()
  const words = useEntryWords()
  const { amount_e4, differences, next } = entry
  const number = words.number(entry.number) || entry.reference || '—'
  return (
    <ListBoxItem
      id={entryKey(entry)}
      textValue={`${number} ${taka(amount_e4)}`}
      className={styles['row'] ?? ''}
      data-entry={entryKey(entry)}
      data-next={next}
    >
      <time className={styles['time']}>{words.time(entry)}</time>
      <span className={styles['whose']}>
        <b>{number}</b>
        {differences.map((one) => (
          <small key={one} className={styles['differs']}>
            ≠ {t(`statementDiffers.${one}`)}
          </small>
        ))}
      </span>
      <b className={styles['amount']}>{taka(amount_e4)}</b>
      <span className={styles['said']}>
        <small>{t('statementResult.there')}</small>
        {words.there(entry) || '—'}
      </span>
      <span className={styles['said']}>
        <small>{t('statementResult.here')}</small>
        {words.here(entry) || '—'}
      </span>
      <span className={styles['next']}>{words.next(entry)}</span>
    </ListBoxItem>
  )
}
