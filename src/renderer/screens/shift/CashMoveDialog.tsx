import { type RefObject, useEffect, useRef } from 'react'
import { type CashDirection, type CashPurpose, purposesOf } from '../../../domain/cash/movements.ts'
import { inDigits, toLatinDigits } from '../../../domain/digits.ts'
import { WRITTEN_MAX } from '../../../domain/written.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Field } from '../../components/Field.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Segments } from '../../components/Segments.tsx'
import { useAmountWords } from '../../i18n/amount-words.ts'
import { useSay } from '../../i18n/say.ts'
import { cashMoveKeys } from '../../keyboard/tables.ts'
import { pressesItself, typesText, useKeys } from '../../keyboard/use-keys.ts'
import { CashMoveReadBack } from './CashMoveReadBack.tsx'
import { MOVE_WORDS_MAX, type MoveField, moveFields } from './cash-move-form.ts'
import styles from './CashMove.module.css'
import { usePurposeWords } from './purposes.ts'
import { type CashMoving, useCashMove } from './use-cash-move.ts'

interface Props {
  readonly direction: CashDirection
  readonly onClose: () => void
}

/** Cash that is no customer's: what for, how much, in words; Enter, look, and `+` books it once. */
export function CashMoveDialog({ direction, onClose }: Props) {
  const { t } = useSay()
  const move = useCashMove(direction, onClose)
  const form = useRef<HTMLFormElement>(null)
  useMoveKeys(move, form)
  return (
    <Dialog title={t(`cashMove.title.${direction}`)} onClose={onClose}>
      {move.stage === 'form' ? <Form move={move} form={form} /> : <CashMoveReadBack move={move} />}
    </Dialog>
  )
}

function focusOn(form: HTMLFormElement | null, field: MoveField): void {
  const part = form?.querySelector(`[data-field="${field}"]`)
  const chosen = part?.querySelector<HTMLInputElement>('input:checked')
  const first = chosen ?? part?.querySelector<HTMLInputElement>('input')
  first?.focus()
}

/** Enter goes one field on and never books; `+` and F9 book, from the read-back alone. */
function useMoveKeys(move: CashMoving, form: RefObject<HTMLFormElement | null>): void {
  const goOn = (target: EventTarget | null) => {
    const part = target instanceof Element ? target.closest('[data-field]') : null
    const at = moveFields.findIndex((field) => field === part?.getAttribute('data-field'))
    const next = moveFields[at + 1]
    const isSaid = { purpose: move.reading.purpose !== null, amount: move.reading.amount.ok }
    const here = moveFields[at]
    if (next && here !== undefined && here !== 'words' && isSaid[here]) focusOn(form.current, next)
    else {
      const wrong = move.look()
      if (wrong !== null) focusOn(form.current, wrong)
    }
  }
  useKeys(cashMoveKeys, {
    forward: ({ target }) => {
      const isField = target instanceof Element && target.closest('[data-field]') !== null
      if (!isField && pressesItself(target)) return false
      if (move.stage === 'form') goOn(target)
      return true
    },
    book: ({ target }) => {
      if (move.stage === 'form') return !typesText(target)
      move.book()
      return true
    },
    back: () => {
      if (move.stage === 'form' || move.isBooking) return false
      move.back()
      return true
    },
  })
}

interface FormProps {
  readonly move: CashMoving
  readonly form: RefObject<HTMLFormElement | null>
}

function Form({ move, form }: FormProps) {
  const { t } = useSay()
  const { draft, wrong } = move
  useEffect(() => focusOn(form.current, 'purpose'), [form])
  return (
    <form
      ref={form}
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        move.look()
      }}
    >
      <Purpose move={move} onChosen={() => focusOn(form.current, 'amount')} />
      <AmountField move={move} />
      <div data-field="words">
        <Field
          label={t('cashMove.words')}
          hint={t('cashMove.wordsHint')}
          problem={wrong === 'words' ? t('cashMove.wordsMissing') : undefined}
        >
          {({ id, describedBy, invalid }) => (
            <input
              id={id}
              autoComplete="off"
              maxLength={MOVE_WORDS_MAX}
              aria-describedby={describedBy}
              aria-invalid={invalid}
              value={draft.words}
              onChange={(event) => move.change({ words: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Button type="submit" size="large" onPress={() => undefined}>
        {t('cashMove.look')} <Kbd cap="Enter" />
      </Button>
    </form>
  )
}

interface PurposeProps {
  readonly move: CashMoving
  readonly onChosen: () => void
}

/** One key says what for, and the hand is at the amount. */
function Purpose({ move, onChosen }: PurposeProps) {
  const { t } = useSay()
  const purposeWords = usePurposeWords()
  const { direction, draft, wrong } = move
  const byDigit = useRef(false)
  return (
    <div
      data-field="purpose"
      onKeyDownCapture={({ code }) => {
        byDigit.current = /^(?:Numpad|Digit)\d$/u.test(code)
      }}
    >
      <Segments<CashPurpose>
        label={t('cashMove.purpose')}
        value={draft.purpose}
        choices={purposesOf[direction].map((purpose) => ({
          value: purpose,
          words: purposeWords({ direction, purpose }),
        }))}
        onChoose={(purpose) => {
          move.change({ purpose })
          if (byDigit.current) onChosen()
        }}
        isInvalid={wrong === 'purpose'}
        byDigits
      />
      {wrong === 'purpose' && (
        <p role="alert" className={styles['problem']}>
          {t('cashMove.choose')}
        </p>
      )}
    </div>
  )
}

function AmountField({ move }: { readonly move: CashMoving }) {
  const { t, digits } = useSay()
  const amountWords = useAmountWords()
  const { draft, reading, wrong } = move
  const told = () => {
    if (wrong !== 'amount' || reading.amount.ok) return undefined
    const { problem } = reading.amount
    return problem.code === 'decimals' ? t('amountProblem.characters') : amountWords(problem)
  }
  return (
    <div data-field="amount" className={styles['amount']}>
      <Field label={t('cashMove.amount')} problem={told()}>
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
    </div>
  )
}
