import type { Money } from '../../domain/money.ts'
import { Button } from '../components/Button.tsx'
import { Kbd } from '../components/Kbd.tsx'
import { useSession } from '../core/session.ts'
import { useStore } from '../core/store.ts'
import { useSay } from '../i18n/say.ts'
import { CreditButton } from './CreditButton.tsx'
import { everywhereKeys } from '../keyboard/tables.ts'
import { toShift } from '../shell/navigation.ts'
import styles from './SendBar.module.css'
import type { Selling } from './use-selling.ts'

interface SendProps {
  readonly selling: Pick<Selling, 'form' | 'ready' | 'kind' | 'quote' | 'isHeld'>
  /** What would be sent; null while that is not said yet. */
  readonly amount: Money | null
  /** It can be read back. */
  readonly isFilled: boolean
  readonly onSend: () => void
}

interface Props extends SendProps {
  readonly isEmpty: boolean
  readonly onClear: () => void
}

export function SendBar({ isEmpty, onClear, ...send }: Props) {
  const { t } = useSay()
  return (
    <div className="frame-bar">
      <Button size="large" onPress={onClear} isDisabled={isEmpty}>
        {t('recharge.clear')} <Kbd cap="−" />
      </Button>
      <CreditButton selling={send.selling} amount={send.amount} onLook={send.onSend} />
      <SendButton {...send} />
    </div>
  )
}

function SendButton({ selling, amount, isFilled, onSend }: SendProps) {
  const { t, taka } = useSay()
  const { connection } = useSession()
  const live = useStore(connection) === 'live'
  const { form, ready } = selling
  if (form.stage !== 'read-back') {
    return (
      <Button size="large" className={styles['main'] ?? ''} onPress={onSend} isDisabled={!isFilled}>
        {t('recharge.look')} <Kbd cap="Enter" />
      </Button>
    )
  }
  if (ready.kind === 'no-shift') return <OpenShift />
  const words = {
    ready: ready.kind === 'ready' && ready.beside ? 'recharge.sendAgain' : 'recharge.send',
    twin: 'recharge.confirmTwin',
    warned: 'recharge.confirmWarned',
    looking: live ? 'recharge.sendLooking' : 'recharge.send',
    'twin-open': 'recharge.send',
    unpaid: 'recharge.send',
    cannot: 'recharge.send',
    unsold: 'recharge.send',
    filling: 'recharge.send',
  } as const
  const asks = ready.kind === 'twin' || ready.kind === 'warned'
  const able = live && (ready.kind === 'ready' || asks)
  return (
    <Button
      size="large"
      kind={asks ? 'plain' : 'brand'}
      className={styles['main'] ?? ''}
      onPress={onSend}
      isDisabled={!able}
    >
      {t(words[ready.kind], { amount: amount === null ? '' : taka(amount) })}
      <Kbd cap="+" onBrand={able && ready.kind === 'ready'} />
      <Kbd cap="F9" onBrand={able && ready.kind === 'ready'} />
    </Button>
  )
}

/** In the place of the press that would send: the one that leads to it, and back here. */
function OpenShift() {
  const { t } = useSay()
  return (
    <Button size="large" className={styles['main'] ?? ''} onPress={() => toShift(true)}>
      {t('shift.toShift')} <Kbd cap={everywhereKeys.openShift.caps[0]} />
    </Button>
  )
}
