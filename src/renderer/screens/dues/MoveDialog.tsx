import { type RefObject, useEffect, useRef } from 'react'
import type { Customer } from '../../../contract/dues.ts'
import type { CustomerId } from '../../../contract/payment.ts'
import { inDigits, toLatinDigits } from '../../../domain/digits.ts'
import { money } from '../../../domain/money.ts'
import { WRITTEN_MAX } from '../../../domain/written.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Field } from '../../components/Field.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useAmountWords } from '../../i18n/amount-words.ts'
import { useSay } from '../../i18n/say.ts'
import { duesMoveKeys } from '../../keyboard/tables.ts'
import { pressesItself, typesText, useKeys } from '../../keyboard/use-keys.ts'
import styles from './MoveDialog.module.css'
import { MoveReadBack } from './MoveReadBack.tsx'
import { mostOf, type MoveCause, NAME_MAX, WORDS_MAX } from './move-form.ts'
import { useCustomer } from './use-customers.ts'
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

/** Enter goes one field on and never books; `+` and F9 book, from the read-back alone. */
function useMoveKeys(
  move: Move,
  form: RefObject<HTMLFormElement | null>,
  isNothing: boolean,
): void {
  const focusOn = (field: string) =>
    form.current?.querySelector<HTMLInputElement>(`[data-field="${field}"] input`)?.focus()
  const look = () => {
    const wrong = move.look()
    if (wrong !== null) focusOn(wrong === 'too-much' ? 'amount' : wrong)
  }
  const goOn = (target: EventTarget | null) => {
    const part = target instanceof Element ? target.closest('[data-field]') : null
    const field = part?.getAttribute('data-field')
    if (move.cause !== 'forgiven' || field === 'signedBy') look()
    else if (field === 'words' && move.reading.words !== '') focusOn('signedBy')
    else if (field === 'words') look()
    else if (move.reading.amount.ok) focusOn('words')
    else move.ask()
  }
  const handlers = {
    forward: ({ target }: KeyboardEvent) => {
      const isField = target instanceof Element && target.closest('[data-field]') !== null
      if (!isField && pressesItself(target)) return false
      if (move.stage === 'form') goOn(target)
      return true
    },
    all: ({ target }: KeyboardEvent) => {
      if (move.stage !== 'form' || typesText(target)) return false
      move.fillIn()
      return true
    },
    book: ({ target }: KeyboardEvent) => {
      if (move.stage === 'form') return !typesText(target)
      move.book()
      return true
    },
    back: () => {
      if (move.stage === 'form' || move.isBooking) return false
      move.back()
      return true
    },
  }
  useKeys(duesMoveKeys, handlers, { enabled: !isNothing })
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
      <AmountField move={move} />
      {move.cause === 'forgiven' && (
        <>
          <TextField move={move} field="words" max={WORDS_MAX} />
          <TextField move={move} field="signedBy" max={NAME_MAX} />
        </>
      )}
      <Button type="submit" size="large" onPress={() => undefined}>
        {t('duesMove.look')} <Kbd cap={duesMoveKeys.forward.caps[0]} />
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

function AmountField({ move }: Part) {
  const { t, taka, digits } = useSay()
  const { draft, all } = move
  const problem = useAmountProblem(move)
  return (
    <div data-field="amount" className={styles['amount']}>
      <Field label={t('duesMove.amount')} problem={problem}>
        {({ id, describedBy, invalid }) => (
          <input
            id={id}
            data-digits=""
            inputMode="decimal"
            autoComplete="off"
            spellCheck={false}
            maxLength={WRITTEN_MAX + 1}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            value={inDigits(toLatinDigits(draft.amount), digits)}
            onChange={(event) => move.change({ amount: event.target.value })}
          />
        )}
      </Field>
      {all > 0 && (
        <Button kind="quiet" onPress={move.fillIn}>
          {t('duesMove.all', { amount: taka(all) })} <Kbd cap={duesMoveKeys.all.caps[0]} />
        </Button>
      )}
    </div>
  )
}

function useAmountProblem({ wrong, reading, cause, owes_e4 }: Move): string | undefined {
  const { t, taka } = useSay()
  const amountWords = useAmountWords()
  const most_e4 = mostOf(cause, owes_e4)
  if (wrong === 'too-much' && cause !== 'paid' && most_e4 !== null) {
    return t(`duesMove.tooMuch.${cause}`, { limit: taka(most_e4) })
  }
  if (wrong !== 'amount' || reading.amount.ok) return undefined
  const { problem } = reading.amount
  return problem.code === 'decimals' ? t('amountProblem.characters') : amountWords(problem)
}

interface TextFieldProps extends Part {
  readonly field: 'words' | 'signedBy'
  readonly max: number
}

/** Why a debt is let go, and who lets it. */
function TextField({ move: { draft, wrong, change }, field, max }: TextFieldProps) {
  const { t } = useSay()
  return (
    <div data-field={field}>
      <Field
        label={t(`duesMove.${field}`)}
        hint={t(`duesMove.${field}Hint`)}
        problem={wrong === field ? t(`duesMove.${field}Empty`) : undefined}
      >
        {({ id, describedBy, invalid }) => (
          <input
            id={id}
            autoComplete="off"
            maxLength={max}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            value={draft[field]}
            onChange={(event) => change({ [field]: event.target.value })}
          />
        )}
      </Field>
    </div>
  )
}
