import type { Alert } from '../../contract/alert.ts'
import { money } from '../../domain/money.ts'
import type { Say } from '../i18n/say.ts'

type Words = Pick<Say, 't' | 'taka' | 'time'>

/** What happened, and what to do about it as things stand now. */
export function alertWords({ t, taka, time }: Words, alert: Alert) {
  const { provider, change_e4, since_ms, slip } = alert
  const amount = taka(money(Math.abs(change_e4 ?? 0)), 'difference')
  const values = { provider, amount, at: time(since_ms), slip: slip ?? '' }
  const named = nameOf(alert)
  const back = moneyWent(alert)
  const next = back === null ? t(`alerts.${named}.next`, values) : t(`alerts.${back}`)
  return { title: t(`alerts.${named}.title`, values), next }
}

/** A wallet that moved is told by the way it went, or by the slip that explains it. */
function nameOf({ kind, change_e4, slip }: Alert) {
  if (kind === 'debited-after-failed' && change_e4 === null) return 'under-way'
  if (kind !== 'wallet-moved') return kind
  if (slip !== null) return 'not-added'
  return (change_e4 ?? 0) > 0 ? 'wallet-came' : kind
}

/** The customer's money of a failed sale went its way before this was told. */
function moneyWent({ kind, tender }: Alert): 'refundedNext' | 'takenOverNext' | null {
  if (kind !== 'debited-after-failed') return null
  if (tender === 'refunded') return 'refundedNext'
  return tender === 'taken-over' ? 'takenOverNext' : null
}
