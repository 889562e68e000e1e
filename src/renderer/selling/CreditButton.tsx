import { useEffect, useRef } from 'react'
import { type Money, addMoney } from '../../domain/money.ts'
import type { SaleId } from '../../domain/sale.ts'
import { Button } from '../components/Button.tsx'
import { Kbd } from '../components/Kbd.tsx'
import { useSession } from '../core/session.ts'
import { useSay } from '../i18n/say.ts'
import { sellingKeys } from '../keyboard/tables.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { open, overlay, place } from '../shell/navigation.ts'
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
  const { connection } = useSession()
  const { form, kind, quote, isHeld } = selling
  const price_e4 =
    amount === null || quote === null ? null : addMoney(amount, quote.serviceCharge_e4)
  const choose = (price: Money) => {
    if (isHeld) tell(t('payment.asBefore'), 'fail')
    else open({ kind: 'credit', on: place.get().screen, sells: kind, price_e4: price })
  }
  const waitForPrice = useWhenPriced(form, price_e4, choose)
  return () => {
    if (!canCredit) tell(t('payment.notThisKind', { kind }), 'fail')
    else if (form.stage !== 'read-back') onLook()
    else if (price_e4 !== null) choose(price_e4)
    else if (connection.get() === 'live') waitForPrice()
    else tell(t('payment.waitForPrice'), 'fail')
  }
}

/**
 * A press that was quicker than the price is not lost: it is answered when that comes, where the
 * same sale is still read back and nothing was opened over it.
 */
function useWhenPriced(
  { saleId, stage }: Pick<Selling['form'], 'saleId' | 'stage'>,
  price_e4: Money | null,
  choose: (price: Money) => void,
): () => void {
  const pressedFor = useRef<SaleId | null>(null)
  useEffect(() => {
    if (pressedFor.current === null) return
    const stands = pressedFor.current === saleId && stage === 'read-back' && overlay.get() === null
    if (stands && price_e4 === null) return
    pressedFor.current = null
    if (stands && price_e4 !== null) choose(price_e4)
  })
  return () => {
    pressedFor.current = saleId
  }
}
