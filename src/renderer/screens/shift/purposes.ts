import type { CashDirection, CashPurpose } from '../../../domain/cash/movements.ts'
import { useSay } from '../../i18n/say.ts'

interface Purposed {
  readonly direction: CashDirection
  readonly purpose: CashPurpose
}

/** What cash went in or out for. */
export function usePurposeWords(): (move: Purposed) => string {
  const { t } = useSay()
  return ({ direction, purpose }) => {
    if (direction === 'out') return t(`cashMove.purposes.out.${purpose}`)
    // Nothing comes in as an expense (domain/cash/movements.ts).
    return t(`cashMove.purposes.in.${purpose === 'bank' ? 'bank' : 'owner'}`)
  }
}
