import type { Sale } from '../../contract/schemas.ts'
import { useSay } from '../i18n/say.ts'
import { isFromCopy, useCopy } from './from-copy.ts'
import { isAllOnCredit } from './money-words.ts'
import { useBarredBy } from './use-barred.ts'

/** What a row of a list says of money that is the customer's. */
export function OwedWord({ sale }: { readonly sale: Sale }) {
  const { t } = useSay()
  const words = isAllOnCredit(sale) ? 'onCredit.strike' : 'recent.giveBack'
  return useBeforeBack(sale) ?? t(words)
}

/** What is to be done before money that is due goes back; null where nothing is. */
export function useBeforeBack(sale: Sale): string | null {
  const { t } = useSay()
  const fromCopy = isFromCopy(sale, useCopy())
  const isBarred = useBarredBy(sale.id) !== null
  if (sale.tender !== 'refund-due') return null
  if (isBarred) return t('debited.before')
  return fromCopy ? t('fromCopy.before') : null
}
