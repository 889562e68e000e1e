import { useHealth, useProviders } from '../../core/use-core.ts'
import { Notice } from '../../components/Notice.tsx'
import { useSay } from '../../i18n/say.ts'
import { ProviderForm } from './ProviderForm.tsx'
import styles from './SettingsScreen.module.css'

export function ProviderSettings() {
  const { t } = useSay()
  const providers = useProviders()
  const health = useHealth()
  const inPractice = health.data?.books === 'practice'
  const next = 1 + (providers.data ?? []).filter(({ hasKey }) => hasKey).length
  return (
    <>
      {inPractice ? (
        <Notice tone="wait">{t('providerSettings.practiceLead')}</Notice>
      ) : (
        <p className={styles['lead']}>{t('providerSettings.lead')}</p>
      )}
      {providers.data?.map((provider) => (
        <ProviderForm key={provider.provider} provider={provider} next={next} locked={inPractice} />
      ))}
    </>
  )
}
