import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { inDigits } from '../../../domain/digits.ts'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useSay } from '../../i18n/say.ts'
import { wholeDay } from './day-words.ts'
import type { Days } from './pages.ts'
import styles from './Reports.module.css'
import { type DayProblem, readDay, shownDay } from './typed-day.ts'

interface Props {
  /** The page that lies open: shown in the empty fields, to be seen in the way it is typed. */
  readonly first: Days
  readonly today: string
  readonly onRead: (days: Days) => void
  readonly onLeave: () => void
}

/** From one day to another, typed with the hand on the pad: Enter goes on, and opens the page. */
export function DayFields({ first, today, onRead, onLeave }: Props) {
  const { t } = useSay()
  const [typed, setTyped] = useState({ from: '', to: '' })
  const [problem, setProblem] = useState<{ at: keyof Days; why: DayProblem } | null>(null)
  const from = useRef<HTMLInputElement>(null)
  const to = useRef<HTMLInputElement>(null)
  useEffect(() => from.current?.focus(), [])
  const type = (at: keyof Days, text: string) => {
    setProblem(null)
    setTyped((now) => ({ ...now, [at]: text }))
  }
  const forward = (at: keyof Days) => {
    const begin = readDay(typed.from, today)
    if (!begin.ok) return said('from', begin.problem, from)
    if (at === 'from') return to.current?.focus()
    const end = readDay(typed.to === '' ? typed.from : typed.to, today)
    if (!end.ok) return said('to', end.problem, to)
    if (end.value < begin.value) return said('to', 'order', to)
    return onRead({ from: begin.value, to: end.value })
  }
  const said = (at: keyof Days, why: DayProblem, field: RefObject<HTMLInputElement | null>) => {
    setProblem({ at, why })
    field.current?.focus()
  }
  const field = (at: keyof Days, input: RefObject<HTMLInputElement | null>) => (
    <DayField
      input={input}
      label={t(`reports.${at}`)}
      text={typed[at]}
      shown={first[at]}
      today={today}
      problem={problem?.at === at ? problem.why : null}
      onType={(text) => type(at, text)}
      onForward={() => forward(at)}
      onLeave={onLeave}
    />
  )
  return (
    <fieldset className={styles['typing']} aria-label={t('reports.span')}>
      {field('from', from)}
      {field('to', to)}
      <Button kind="brand" onPress={() => forward('to')}>
        {t('reports.show')} <Kbd cap="Enter" onBrand />
      </Button>
      <p className={styles['hint']}>{t('reports.dayHint')}</p>
    </fieldset>
  )
}

interface FieldProps {
  readonly input: RefObject<HTMLInputElement | null>
  readonly label: string
  readonly text: string
  readonly shown: string
  readonly today: string
  readonly problem: DayProblem | null
  readonly onType: (text: string) => void
  readonly onForward: () => void
  readonly onLeave: () => void
}

function DayField(props: FieldProps) {
  const say = useSay()
  const { t, digits } = say
  const { input, label, text, shown, today, problem } = props
  const id = useId()
  const read = readDay(text, today)
  const hear = (event: KeyboardEvent) => {
    if (event.key === 'Enter') props.onForward()
    else if (event.key === 'Escape') props.onLeave()
    else return
    event.preventDefault()
  }
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={input}
        data-digits=""
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        placeholder={inDigits(
          `${shown.slice(8)}/${shown.slice(5, 7)}/${shown.slice(0, 4)}`,
          digits,
        )}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-says`}
        value={inDigits(shownDay(text), digits)}
        onChange={(event) => props.onType(event.target.value)}
        onKeyDown={hear}
      />
      <output id={`${id}-says`} className={problem === null ? styles['reads'] : styles['problem']}>
        {problem !== null && t(`reports.dayProblem.${problem}`)}
        {problem === null && read.ok && wholeDay(say, read.value)}
      </output>
    </div>
  )
}
