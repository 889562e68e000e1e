import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ProviderSummary } from '../../../contract/schemas.ts'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { queryKeys } from '../../core/queries.ts'
import { problemOf } from '../../core/refusal.ts'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { useRefusalWords } from '../../sale/refusal-words.ts'
import styles from './ProviderForm.module.css'

/**
 * A number in the provider's list means another operator than before (B11): whoever sold by it
 * could send to the wrong one. It is believed once the owner says so, by saving the same again.
 */
export function DoubtedOperators({ provider }: { readonly provider: ProviderSummary }) {
  const { t, operator } = useSay()
  const { api } = useSession()
  const queries = useQueryClient()
  const refusalWords = useRefusalWords()
  const believe = useMutation({
    mutationFn: () => {
      const { baseUrl, preference, acceptPlainHttp } = provider
      return api.providers.save({
        provider: provider.provider,
        baseUrl,
        preference,
        acceptPlainHttp,
      })
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: queryKeys.providers }),
  })
  const failed = believe.error === null ? null : problemOf(believe.error)
  if (provider.operatorsDoubted.length === 0) return null
  const named = provider.operatorsDoubted.map(operator).join(', ')
  return (
    <Notice tone="wait">
      <div className={styles['actions']}>
        <span>
          {t('providerSettings.doubted', { provider: provider.provider, operators: named })}
        </span>
        <Button onPress={() => believe.mutate()} isPending={believe.isPending}>
          {t('providerSettings.believe')}
        </Button>
      </div>
      {failed && (
        <p role="alert" className={styles['problem']}>
          {failed.kind === 'refused' ? refusalWords(failed.refusal) : t('refusal.LOST')}
        </p>
      )}
    </Notice>
  )
}
