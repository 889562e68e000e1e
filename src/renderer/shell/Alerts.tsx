import { useMutation } from '@tanstack/react-query'
import { ShieldAlert } from 'lucide-react'
import { useState } from 'react'
import type { Alert } from '../../contract/alert.ts'
import { Button } from '../components/Button.tsx'
import { Kbd } from '../components/Kbd.tsx'
import { useSession } from '../core/session.ts'
import { useHealth } from '../core/use-core.ts'
import { useSay } from '../i18n/say.ts'
import { everywhereKeys } from '../keyboard/tables.ts'
import { useStanding } from '../sale/second-press.ts'
import { alertWords } from './alert-words.ts'
import styles from './Banner.module.css'
import { behindFirst } from './behind.ts'
import { goTo, open } from './navigation.ts'
import { useAlertKey } from './use-alert-key.ts'

/** What a person must see, one at a time: first what may be a customer's money. */
export function Alerts() {
  const alerts = useHealth().data?.alerts ?? []
  const inTurn = alerts.toSorted((one, other) => Number(isMoney(other)) - Number(isMoney(one)))
  return inTurn.length === 0 ? null : <InTurn alerts={inTurn} />
}

export function isMoney({ kind }: Alert): boolean {
  return kind === 'debited-after-failed'
}

function namesOf(alerts: readonly Alert[]): string {
  return alerts.map(({ alert }) => alert).join()
}

/** The one whose turn it is; with another list, its first again: a new one may be urgent. */
function useTurn(alerts: readonly Alert[]) {
  const among = namesOf(alerts)
  const [turn, setTurn] = useState({ among, nth: 0 })
  const nth = turn.among === among ? turn.nth : 0
  const next = () => setTurn({ among, nth: (nth + 1) % alerts.length })
  return { nth, next }
}

function InTurn({ alerts }: { readonly alerts: readonly Alert[] }) {
  const { t, count } = useSay()
  const { nth, next } = useTurn(alerts)
  const banner = useAlertKey(next)
  const alert = alerts[nth]
  const behind = behindFirst(alerts.length)
  if (!alert) return null
  const urgent = isMoney(alert)
  return (
    <section
      ref={banner}
      className={`${styles['banner']} ${urgent ? styles['lost'] : styles['away']}`}
      {...(urgent ? { role: 'alert' } : { 'aria-live': 'polite' })}
    >
      <ShieldAlert aria-hidden="true" />
      <p>
        <Words alert={alert} />
        {behind && ` ${t(behind.key, { shown: count(behind.count) })}`}
      </p>
      <Doings alert={alert} among={namesOf(alerts)} />
      {alerts.length > 1 && (
        <Button kind="quiet" onPress={next}>
          {t('alerts.following')}
        </Button>
      )}
      <Kbd cap={everywhereKeys.alert.caps[0]} />
    </section>
  )
}

function Words({ alert }: { readonly alert: Alert }) {
  const { title, next } = alertWords(useSay(), alert)
  return (
    <>
      <b>{title}</b> {next}
    </>
  )
}

/** The buttons stay while the warnings change, and the hand that walks stays on them. */
function Doings({ alert, among }: { readonly alert: Alert; readonly among: string }) {
  const { t } = useSay()
  const { api } = useSession()
  const seen = useMutation({ mutationFn: (id: Alert['alert']) => api.alerts.seen({ alert: id }) })
  const isStanding = useStanding(among)
  const { sale } = alert
  if (isMoney(alert) && sale !== null) {
    return <Button onPress={() => open({ kind: 'decide', sale })}>{t('alerts.decide')}</Button>
  }
  return (
    <>
      {sale !== null && (
        <Button onPress={() => goTo({ screen: 'transactions', sale })}>{t('alerts.look')}</Button>
      )}
      <Button
        onPress={() => {
          if (isStanding()) seen.mutate(alert.alert)
        }}
        isPending={seen.isPending && seen.variables === alert.alert}
      >
        {t('alerts.seen')}
      </Button>
    </>
  )
}
