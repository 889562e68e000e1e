import type { CashDirection, CashPurpose } from '../../../domain/cash/movements.ts'
import type { Say } from '../../i18n/say.ts'

interface Purposed {
  readonly direction: CashDirection
  readonly purpose: CashPurpose
}

/** What cash went in or out for. */
export function purposeWords({ t }: Pick<Say, 't'>, { direction, purpose }: Purposed): string {
  if (direction === 'out') return t(`cashMove.purposes.out.${purpose}`)
  // Nothing comes in as an expense (domain/cash/movements.ts).
  return t(`cashMove.purposes.in.${purpose === 'bank' ? 'bank' : 'owner'}`)
}
