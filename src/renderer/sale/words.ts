import type { Sale } from '../../contract/schemas.ts'
import type { Money } from '../../domain/money.ts'
import { type Say, useSay } from '../i18n/say.ts'
import { type Face, actionsOf, reasonKey } from './face.ts'

/** The next step, with the reason before it where there is one. Plain text, ready to read out. */
export function useNextWords() {
  const say = useSay()
  return (face: Face, amount: Money, sale: Pick<Sale, 'reason' | 'tender'> | null): string => {
    const next = nextStep(say, face, amount, sale?.tender ?? null)
    const why = whyWords(say, face, sale?.reason ?? null)
    return why === '' ? next : `${why} ${next}`
  }
}

function nextStep({ t, taka }: Say, face: Face, amount: Money, tender: Sale['tender'] | null) {
  const owed = actionsOf[face].includes('refund')
  if (owed && tender === 'refunded') return t('moneyBack.returned')
  if (owed && tender === 'taken-over') return t('moneyBack.takenOver')
  return t(`next.${face}`, { amount: taka(amount) })
}

function whyWords({ t }: Say, face: Face, reason: Sale['reason']): string {
  // These words say all there is; the code behind them would say it twice.
  const saidAlready = face === 'cancelled' || face === 'checking' || face === 'review'
  if (reason === null || saidAlready) return ''
  return t(`reason.${reasonKey(reason.code)}`, { code: reason.code })
}
