import { useEffect, useRef } from 'react'
import type { DayReport, Unexplained } from '../../../contract/days.ts'
import { Field } from '../../components/Field.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useSay } from '../../i18n/say.ts'
import { typesText } from '../../keyboard/use-keys.ts'
import styles from './Close.module.css'
import { unexplainedWords } from './unexplained-words.ts'
import type { Closing } from './use-close.ts'

interface Props {
  readonly report: DayReport
  readonly closing: Closing
  readonly name: string
}

/** What nobody can explain, and whose hand closes the day. */
export function LookStep({ report, closing, name }: Props) {
  const { t, count } = useSay()
  const { unexplained } = report
  const { isNameMissing, setClosedBy } = closing.closing
  const field = useLettersGoTo()
  const open = { count: unexplained.length, shown: count(unexplained.length) }
  return (
    <>
      {unexplained.length === 0 ? (
        <Notice tone="calm">{t('close.unexplainedNone')}</Notice>
      ) : (
        <section className={styles['unexplained']}>
          <h3 className={styles['head']}>{t('close.unexplained', open)}</h3>
          <p className={styles['lead']}>{t('close.unexplainedLead')}</p>
          <UnexplainedList of={unexplained} />
        </section>
      )}
      <Field
        label={t('close.closedBy')}
        hint={t('close.lookLead')}
        problem={isNameMissing ? t('close.closedByEmpty') : null}
      >
        {({ id, describedBy, invalid }) => (
          <input
            ref={field}
            id={id}
            className={styles['name']}
            autoComplete="off"
            maxLength={40}
            value={name}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => setClosedBy(event.target.value)}
          />
        )}
      </Field>
    </>
  )
}

/** The pad's keys are heard here, the hand is not in the field: a letter goes into it at once. */
function useLettersGoTo() {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const hear = ({ key, ctrlKey, altKey, metaKey, target }: KeyboardEvent) => {
      if (ctrlKey || altKey || metaKey || typesText(target) || !/^\p{L}$/u.test(key)) return
      field.current?.focus()
      field.current?.select()
    }
    window.addEventListener('keydown', hear, { capture: true })
    return () => window.removeEventListener('keydown', hear, { capture: true })
  }, [])
  return field
}

function UnexplainedList({ of }: { readonly of: readonly Unexplained[] }) {
  const say = useSay()
  return (
    <ul className={styles['lines']}>
      {of.map((one) => (
        <li key={`${one.kind} ${one.provider} ${one.wallet} ${one.shift} ${one.words}`}>
          <span>{unexplainedWords(say, one)}</span>
          <b>{one.amount_e4 === null ? '—' : say.taka(one.amount_e4, 'difference')}</b>
        </li>
      ))}
    </ul>
  )
}
