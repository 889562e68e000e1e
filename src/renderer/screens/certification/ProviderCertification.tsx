import { useState } from 'react'
import type { ProviderSummary } from '../../../contract/schemas.ts'
import { Button } from '../../components/Button.tsx'
import { useSay } from '../../i18n/say.ts'
import styles from './Certification.module.css'
import { CertificationDialog } from './CertificationDialog.tsx'
import { CertifiedFacts, ToHttps } from './CertifiedFacts.tsx'
import { useCertification } from './use-certification.ts'

/** In a provider's card: what was measured of it, and the way to measure. */
export function ProviderCertification({ provider }: { readonly provider: ProviderSummary }) {
  const { t, count } = useSay()
  const certification = useCertification(provider.provider)
  const [isOpen, setOpen] = useState(false)
  if (!provider.hasKey || !certification.data) return null
  const { facts, steps } = certification.data
  const holding = facts.filter(({ standing }) => standing === 'valid').length
  const all = steps.flatMap(({ measures }) => measures).length
  return (
    <div className={styles['summary']}>
      <header className={styles['head']}>
        <h4>{t('certification.heading')}</h4>
        <span>
          {facts.length === 0
            ? t('certification.none')
            : t('certification.some', { holding: count(holding), all: count(all) })}
        </span>
        <Button onPress={() => setOpen(true)}>{t('certification.open')}</Button>
      </header>
      <ToHttps provider={provider} facts={facts} />
      {facts.length > 0 && <CertifiedFacts facts={facts} />}
      {isOpen && (
        <CertificationDialog
          certification={certification.data}
          provider={provider}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  )
}
