import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { useSay } from '../../i18n/say.ts'
import { tell } from '../../shell/told.ts'

/**
 * Saves what an owner decided: the core's answer is what stands from then on, and it is told
 * whether it was saved.
 */
export function useSave<Words, Kept>(queryKey: QueryKey, save: (words: Words) => Promise<Kept>) {
  const { t } = useSay()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: save,
    onSuccess: (kept) => {
      queries.setQueryData(queryKey, kept)
      tell(t('settings.saved'))
    },
    onError: () => tell(t('refusal.LOST'), 'fail'),
  })
}
