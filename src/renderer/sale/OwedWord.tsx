import type { Sale } from '../../contract/schemas.ts'
import { useSay } from '../i18n/say.ts'
import { isFromCopy, useCopy } from './from-copy.ts'
import { useDebited } from './use-debited.ts'

/** What a row of a list says of money that is the customer's. */
export function OwedWord({ sale }: { readonly sale: Sale }) {
  const { t } = useSay()
  const fromCopy = isFromCopy(sale, useCopy())
  if (useDebited(sale.id)) return t('debited.before')
  return t(fromCopy ? 'fromCopy.before' : 'recent.giveBack')
}
