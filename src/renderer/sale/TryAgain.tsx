import { useState } from 'react'
import type { Sale } from '../../contract/schemas.ts'
import type { Money } from '../../domain/money.ts'
import type { SaleId } from '../../domain/sale.ts'
import { Button } from '../components/Button.tsx'
import { useSession } from '../core/session.ts'
import { useStore } from '../core/store.ts'
import { useStanding } from '../core/use-core.ts'
import { useNow } from '../core/use-now.ts'
import { useSay } from '../i18n/say.ts'
import { goTo } from '../shell/navigation.ts'
import { Asking, ReadOut } from './Asking.tsx'
import { DecideButton } from './DecideButton.tsx'
import { SaleButton } from './SaleButton.tsx'
import styles from './SaleActions.module.css'
import { faceOf } from './face.ts'
import { useHandOn } from './focus-back.ts'
import { SECOND_PRESS_AFTER_ms, useSecondPress } from './second-press.ts'
import { undecidedOf } from './undecided.ts'
import { onItsWay } from './unsettled.ts'
import { useBarredBy } from './use-barred.ts'

interface Props {
  readonly sale: Sale
}

/** Sends the draft; where the same was sold meanwhile that sale is shown first, and asked about. */
export function TryAgain({ sale }: Props) {
  const { desk } = useSession()
  const refusal = useStore(desk.sales).find(({ intent }) => intent.id === sale.id)?.refusal
  if (refusal?.code === 'TWIN') return <BesideTwin sale={sale} twin={refusal.data.id} />
  return <SendButton id={sale.id} amount_e4={sale.amount_e4} onSend={() => desk.sendAgain(sale)} />
}

interface SendProps {
  readonly id: string
  readonly amount_e4: Money
  readonly onSend: () => void
  readonly kind?: 'plain' | 'brand'
}

/**
 * Sends what was read back before. A mouse comes to the button with the eyes on the card; a key may
 * be pressed without them, so it sends with a second press alone.
 */
export function SendButton({ id, amount_e4, onSend, kind = 'brand' }: SendProps) {
  const { t, taka } = useSay()
  const hand = useHandOn(id)
  const send = () => {
    hand.pressed()
    onSend()
    hand.goOn()
  }
  const { isAsking, press } = useSecondPress(send)
  const asking = t('sale.tryAgainSure', { amount: taka(amount_e4) })
  return (
    <>
      <SaleButton by="tryAgain" kind={kind} onPress={send} onKey={press}>
        <Asking words={t('sale.tryAgain')} asking={asking} isAsking={isAsking} />
      </SaleButton>
      <ReadOut asking={asking} isAsking={isAsking} />
    </>
  )
}

/** The same number and amount was sold since: seen, and wanted a second time, the draft may go. */
function BesideTwin({ sale, twin }: Props & { readonly twin: SaleId }) {
  const { t, ago } = useSay()
  const now_ms = useNow()
  const other = useStanding(twin).data
  const by = useBarredBy(twin)
  if (!other) return null
  const face = faceOf(other)
  const undecided = undecidedOf(other, by)
  const open = face === 'doubt' || face === 'review'
  const asked = onItsWay.includes(other.state) ? 'sale.twinOnItsWay' : 'sale.twinAsk'
  const openWords = undecided === null ? 'recharge.twinOpen' : 'recharge.twinUndecided'
  return (
    <>
      <p className={styles['problem']} role="alert">
        {t('recharge.twinTitle', { ago: ago(other.createdAt_ms, now_ms) })} {t(`state.${face}`)}
        <br />
        {t(undecided === null && !open ? asked : openWords)}
      </p>
      <PastTwin sale={sale} twin={twin} open={open} undecided={undecided} />
      <Button onPress={() => goTo({ screen: 'transactions', sale: twin })}>
        {t('sale.showTwin')}
      </Button>
    </>
  )
}

interface PastProps extends Props {
  readonly twin: SaleId
  readonly open: boolean
  readonly undecided: SaleId | null
}

/** What leads past the twin: its decision, a look whether it has ended, or a second one. */
function PastTwin({ sale, twin, open, undecided }: PastProps) {
  const { desk } = useSession()
  if (undecided !== null) return <DecideButton sale={undecided} />
  if (!open) return <SecondOne sale={sale} twin={twin} />
  const again = () => desk.sendAgain(sale)
  return <SendButton id={sale.id} amount_e4={sale.amount_e4} onSend={again} kind="plain" />
}

function SecondOne({ sale, twin }: Props & { readonly twin: SaleId }) {
  const { t, taka } = useSay()
  const { desk } = useSession()
  const hand = useHandOn(sale.id)
  const [shownAt_ms] = useState(() => performance.now())
  const send = () => {
    // Half of a double click on the button that stood here a moment ago confirms nothing.
    if (performance.now() - shownAt_ms < SECOND_PRESS_AFTER_ms) return
    hand.pressed()
    desk.sendAgain(sale, twin)
    hand.goOn()
  }
  const { isAsking, press } = useSecondPress(send)
  const asking = t('sale.twinSure', { amount: taka(sale.amount_e4) })
  return (
    <>
      <SaleButton by="tryAgain" kind="brand" onPress={send} onKey={press}>
        <Asking words={t('recharge.confirmTwin')} asking={asking} isAsking={isAsking} />
      </SaleButton>
      <ReadOut asking={asking} isAsking={isAsking} />
    </>
  )
}
