import { type Money, addMoney } from '../../domain/money.ts'
import { Button } from '../components/Button.tsx'
import { Kbd } from '../components/Kbd.tsx'
import { useSay } from '../i18n/say.ts'
import { sellingKeys } from '../keyboard/tables.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { open, place } from '../shell/navigation.ts'
import { tell } from '../shell/told.ts'
import { type Selling, useCanCredit } from './use-selling.ts'

interface Props {
  readonly selling: Pick<Selling, 'form' | 'kind' | 'quote' | 'isHeld'>
  /** What would be sent; null while that is not said yet. */
  readonly amount: Money | null
  /** Moves to the read-back: credit is given for what was looked at. */
  readonly onLook: () => void
}

/** Ctrl B: chooses who pays later, for what stands on the read-back. */
export function CreditButton({ selling, amount, onLook }: Props) {
  const { t } = useSay()
  const { form, kind } = selling
  const canCredit = useCanCredit(kind)
  const press = usePress({ selling, amount, onLook }, canCredit)
  useKeys(sellingKeys, {
    credit: () => {
      press()
      return true
    },
  })
  if (!canCredit || form.stage !== 'read-back' || selling.isHeld) return null
  return (
    <Button size="large" onPress={press}>
      {t(form.payment.credit === null ? 'payment.button' : 'payment.buttonChange')}{' '}
      <Kbd cap={sellingKeys.credit.caps[0]} />
    </Button>
  )
}

/** A key that does nothing in silence is pressed again and again: each says why. */
function usePress({ selling, amount, onLook }: Props, canCredit: boolean): () => void {
  const { t } = useSay()
  const { form, kind, quote, isHeld } = selling
  return () => {
    if (!canCredit) tell(t('payment.notThisKind', { kind }), 'fail')
    else if (form.stage !== 'read-back') onLook()
    else if (isHeld) tell(t('payment.asBefore'), 'fail')
    else if (amount === null || quote === null) tell(t('payment.waitForPrice'), 'fail')
    else {
      const price_e4 = addMoney(amount, quote.serviceCharge_e4)
      open({ kind: 'credit', on: place.get().screen, sells: kind, price_e4 })
    }
  }
}
