import type { Alert } from '../../contract/alert.ts'
import { money } from '../../domain/money.ts'
import type { Say } from '../i18n/say.ts'

type Words = Pick<Say, 't' | 'taka' | 'time'>

/** What happened, and what to do about it as things stand now. */
export function alertWords({ t, taka, time }: Words, alert: Alert) {
  const { kind, provider, change_e4, since_ms } = alert
  const change = change_e4 ?? 0
  const came = kind === 'wallet-moved' && change > 0
  const named = came ? 'wallet-came' : kind
  const amount = taka(money(Math.abs(change)), 'difference')
  const values = { provider, amount, at: time(since_ms) }
  const back = moneyWent(alert)
  const next = back === null ? t(`alerts.${named}.next`, values) : t(`alerts.${back}`)
  return { title: t(`alerts.${named}.title`, values), next }
}

/** The customer's money of a failed sale went its way before this was told. */
function moneyWent({ kind, tender }: Alert): 'refundedNext' | 'takenOverNext' | null {
  if (kind !== 'debited-after-failed') return null
  if (tender === 'refunded') return 'refundedNext'
  return tender === 'taken-over' ? 'takenOverNext' : null
}
