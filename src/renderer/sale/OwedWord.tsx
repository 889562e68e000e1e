import type { Sale } from '../../contract/schemas.ts'
import { useSay } from '../i18n/say.ts'
import { isFromCopy, useCopy } from './from-copy.ts'
import { useBarredBy } from './use-barred.ts'

/** What a row of a list says of money that is the customer's. */
export function OwedWord({ sale }: { readonly sale: Sale }) {
  const { t } = useSay()
  const fromCopy = isFromCopy(sale, useCopy())
  if (useBarredBy(sale.id) !== null) return t('debited.before')
  return t(fromCopy ? 'fromCopy.before' : 'recent.giveBack')
}
