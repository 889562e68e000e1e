import { type RefObject, useEffect, useRef, useState } from 'react'
import { inDigits, toLatinDigits } from '../../../domain/digits.ts'
import type { WalletAt } from '../../../domain/ledger.ts'
import type { Money } from '../../../domain/money.ts'
import { UNADDED_ENDING } from '../../../domain/practice-slip.ts'
import { WRITTEN_MAX } from '../../../domain/written.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Field } from '../../components/Field.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Segments } from '../../components/Segments.tsx'
import { useHealth } from '../../core/use-core.ts'
import { useAmountWords } from '../../i18n/amount-words.ts'
import { useSay } from '../../i18n/say.ts'
import { topUpKeys } from '../../keyboard/tables.ts'
import { pressesItself, typesText, useKeys } from '../../keyboard/use-keys.ts'
import styles from './TopUpDialog.module.css'
import { TopUpReadBack } from './TopUpReadBack.tsx'
import { SLIP_MAX, type TopUpField } from './top-up-form.ts'
import { type TopUpState, useTopUp } from './use-top-up.ts'

interface Props {
  readonly at: WalletAt
  /** What came in at the provider and is to be booked, where the form was opened for that. */
  readonly came: Money | undefined
  /** Its slip, where a statement names it. */
  readonly slip: string | undefined
  readonly onClose: () => void
}

/** Balance that was bought: amount, slip, whose money; Enter, look, and `+` books it once. */
export function TopUpDialog({ at, came, slip, onClose }: Props) {
  const { t, wallet: nameOf } = useSay()
  const topUp = useTopUp(at, { came_e4: came, slip }, onClose)
  const form = useRef<HTMLFormElement>(null)
  useTopUpKeys(topUp, form)
  const title = `${t('topUp.title')} · ${nameOf(at.provider, at.wallet)}`
  return (
    <Dialog title={title} onClose={onClose}>
      {topUp.stage === 'form' ? (
        <Form topUp={topUp} form={form} />
      ) : (
        <TopUpReadBack topUp={topUp} at={at} />
      )}
    </Dialog>
  )
}

const fields: readonly TopUpField[] = ['amount', 'slip', 'paidFrom']

function focusOn(form: HTMLFormElement | null, field: TopUpField): void {
  const part = form?.querySelector(`[data-field="${field}"]`)
  const chosen = part?.querySelector<HTMLInputElement>('input:checked')
  const first = chosen ?? part?.querySelector<HTMLInputElement>('input')
  first?.focus()
}

/** Enter goes one field on and never books; `+` and F9 book, from the read-back alone. */
function useTopUpKeys(topUp: TopUpState, form: RefObject<HTMLFormElement | null>): void {
  const look = () => {
    const wrong = topUp.look()
    if (wrong !== null) focusOn(form.current, wrong)
  }
  const goOn = (target: EventTarget | null) => {
    const part = target instanceof Element ? target.closest('[data-field]') : null
    const here = fields.find((field) => field === part?.getAttribute('data-field'))
    const next = here && fields[fields.indexOf(here) + 1]
    const said = { amount: topUp.reading.amount.ok, slip: topUp.reading.slip !== '' } as const
    if (!next || here === undefined || here === 'paidFrom') look()
    else if (said[here]) focusOn(form.current, next)
    else topUp.ask()
  }
  useKeys(topUpKeys, {
    forward: ({ target }) => {
      const isField = target instanceof Element && target.closest('[data-field]') !== null
      if (!isField && pressesItself(target)) return false
      if (topUp.stage === 'form') goOn(target)
      return true
    },
    book: ({ target }) => {
      if (topUp.stage === 'form') return !typesText(target)
      topUp.book()
      return true
    },
    back: () => {
      if (topUp.stage === 'form' || topUp.isBooking) return false
      topUp.back()
      return true
    },
  })
}

interface FormProps {
  readonly topUp: TopUpState
  readonly form: RefObject<HTMLFormElement | null>
}

function Form({ topUp, form }: FormProps) {
  const { t } = useSay()
  const { draft, wrong } = topUp
  const [first] = useState<TopUpField>(draft.amount === '' ? 'amount' : 'slip')
  useEffect(() => focusOn(form.current, first), [form, first])
  return (
    <form
      ref={form}
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        topUp.look()
      }}
    >
      <AmountField topUp={topUp} />
      <div data-field="slip">
        <Field
          label={t('topUp.slip')}
          hint={<SlipHint />}
          problem={wrong === 'slip' ? t('topUp.slipEmpty') : undefined}
        >
          {({ id, describedBy, invalid }) => (
            <input
              id={id}
              autoComplete="off"
              spellCheck={false}
              maxLength={SLIP_MAX}
              aria-describedby={describedBy}
              aria-invalid={invalid}
              value={draft.slip}
              onChange={(event) => topUp.change({ slip: event.target.value })}
            />
          )}
        </Field>
      </div>
      <div data-field="paidFrom">
        <Segments
          label={t('topUp.paidFrom')}
          value={draft.paidFrom}
          choices={[
            { value: 'owner', words: t('topUp.owner') },
            { value: 'cash', words: t('topUp.cash') },
          ]}
          onChoose={(paidFrom) => topUp.change({ paidFrom })}
          isInvalid={wrong === 'paidFrom'}
          byDigits
        />
        {wrong === 'paidFrom' && (
          <p role="alert" className={styles['problem']}>
            {t('topUp.choose')}
          </p>
        )}
      </div>
      <Button type="submit" size="large" onPress={() => undefined}>
        {t('topUp.look')} <Kbd cap="Enter" />
      </Button>
    </form>
  )
}

/** In practice also what the practice provider does of it, and how it is made to do nothing. */
function SlipHint() {
  const { t, digits } = useSay()
  const health = useHealth()
  const ending = inDigits(UNADDED_ENDING, digits)
  return (
    <>
      {t('topUp.slipHint')}
      {health.data?.books === 'practice' && <b> {t('topUp.practiceHint', { ending })}</b>}
    </>
  )
}

function AmountField({ topUp }: { readonly topUp: TopUpState }) {
  const { t, digits } = useSay()
  const amountWords = useAmountWords()
  const { draft, reading, wrong } = topUp
  const told = () => {
    if (wrong !== 'amount' || reading.amount.ok) return undefined
    const { problem } = reading.amount
    return problem.code === 'decimals' ? t('amountProblem.characters') : amountWords(problem)
  }
  return (
    <div data-field="amount" className={styles['amount']}>
      <Field label={t('topUp.amount')} problem={told()}>
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
            onChange={(event) => topUp.change({ amount: event.target.value })}
          />
        )}
      </Field>
    </div>
  )
}
