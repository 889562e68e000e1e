import type { Customer } from '../../../contract/dues.ts'
import { money, ZERO } from '../../../domain/money.ts'
import { useSettings } from '../../core/use-core.ts'

/** Up to what a customer may owe, by an own limit or by the shop's. */
export function useLimit({ limit_e4, owes_e4 }: Pick<Customer, 'limit_e4' | 'owes_e4'>) {
  const usual_e4 = useSettings().data?.dues.limit_e4 ?? ZERO
  const most_e4 = limit_e4 ?? usual_e4
  return {
    limit_e4: most_e4,
    isOwn: limit_e4 !== null,
    isOver: owes_e4 > most_e4,
    /** Less than nothing where it is passed. */
    left_e4: money(most_e4 - owes_e4),
  }
}
