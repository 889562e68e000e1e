import { type RefObject, useEffect, useRef } from 'react'
import { countedTotal, type Note, notes, NOTES_MOST } from '../../../domain/cash/notes.ts'
import { money, taka as takaOf } from '../../../domain/money.ts'
import { useSay } from '../../i18n/say.ts'
import { countKeys } from '../../keyboard/tables.ts'
import { isChoice, typesText, useKeys } from '../../keyboard/use-keys.ts'
import { countedSoFar, type Piles, piecesOf } from './counting.ts'
import styles from './Count.module.css'
import { DigitsInput } from '../../components/DigitsInput.tsx'
import { Notice } from '../../components/Notice.tsx'

const DIGITS_MOST = 5

interface Props {
  readonly piles: Piles
  readonly onType: (note: Note, typed: string) => void
}

/** The notes from the largest down: how many of each, and what they come to. */
export function CountSheet({ piles, onType }: Props) {
  const { t } = useSay()
  return (
    <fieldset className={styles['sheet']}>
      <legend className="unseen">{t('shift.notes')}</legend>
      {notes.map((note) => (
        <Pile key={note} note={note} piles={piles} onType={onType} />
      ))}
    </fieldset>
  )
}

function Pile({ note, piles, onType }: Props & { readonly note: Note }) {
  const { t, taka } = useSay()
  const pieces = piecesOf(piles, note)
  const worth = takaOf(Number(note))
  return (
    <label className={styles['pile']} data-empty={pieces === 0}>
      <span className={styles['note']} data-note={note}>
        {taka(worth)}
      </span>
      <span aria-hidden="true">×</span>
      <DigitsInput
        data-pile={note}
        maxLength={DIGITS_MOST}
        aria-label={t('shift.pieces', { note: taka(worth) })}
        aria-invalid={pieces === null}
        text={piles[note] ?? ''}
        onFocus={(event) => event.target.select()}
        onType={(typed) => onType(note, typed)}
      />
      <span className={styles['worth']}>
        {pieces === null || pieces === 0 ? '' : taka(money(worth * pieces))}
      </span>
    </label>
  )
}

/**
 * What was counted so far, so large that it is read from where the notes lie; and which pile holds
 * no number, for with it the count is not handed in.
 */
export function CountTotal({ piles }: Pick<Props, 'piles'>) {
  const { t, taka, inWords, figure } = useSay()
  const total = countedTotal(countedSoFar(piles))
  const wrong = notes.find((note) => piecesOf(piles, note) === null)
  return (
    <>
      <output className={styles['total']} aria-live="off">
        <small>{t('shift.counted')}</small>
        <b data-counted={total}>{taka(total)}</b>
        <span>{inWords(total)}</span>
      </output>
      {wrong !== undefined && (
        <Notice tone="fail" live>
          <b>{taka(takaOf(Number(wrong)))}</b> {t('shift.wrongCount', { most: figure(NOTES_MOST) })}
        </Notice>
      )}
    </>
  )
}

interface Doings {
  /** Enter past the last of the places, or nowhere among them. */
  readonly onLast: () => void
  readonly onDone: () => void
  /** Answers whether there is somewhere to go back to. */
  readonly onLeave: () => boolean
}

/**
 * The hand among the piles: Enter and the arrows go from one to the next, and on to what is not
 * filled yet. `+` hands the count in; in a text only the pad's own and F9 do.
 */
export function useCountKeys({
  onLast,
  onDone,
  onLeave,
}: Doings): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  const step = (from: EventTarget | null, by: number): boolean => {
    const places = placesOf(form.current)
    const at = places.findIndex((place) => place === from)
    if (at < 0) return false
    const isOpen = (place: HTMLInputElement) => isPile(place) || place.value === ''
    const next = by < 0 ? places[at + by] : places.slice(at + by).find(isOpen)
    if (next) next.focus()
    else if (by > 0) onLast()
    return true
  }
  useKeys(countKeys, {
    forward: ({ target }) => {
      if (!isChoice(target)) return step(target, 1)
      onLast()
      return true
    },
    up: ({ target }) => isPile(target) && step(target, -1),
    down: ({ target }) => isPile(target) && step(target, 1),
    done: (event) => {
      // The pad’s own + hands in from a name as well: nobody writes one with it.
      const isSign = event.code !== 'F9' && event.code !== 'NumpadAdd'
      if (isText(event.target) && isSign) return false
      onDone()
      return true
    },
    leave: (event) => {
      if (isText(event.target) && event.code !== 'Escape') return false
      return onLeave()
    },
  })
  useEffect(() => {
    placesOf(form.current)[0]?.focus()
  }, [])
  return form
}

function isText(target: EventTarget | null): boolean {
  return typesText(target) && !isChoice(target)
}

function isPile(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.dataset['pile'] !== undefined
}

function placesOf(form: HTMLFormElement | null): HTMLInputElement[] {
  return [...(form?.querySelectorAll<HTMLInputElement>('input:not([type="radio"])') ?? [])]
}
