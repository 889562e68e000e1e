import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ProviderSummary } from '../../../contract/schemas.ts'
import type { Money } from '../../../domain/money.ts'
import { queryKeys } from '../../core/queries.ts'
import { problemOf } from '../../core/refusal.ts'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { useRefusalWords } from '../../sale/refusal-words.ts'

/** How much the owner lets go through a provider without https. */
export function useCap({ provider }: ProviderSummary) {
  const { t } = useSay()
  const { api } = useSession()
  const queries = useQueryClient()
  const refusalWords = useRefusalWords()
  const cap = useMutation({
    mutationFn: (plainHttpMost_e4: Money | null) =>
      api.providers.cap({ provider, plainHttpMost_e4 }),
    onSuccess: () => queries.invalidateQueries({ queryKey: queryKeys.providers }),
  })
  const failed = cap.error === null ? null : problemOf(cap.error)
  const problem = failed?.kind === 'refused' ? refusalWords(failed.refusal) : t('refusal.LOST')
  return {
    isSaving: cap.isPending,
    problem: failed === null ? null : problem,
    save(plainHttpMost_e4: Money | null, then: () => void) {
      if (!cap.isPending) cap.mutate(plainHttpMost_e4, { onSuccess: then })
    },
  }
}
