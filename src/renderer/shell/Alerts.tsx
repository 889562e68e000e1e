import { useMutation } from '@tanstack/react-query'
import { ShieldAlert } from 'lucide-react'
import type { Alert } from '../../contract/alert.ts'
import { type Money, money } from '../../domain/money.ts'
import { Button } from '../components/Button.tsx'
import { useSession } from '../core/session.ts'
import { useHealth } from '../core/use-core.ts'
import { useSay } from '../i18n/say.ts'
import styles from './Banner.module.css'
import { behindFirst } from './behind.ts'
import { goTo, open } from './navigation.ts'

/** What a person must see, one at a time: first what may be a customer's money. */
export function Alerts() {
  const health = useHealth()
  const alerts = health.data?.alerts ?? []
  const first = alerts.find(isMoney) ?? alerts[0]
  return first ? <OneAlert key={first.alert} alert={first} told={alerts.length} /> : null
}

function isMoney({ kind }: Alert): boolean {
  return kind === 'debited-after-failed'
}

function OneAlert({ alert, told }: { readonly alert: Alert; readonly told: number }) {
  const { t, count } = useSay()
  const urgent = isMoney(alert)
  const behind = behindFirst(told)
  return (
    <section
      className={`${styles['banner']} ${urgent ? styles['lost'] : styles['away']}`}
      {...(urgent ? { role: 'alert' } : { 'aria-live': 'polite' })}
    >
      <ShieldAlert aria-hidden="true" />
      <p>
        <Words alert={alert} />
        {behind && ` ${t(behind.key, { shown: count(behind.count) })}`}
      </p>
      <Doings alert={alert} />
    </section>
  )
}

function Words({ alert }: { readonly alert: Alert }) {
  const { t, taka, time } = useSay()
  const { kind, provider, change_e4, since_ms } = alert
  const change = change_e4 ?? 0
  const came = kind === 'wallet-moved' && change > 0
  const named = came ? 'wallet-came' : kind
  const values = { provider, amount: taka(size(change), 'difference'), at: time(since_ms) }
  return (
    <>
      <b>{t(`alerts.${named}.title`, values)}</b> {t(`alerts.${named}.next`, values)}
    </>
  )
}

function size(change_e4: number): Money {
  return money(Math.abs(change_e4))
}

function Doings({ alert }: { readonly alert: Alert }) {
  const { t } = useSay()
  const { api } = useSession()
  const seen = useMutation({ mutationFn: () => api.alerts.seen({ alert: alert.alert }) })
  const { sale } = alert
  if (isMoney(alert) && sale !== null) {
    return <Button onPress={() => open({ kind: 'decide', sale })}>{t('alerts.decide')}</Button>
  }
  return (
    <>
      {sale !== null && (
        <Button onPress={() => goTo({ screen: 'transactions', sale })}>{t('alerts.look')}</Button>
      )}
      <Button onPress={() => seen.mutate()} isDisabled={seen.isPending}>
        {t('alerts.seen')}
      </Button>
    </>
  )
}
