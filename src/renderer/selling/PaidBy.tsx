import { type KeyboardEvent, useRef, useState } from 'react'
import { usualNotes } from '../../domain/cash/usual-notes.ts'
import { inDigits, toLatinDigits } from '../../domain/digits.ts'
import { type Money, plainFigure } from '../../domain/money.ts'
import { useSay } from '../i18n/say.ts'
import { createBurstGuard } from '../keyboard/burst.ts'
import { DigitsField } from './DigitsField.tsx'
import { keepFocus } from './keep-focus.ts'
import { OnCredit } from './OnCredit.tsx'
import styles from './PaidBy.module.css'
import { type PaymentRead, readPayment } from './payment.ts'
import { type Selling, useCanCredit } from './use-selling.ts'

interface Props {
  readonly selling: Pick<Selling, 'form' | 'pay' | 'kind' | 'isHeld'>
  /** What the customer pays in all. */
  readonly price: Money
}

/**
 * How the customer pays, where somebody wants that said: what was handed over and what goes back,
 * and what is paid later. Left alone it is all in cash, and no key more than without it.
 */
export function PaidBy({ selling, price }: Props) {
  const { form } = selling
  const paid = readPayment(form.payment, price)
  // What the money of the sale before it pays is told beside it: nothing is taken anew.
  if (selling.isHeld && form.payment.credit === null) return null
  return (
    <div className={styles['paid']} data-paid-by={form.payment.credit ? 'credit' : 'cash'}>
      {form.payment.credit && (
        <OnCredit
          credit={form.payment.credit}
          paid={paid}
          isOwedAlready={selling.isHeld && form.inPlaceOf === null}
        />
      )}
      {paid.cash_e4 > 0 && !selling.isHeld && <Cash selling={selling} paid={paid} />}
    </div>
  )
}

function Cash({ selling, paid }: Pick<Props, 'selling'> & { readonly paid: PaymentRead }) {
  const { form, pay } = selling
  const isCounted = form.payment.given !== '' || form.payment.scanned
  return (
    <div className={styles['cash']}>
      <Given selling={selling} paid={paid} />
      {isCounted ? (
        <Change paid={paid} />
      ) : (
        <Notes
          price={paid.cash_e4}
          onChoose={(sum) => pay({ type: 'typed-given', text: plainFigure(sum) })}
        />
      )}
    </div>
  )
}

/** Digits on the read-back go in here by themselves: the hand stays on the number pad. */
function Given({ selling, paid }: Pick<Props, 'selling'> & { readonly paid: PaymentRead }) {
  const { t, digits } = useSay()
  const { form, pay } = selling
  const input = useRef<HTMLInputElement>(null)
  const [guard] = useState(createBurstGuard)
  const problem = useGivenProblem(selling, paid)
  const pressed = (event: KeyboardEvent) => {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey) return
    const verdict = guard.key(event.timeStamp)
    if (verdict === 'hand') return
    event.preventDefault()
    if (verdict === 'scanner') pay({ type: 'scanned-given' })
  }
  return (
    <DigitsField
      input={input}
      label={t('payment.given')}
      stage="given"
      shown={inDigits(toLatinDigits(form.payment.given), digits)}
      problem={problem}
      turn={null}
      isSaidBelow
      onKey={pressed}
      onChange={(event) => pay({ type: 'typed-given', text: event.target.value })}
      onEnter={() => undefined}
      classes={{ place: styles['given'], input: styles['figure'] }}
      before={
        <span className={styles['taka']} aria-hidden="true">
          ৳
        </span>
      }
    />
  )
}

function useGivenProblem(
  { kind }: Pick<Selling, 'kind'>,
  { given, short_e4 }: PaymentRead,
): string | null {
  const { t, taka } = useSay()
  const canCredit = useCanCredit(kind)
  if (given.ok) return null
  if (given.problem !== 'below-price') return t(`amountProblem.${given.problem}`, { amount: '' })
  const short = short_e4 === null ? '' : taka(short_e4)
  return t(canCredit ? 'payment.shortNext' : 'payment.shortTake', { short })
}

/** Large: it is counted out of the drawer by this figure. */
function Change({ paid: { change_e4, short_e4 } }: { readonly paid: PaymentRead }) {
  const { t, taka } = useSay()
  if (short_e4 !== null) {
    return (
      <output className={`${styles['change']} ${styles['short']}`} data-short="">
        <span>{t('payment.short')}</span> <b>{taka(short_e4)}</b>
      </output>
    )
  }
  if (change_e4 === null) return null
  return (
    <output className={styles['change']} data-change="">
      {change_e4 === 0 ? (
        <span>{t('payment.noChange')}</span>
      ) : (
        <>
          <span>{t('payment.change')}</span> <b>{taka(change_e4)}</b>
        </>
      )}
    </output>
  )
}

interface NotesProps {
  readonly price: Money
  readonly onChoose: (sum: Money) => void
}

/** What most people hand over for it: a click, or the figure that is to be typed. */
function Notes({ price, onChoose }: NotesProps) {
  const { t, taka } = useSay()
  return (
    <fieldset className={styles['notes']} aria-label={t('payment.notes')}>
      {usualNotes(price).map((sum) => (
        <button
          key={sum}
          type="button"
          tabIndex={-1}
          onMouseDown={keepFocus}
          onClick={() => onChoose(sum)}
        >
          {taka(sum).slice(1)}
        </button>
      ))}
    </fieldset>
  )
}
