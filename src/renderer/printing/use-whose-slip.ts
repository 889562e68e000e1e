import type { PaperOf } from '../../contract/printing.ts'
import { useStanding } from '../core/use-core.ts'
import { useSay } from '../i18n/say.ts'
import { paidOf } from '../sale/paid.ts'

/** @returns whose slip it is, masked as in every list; null of no sale, or while it is fetched */
export function useWhoseSlip(of: PaperOf): string | null {
  const { whose, masked, taka } = useSay()
  const sale = useStanding(of.kind === 'sale' ? of.sale : null).data
  return sale ? `${whose(sale)} ${masked(sale.number)} · ${taka(paidOf(sale))}` : null
}
