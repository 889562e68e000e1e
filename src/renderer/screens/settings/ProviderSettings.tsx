import { useState } from 'react'
import type { ProviderSummary } from '../../../contract/schemas.ts'
import type { ProviderId } from '../../../domain/provider.ts'
import { Notice } from '../../components/Notice.tsx'
import { useHealth, useProviders } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { SetUpButton } from '../set-up/SetUpButton.tsx'
import { useFirstProviderFocus } from './first-provider.ts'
import { NoticesSettings } from './NoticesSettings.tsx'
import { LAST_PLACE, placesOf } from './places.ts'
import { ProviderForm } from './ProviderForm.tsx'
import styles from './SettingsScreen.module.css'

export function ProviderSettings() {
  const { t } = useSay()
  const providers = useProviders()
  const health = useHealth()
  const inPractice = health.data?.books === 'practice'
  const fixed = health.data?.booksFixed === true
  const shown = useStayingInPlace(providers.data ?? [])
  const places = placesOf(shown)
  const within = useFirstProviderFocus<HTMLDivElement>()
  return (
    <div className={styles['providers']} ref={within}>
      {inPractice ? (
        <Notice tone="wait">
          {t(fixed ? 'providerSettings.practiceFixed' : 'providerSettings.practiceLead')}
        </Notice>
      ) : (
        <p className={styles['lead']}>{t('providerSettings.lead')}</p>
      )}
      {shown.map((provider) => {
        const place = places.get(provider.provider) ?? LAST_PLACE
        return (
          <ProviderForm
            key={provider.provider}
            provider={provider}
            place={place}
            locked={inPractice}
            wayThrough={<SetUpButton provider={provider} place={place} />}
          />
        )
      })}
      <NoticesSettings />
    </div>
  )
}

/** The order they were first seen in: a card that is saved must not run from under the hand. */
function useStayingInPlace(providers: readonly ProviderSummary[]): readonly ProviderSummary[] {
  const [places, setPlaces] = useState<readonly ProviderId[]>([])
  if (places.length < providers.length) setPlaces(providers.map(({ provider }) => provider))
  return places.flatMap((place) => providers.find(({ provider }) => provider === place) ?? [])
}
