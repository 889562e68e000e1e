import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { NoticesSave } from '../../../contract/notices.ts'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { tell } from '../../shell/told.ts'

/** Where notices come in, and whether they do. */
export function useNotices() {
  const { api } = useSession()
  return useQuery({ queryKey: queryKeys.notices, queryFn: () => api.settings.notices() })
}

export function useSaveNotices() {
  const { t } = useSay()
  const { api } = useSession()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (words: NoticesSave) => api.settings.saveNotices(words),
    onSuccess: (saved) => {
      queries.setQueryData(queryKeys.notices, saved)
      tell(t('settings.saved'))
    },
    onError: () => tell(t('refusal.LOST'), 'fail'),
  })
}

export type SaveNotices = ReturnType<typeof useSaveNotices>
