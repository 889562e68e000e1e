import { useState } from 'react'
import type { ProviderSummary } from '../../../contract/schemas.ts'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useSay } from '../../i18n/say.ts'
import { CertificationDialog } from '../certification/CertificationDialog.tsx'
import { useCertification } from '../certification/use-certification.ts'
import styles from './SetUpDialog.module.css'

interface Props {
  readonly provider: ProviderSummary
  readonly onClose: () => void
}

/** What no document says can be measured; until then the careful rules hold. */
export function CertificationStep({ provider, onClose }: Props) {
  const { t, count } = useSay()
  const certification = useCertification(provider.provider).data
  const [isMeasuring, setMeasuring] = useState(false)
  const holding = certification?.facts.filter(({ standing }) => standing === 'valid').length ?? 0
  const all = certification?.steps.flatMap(({ measures }) => measures).length ?? 0
  return (
    <div className={styles['form']}>
      <p>
        {holding === 0
          ? t('certification.none')
          : t('certification.some', { holding: count(holding), all: count(all) })}
      </p>
      <div className={styles['actions']}>
        <Button kind="brand" onPress={() => setMeasuring(true)} isDisabled={!certification}>
          {t('certification.open')}
        </Button>
        <Button onPress={onClose} takesFocus>
          {t('setUp.finish')} <Kbd cap="Enter" />
        </Button>
      </div>
      {isMeasuring && certification && (
        <CertificationDialog
          certification={certification}
          provider={provider}
          onClose={() => setMeasuring(false)}
        />
      )}
    </div>
  )
}
