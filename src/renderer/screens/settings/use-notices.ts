import { useQuery } from '@tanstack/react-query'
import type { NoticesSave } from '../../../contract/notices.ts'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'
import { useSave } from './use-save.ts'

/** Where notices come in, and whether they do. */
export function useNotices() {
  const { api } = useSession()
  return useQuery({ queryKey: queryKeys.notices, queryFn: () => api.settings.notices() })
}

export function useSaveNotices() {
  const { api } = useSession()
  return useSave(queryKeys.notices, (words: NoticesSave) => api.settings.saveNotices(words))
}

export type SaveNotices = ReturnType<typeof useSaveNotices>
