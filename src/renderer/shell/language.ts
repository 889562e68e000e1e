import { useQueryClient } from '@tanstack/react-query'
import { queryKeys } from '../core/queries.ts'
import { useSession } from '../core/session.ts'
import { useSay } from '../i18n/say.ts'

/** Puts the shop into the other language and keeps it so. */
export function useLanguageSwitch(): () => void {
  const { api } = useSession()
  const queries = useQueryClient()
  const { language } = useSay()
  return () => {
    const other = language === 'bn' ? 'en' : 'bn'
    void api.settings
      .save({ language: other })
      .then((saved) => queries.setQueryData(queryKeys.settings, saved))
      .catch(() => queries.invalidateQueries({ queryKey: queryKeys.settings }))
  }
}
