import { type RefObject, useEffect, useRef } from 'react'
import type { Customer } from '../../../contract/dues.ts'
import type { CustomerId } from '../../../contract/payment.ts'
import { money } from '../../../domain/money.ts'
import { AmountField } from '../../booking/AmountField.tsx'
import styles from '../../booking/Booking.module.css'
import { fieldOf, focusField, useBookingKeys } from '../../booking/use-booking-keys.ts'
import { WordsField } from '../../booking/WordsField.tsx'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useSay } from '../../i18n/say.ts'
import { duesMoveKeys } from '../../keyboard/tables.ts'
import { typesText } from '../../keyboard/use-keys.ts'
import { MoveReadBack } from './MoveReadBack.tsx'
import { mostOf, type MoveCause, NAME_MAX, WORDS_MAX } from './move-form.ts'
import { useCustomer } from '../../core/customers.ts'
import { type Move, useMove } from './use-move.ts'

interface Props {
  readonly id: CustomerId
  readonly cause: MoveCause
  readonly onClose: () => void
}

/** Money for the due book: the amount, Enter, look, and `+` books it once. */
export function MoveDialog({ id, cause, onClose }: Props) {
  const customer = useCustomer(id)
  return customer && <OfCustomer customer={customer} cause={cause} onClose={onClose} />
}

interface OfCustomerProps extends Omit<Props, 'id'> {
  readonly customer: Customer
}

function OfCustomer({ customer, cause, onClose }: OfCustomerProps) {
  const { t } = useSay()
  const move = useMove(customer, cause, onClose)
  const form = useRef<HTMLFormElement>(null)
  const isNothing = mostOf(cause, move.owes_e4) === 0
  useMoveKeys(move, form, isNothing)
  return (
    <Dialog title={`${t(`duesMove.title.${cause}`)} · ${customer.name}`} onClose={onClose}>
      {isNothing ? (
        <Nothing cause={cause} />
      ) : move.stage === 'form' ? (
        <Form move={move} form={form} />
      ) : (
        <MoveReadBack move={move} />
      )}
    </Dialog>
  )
}

function Nothing({ cause }: { readonly cause: MoveCause }) {
  const { t } = useSay()
  return cause === 'paid' ? null : <p>{t(`duesMove.nothing.${cause}`)}</p>
}

function useMoveKeys(
  move: Move,
  form: RefObject<HTMLFormElement | null>,
  isNothing: boolean,
): void {
  const look = () => {
    const wrong = move.look()
    if (wrong !== null) focusField(form.current, wrong === 'too-much' ? 'amount' : wrong)
  }
  const goOn = (target: EventTarget | null) => {
    const next = move.cause === 'forgiven' ? afterField(move, fieldOf(target)) : null
    if (next === 'ask') move.ask()
    else if (next !== null) focusField(form.current, next)
    else look()
  }
  const all = ({ target }: KeyboardEvent) => {
    if (move.stage !== 'form' || typesText(target)) return false
    move.fillIn()
    return true
  }
  useBookingKeys(duesMoveKeys, move, { goOn, also: { all }, enabled: !isNothing })
}

/** Where Enter goes from a field of a debt that is let go; null where all of it is read back. */
function afterField({ reading }: Move, field: string | null): 'words' | 'signedBy' | 'ask' | null {
  if (field === 'amount') return reading.amount.ok ? 'words' : 'ask'
  return field === 'words' && reading.words !== '' ? 'signedBy' : null
}

interface FormProps {
  readonly move: Move
  readonly form: RefObject<HTMLFormElement | null>
}

function Form({ move, form }: FormProps) {
  const { t } = useSay()
  useEffect(() => form.current?.querySelector('input')?.focus(), [form])
  return (
    <form
      ref={form}
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        move.look()
      }}
    >
      <Standing move={move} />
      <Amount move={move} />
      {move.cause === 'forgiven' && (
        <>
          <Text move={move} field="words" max={WORDS_MAX} />
          <Text move={move} field="signedBy" max={NAME_MAX} />
        </>
      )}
      <Button type="submit" size="large" onPress={() => undefined}>
        {t('booking.look')} <Kbd cap={duesMoveKeys.forward.caps[0]} />
      </Button>
    </form>
  )
}

type Part = Pick<FormProps, 'move'>

function Standing({ move: { customer, owes_e4 } }: Part) {
  const { t, taka } = useSay()
  const { name } = customer
  const amount = taka(money(Math.abs(owes_e4)))
  if (owes_e4 === 0) return <p>{t('duesMove.owesNothing', { name })}</p>
  return <p>{t(owes_e4 > 0 ? 'duesMove.owes' : 'duesMove.isAhead', { name, amount })}</p>
}

function Amount({ move }: Part) {
  const { t, taka } = useSay()
  const { draft, all, reading, wrong, cause } = move
  const most_e4 = mostOf(cause, move.owes_e4)
  const isTooMuch = wrong === 'too-much' && cause !== 'paid' && most_e4 !== null
  return (
    <AmountField
      label={t('duesMove.amount')}
      text={draft.amount}
      amount={reading.amount}
      isAsked={wrong === 'amount'}
      problem={isTooMuch ? t(`duesMove.tooMuch.${cause}`, { limit: taka(most_e4) }) : undefined}
      onType={(amount) => move.change({ amount })}
    >
      {all > 0 && (
        <Button kind="quiet" onPress={move.fillIn}>
          {t('duesMove.all', { amount: taka(all) })} <Kbd cap={duesMoveKeys.all.caps[0]} />
        </Button>
      )}
    </AmountField>
  )
}

interface TextProps extends Part {
  readonly field: 'words' | 'signedBy'
  readonly max: number
}

/** Why a debt is let go, and who lets it. */
function Text({ move: { draft, wrong, change }, field, max }: TextProps) {
  const { t } = useSay()
  return (
    <WordsField
      field={field}
      label={t(`duesMove.${field}`)}
      hint={t(`duesMove.${field}Hint`)}
      problem={wrong === field ? t(`duesMove.${field}Empty`) : undefined}
      text={draft[field]}
      max={max}
      onType={(typed) => change({ [field]: typed })}
    />
  )
}
