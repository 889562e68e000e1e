import { useState } from 'react'
import type { StatementId } from '../../../contract/statements.ts'
import { type Outcome, outcomes } from '../../../domain/statement/match.ts'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Segments } from '../../components/Segments.tsx'
import { useSay } from '../../i18n/say.ts'
import { matchingKeys } from '../../keyboard/tables.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { anotherOne, openResult } from './desk.ts'
import { EntryFacts } from './EntryFacts.tsx'
import { EntryList } from './EntryList.tsx'
import styles from './Statement.module.css'
import { useCopyList } from './use-copy-list.ts'
import { entryKey, type Result, useResult, wayFrom } from './use-result.ts'

interface Props {
  readonly id: StatementId
  readonly outcome: Outcome
}

/** What agrees, what differs, and what stands on one side alone, each with what to do next. */
export function ResultStage({ id, outcome }: Props) {
  const { t, count, date } = useSay()
  const result = useResult(id, outcome)
  const { head, entries } = result
  const [shown, show] = useState<string | null>(null)
  const chosen = entries?.find((entry) => entryKey(entry) === shown) ?? entries?.[0] ?? null
  const words = (one: Outcome) => (
    <span className={styles['tab']} data-outcome={one}>
      {t(`statementOutcome.${one}`)} <b>{head ? count(head.counts[one]) : ''}</b>
    </span>
  )
  return (
    <>
      <main className={`frame ${styles['main']}`} id="main">
        <header className={styles['of']}>
          <h2 className={styles['title']}>
            {head && t('statementResult.title', { provider: head.provider })}
          </h2>
          {head && (
            <p className={styles['lead']}>
              {t('statementColumns.spans', { from: date(head.from_ms), to: date(head.to_ms) })}
              {' · '}
              {head.name || t('statement.unnamed')}
            </p>
          )}
        </header>
        <Segments
          label={<span className="unseen">{t('statementResult.lists')}</span>}
          value={outcome}
          choices={outcomes.map((value) => ({ value, words: words(value) }))}
          onChoose={(one) => openResult(id, one)}
          byDigits
        />
        {entries?.length === 0 && <p className="frame-none">{t(`statementNone.${outcome}`)}</p>}
        {head && chosen && entries && (
          <EntryList
            key={outcome}
            entries={entries}
            chosen={chosen}
            onChoose={show}
            onAct={(entry) => wayFrom(entry, head)?.()}
            more={result.hasMore ? result.more : null}
          />
        )}
        <Bar id={id} outcome={outcome} result={result} />
      </main>
      <aside className="frame-aside" aria-label={t('statementResult.next')}>
        {head && chosen && <EntryFacts entry={chosen} way={wayFrom(chosen, head)} />}
      </aside>
    </>
  )
}

function Bar({ id, outcome, result }: Props & { readonly result: Result }) {
  const { t } = useSay()
  const copy = useCopyList(id, outcome)
  const isEmpty = !result.entries?.length
  /** From every place of the screen: the digits belong to no field here. */
  const toList = (event: KeyboardEvent) => {
    const nth = /^(?:Digit|Numpad)([1-4])$/u.exec(event.code)?.[1]
    const next = outcomes[Number(nth) - 1]
    if (next) openResult(id, next)
    return next !== undefined
  }
  useKeys(matchingKeys, {
    copy: () => {
      if (!isEmpty) copy()
      return true
    },
    lists: toList,
    back: () => {
      anotherOne()
      return true
    },
  })
  return (
    <div className="frame-bar">
      <Button size="large" onPress={anotherOne}>
        {t('statementResult.another')} <Kbd cap="Esc" />
      </Button>
      <Button size="large" onPress={copy} isDisabled={isEmpty}>
        {t('statementResult.copy')} <Kbd cap="*" />
      </Button>
    </div>
  )
}
