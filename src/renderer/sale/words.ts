import type { SaleReason } from '../../contract/schemas.ts'
import type { Money } from '../../domain/money.ts'
import { useSay } from '../i18n/say.ts'
import { type Face, reasonKey } from './face.ts'

/** The next step, with the reason before it where there is one. Plain text, ready to read out. */
export function useNextWords() {
  const { t, taka } = useSay()
  return (face: Face, amount: Money, reason: SaleReason | null): string => {
    const next = t(`next.${face}`, { amount: taka(amount) })
    const why = reason === null ? '' : useful(face, reason)
    return why === '' ? next : `${why} ${next}`
  }

  function useful(face: Face, { code }: SaleReason): string {
    // These words say all there is; the code behind them would say it twice.
    if (face === 'cancelled' || face === 'checking' || face === 'review') return ''
    return t(`reason.${reasonKey(code)}`, { code })
  }
}
