import type { TransferSettings } from '../../../contract/transfers.ts'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'
import { useSave } from './use-save.ts'

/** Saves what the owner decided about mobile money; the rest stays as it was heard last. */
export function useSaveTransfers(kept: TransferSettings) {
  const { api } = useSession()
  return useSave(queryKeys.settings, (part: Partial<TransferSettings>) =>
    api.settings.save({ transfers: { ...kept, ...part } }),
  )
}

export type SaveTransfers = ReturnType<typeof useSaveTransfers>
