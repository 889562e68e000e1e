import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useSession } from '../../core/session.ts'
import { useStore } from '../../core/store.ts'
import { useSay } from '../../i18n/say.ts'
import { isEmpty } from './recharge-form.ts'
import styles from './SendBar.module.css'
import type { Recharge } from './use-recharge.ts'

interface Props {
  readonly recharge: Recharge
  readonly onClear: () => void
  readonly onSend: () => void
}

export function SendBar({ recharge, onClear, onSend }: Props) {
  const { t } = useSay()
  return (
    <div className={styles['bar']}>
      <Button size="large" onPress={onClear} isDisabled={isEmpty(recharge.form)}>
        {t('recharge.clear')} <Kbd cap="−" />
      </Button>
      <SendButton recharge={recharge} onSend={onSend} />
    </div>
  )
}

function SendButton({ recharge, onSend }: Omit<Props, 'onClear'>) {
  const { t, taka } = useSay()
  const { connection } = useSession()
  const live = useStore(connection) === 'live'
  const { form, reading, ready } = recharge
  const filled = reading.number.ok && reading.amount.ok
  const amount = reading.amount.ok ? taka(reading.amount.value) : ''
  if (form.stage !== 'read-back') {
    return (
      <Button size="large" className={styles['main'] ?? ''} onPress={onSend} isDisabled={!filled}>
        {t('recharge.look')} <Kbd cap="Enter" />
      </Button>
    )
  }
  const words = {
    ready: ready.kind === 'ready' && ready.beside ? 'recharge.sendAgain' : 'recharge.send',
    twin: 'recharge.confirmTwin',
    looking: live ? 'recharge.sendLooking' : 'recharge.send',
    'twin-open': 'recharge.send',
    cannot: 'recharge.send',
    filling: 'recharge.send',
  } as const
  const able = live && (ready.kind === 'ready' || ready.kind === 'twin')
  return (
    <Button
      size="large"
      kind={ready.kind === 'twin' ? 'plain' : 'brand'}
      className={styles['main'] ?? ''}
      onPress={onSend}
      isDisabled={!able}
    >
      {t(words[ready.kind], { amount })}
      <Kbd cap="+" onBrand={able && ready.kind === 'ready'} />
      <Kbd cap="F9" onBrand={able && ready.kind === 'ready'} />
    </Button>
  )
}
