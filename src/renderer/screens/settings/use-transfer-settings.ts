import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { TransferSettings } from '../../../contract/transfers.ts'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { tell } from '../../shell/told.ts'

/** Saves what the owner decided about mobile money; the rest stays as it was heard last. */
export function useSaveTransfers(kept: TransferSettings) {
  const { t } = useSay()
  const { api } = useSession()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (part: Partial<TransferSettings>) =>
      api.settings.save({ transfers: { ...kept, ...part } }),
    onSuccess: (saved) => {
      queries.setQueryData(queryKeys.settings, saved)
      tell(t('settings.saved'))
    },
    onError: () => tell(t('refusal.LOST'), 'fail'),
  })
}

export type SaveTransfers = ReturnType<typeof useSaveTransfers>
