import type { Sale } from '../../contract/schemas.ts'
import { queryKeys } from '../core/queries.ts'
import { useSession } from '../core/session.ts'
import { canPutAway } from './card.ts'

/** What `-` does: clears the form; where that is empty already, puts the latest card away too. */
export function useClear(clear: () => void): (isEmpty: boolean) => void {
  const { desk, queries } = useSession()
  return (isEmpty) => {
    const [latest] = desk.sales.get()
    if (isEmpty && latest) {
      const sale = queries.getQueryData<Sale>(queryKeys.standing(latest.intent.id))
      if (canPutAway(latest, sale ?? null)) desk.dismiss(latest.intent.id)
    }
    clear()
  }
}
