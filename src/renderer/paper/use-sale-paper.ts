import type { PaperFor } from '../../contract/printing.ts'
import type { SaleDetail } from '../../contract/schemas.ts'
import type { Paper } from '../../domain/paper/paper.ts'
import { useStore } from '../core/store.ts'
import { useHealth, useSettings } from '../core/use-core.ts'
import { useSay } from '../i18n/say.ts'
import { cashOfCalledOff } from '../sale/called-off.ts'
import { besideOf, describeSale } from './sale-paper.ts'

/** The slip of a sale; null while it is not known what it may say. */
export function useSalePaper(sale: SaleDetail | undefined, whose: PaperFor): Paper | null {
  const say = useSay()
  const settings = useSettings().data
  const health = useHealth().data
  // What is noted of its cash changes what its paper promises.
  useStore(cashOfCalledOff)
  if (!sale || !settings || !health) return null
  return describeSale(say, sale, { shop: settings, open: besideOf(sale, health) }, whose)
}
