import type { Sale, SaleIntent } from '../../contract/schemas.ts'
import { useSay } from '../i18n/say.ts'

/** What was sold, as its kind says it: the line of a recharge, the name of a package. */
export function useWhat(): (sale: Sale | SaleIntent) => string {
  const { line } = useSay()
  return (sale) => {
    if (sale.kind === 'recharge') return line(sale.lineType)
    return 'packageName' in sale ? sale.packageName : `#${sale.packageId}`
  }
}
