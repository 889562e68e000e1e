import { type RefObject, useEffect, useRef } from 'react'
import { type CashDirection, type CashPurpose, purposesOf } from '../../../domain/cash/movements.ts'
import { AmountField } from '../../booking/AmountField.tsx'
import styles from '../../booking/Booking.module.css'
import { fieldOf, focusField, useBookingKeys } from '../../booking/use-booking-keys.ts'
import { WordsField } from '../../booking/WordsField.tsx'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Segments } from '../../components/Segments.tsx'
import { useSay } from '../../i18n/say.ts'
import { cashMoveKeys } from '../../keyboard/tables.ts'
import { CashMoveReadBack } from './CashMoveReadBack.tsx'
import { MOVE_WORDS_MAX, moveFields } from './cash-move-form.ts'
import { purposeWords } from './purposes.ts'
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

function useMoveKeys(move: CashMoving, form: RefObject<HTMLFormElement | null>): void {
  const goOn = (target: EventTarget | null) => {
    const at = moveFields.findIndex((field) => field === fieldOf(target))
    const next = moveFields[at + 1]
    const isSaid = { purpose: move.reading.purpose !== null, amount: move.reading.amount.ok }
    const here = moveFields[at]
    if (next && here !== undefined && here !== 'words' && isSaid[here]) {
      focusField(form.current, next)
    } else {
      const wrong = move.look()
      if (wrong !== null) focusField(form.current, wrong)
    }
  }
  useBookingKeys(cashMoveKeys, move, { goOn })
}

interface FormProps {
  readonly move: CashMoving
  readonly form: RefObject<HTMLFormElement | null>
}

function Form({ move, form }: FormProps) {
  const { t } = useSay()
  const { draft, wrong } = move
  useEffect(() => focusField(form.current, 'purpose'), [form])
  return (
    <form
      ref={form}
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        move.look()
      }}
    >
      <Purpose move={move} onChosen={() => focusField(form.current, 'amount')} />
      <AmountField
        label={t('cashMove.amount')}
        text={draft.amount}
        amount={move.reading.amount}
        isAsked={wrong === 'amount'}
        onType={(amount) => move.change({ amount })}
      />
      <WordsField
        field="words"
        label={t('cashMove.words')}
        hint={t('cashMove.wordsHint')}
        problem={wrong === 'words' ? t('cashMove.wordsMissing') : undefined}
        text={draft.words}
        max={MOVE_WORDS_MAX}
        onType={(words) => move.change({ words })}
      />
      <Button type="submit" size="large" onPress={() => undefined}>
        {t('booking.look')} <Kbd cap="Enter" />
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
          words: purposeWords({ t }, { direction, purpose }),
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
