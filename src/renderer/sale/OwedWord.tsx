import type { SaleId } from '../../domain/sale.ts'
import { useSay } from '../i18n/say.ts'
import { useDebited } from './use-debited.ts'

/** What a row of a list says of money that is the customer's. */
export function OwedWord({ id }: { readonly id: SaleId }) {
  const { t } = useSay()
  return t(useDebited(id) ? 'debited.before' : 'recent.giveBack')
}
