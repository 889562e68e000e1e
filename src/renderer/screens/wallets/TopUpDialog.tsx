import { type RefObject, useEffect, useRef, useState } from 'react'
import { inDigits } from '../../../domain/digits.ts'
import type { WalletAt } from '../../../domain/ledger.ts'
import type { Money } from '../../../domain/money.ts'
import { UNADDED_ENDING } from '../../../domain/practice-slip.ts'
import { AmountField } from '../../booking/AmountField.tsx'
import styles from '../../booking/Booking.module.css'
import { fieldOf, focusField, useBookingKeys } from '../../booking/use-booking-keys.ts'
import { WordsField } from '../../booking/WordsField.tsx'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Segments } from '../../components/Segments.tsx'
import { useHealth } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { topUpKeys } from '../../keyboard/tables.ts'
import { TopUpReadBack } from './TopUpReadBack.tsx'
import { type PaidFrom, SLIP_MAX, type TopUpField } from './top-up-form.ts'
import { type TopUpState, useTopUp } from './use-top-up.ts'

interface Props {
  readonly at: WalletAt
  /** What came in at the provider and is to be booked, where the form was opened for that. */
  readonly came: Money | undefined
  /** Its slip, where a statement names it. */
  readonly slip: string | undefined
  /** Whose money it is, where that is known. */
  readonly paidFrom: PaidFrom | undefined
  readonly onClose: () => void
}

/** Balance that was bought: amount, slip, whose money; Enter, look, and `+` books it once. */
export function TopUpDialog({ at, came, slip, paidFrom, onClose }: Props) {
  const { t, wallet: nameOf } = useSay()
  const topUp = useTopUp(at, { came_e4: came, slip, paidFrom }, onClose)
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

function useTopUpKeys(topUp: TopUpState, form: RefObject<HTMLFormElement | null>): void {
  const goOn = (target: EventTarget | null) => {
    const here = fields.find((field) => field === fieldOf(target))
    const next = here && fields[fields.indexOf(here) + 1]
    const said = { amount: topUp.reading.amount.ok, slip: topUp.reading.slip !== '' } as const
    if (!next || here === undefined || here === 'paidFrom') {
      const wrong = topUp.look()
      if (wrong !== null) focusField(form.current, wrong)
    } else if (said[here]) focusField(form.current, next)
    else topUp.ask()
  }
  useBookingKeys(topUpKeys, topUp, { goOn })
}

interface FormProps {
  readonly topUp: TopUpState
  readonly form: RefObject<HTMLFormElement | null>
}

function Form({ topUp, form }: FormProps) {
  const { t } = useSay()
  const { draft, wrong } = topUp
  const [first] = useState<TopUpField>(draft.amount === '' ? 'amount' : 'slip')
  useEffect(() => focusField(form.current, first), [form, first])
  return (
    <form
      ref={form}
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        topUp.look()
      }}
    >
      <AmountField
        label={t('topUp.amount')}
        text={draft.amount}
        amount={topUp.reading.amount}
        isAsked={wrong === 'amount'}
        onType={(amount) => topUp.change({ amount })}
      />
      <WordsField
        field="slip"
        label={t('topUp.slip')}
        hint={<SlipHint />}
        problem={wrong === 'slip' ? t('topUp.slipEmpty') : undefined}
        text={draft.slip}
        max={SLIP_MAX}
        onType={(slip) => topUp.change({ slip })}
      />
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
        {t('booking.look')} <Kbd cap="Enter" />
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
