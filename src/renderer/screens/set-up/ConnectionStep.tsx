import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ProviderSummary } from '../../../contract/schemas.ts'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { CertifiedFacts, ToHttps } from '../certification/CertifiedFacts.tsx'
import { useCertification } from '../certification/use-certification.ts'
import { ConnectionTest } from '../settings/ConnectionTest.tsx'
import { mayBePlain, meansNoHttps } from './addresses.ts'
import styles from './SetUpDialog.module.css'

interface Props {
  readonly provider: ProviderSummary
  readonly onward: () => void
  /** https did not answer: the address without it is entered, knowing what that means. */
  readonly onPlain: () => void
}

/** One question for the balance, which moves nothing, asked as soon as one comes here. */
export function ConnectionStep({ provider, onward, onPlain }: Props) {
  const { t } = useSay()
  const test = useAskedAtOnce(provider)
  const isGood = test.data?.ok === true
  const isPlainLeft =
    !provider.plainHttp && mayBePlain(provider.provider) && meansNoHttps(test.data?.why ?? null)
  return (
    <div className={styles['form']}>
      {test.isPending && <output>{t('providerSettings.testing')}</output>}
      <ConnectionTest test={test} provider={provider.provider} />
      {provider.plainHttp && <Notice tone="fail">{t('providerSettings.httpLasting')}</Notice>}
      {provider.plainHttp && <OverHttps provider={provider} />}
      {isPlainLeft && (
        <Notice tone="wait">
          {t(test.data?.why === 'tls' ? 'setUp.strangeHttps' : 'setUp.noHttps')}
        </Notice>
      )}
      <div className={styles['actions']}>
        {isGood && (
          <Button kind="brand" onPress={onward} takesFocus>
            {t('setUp.next')} <Kbd cap="Enter" onBrand />
          </Button>
        )}
        <Button
          key={test.isPending ? 'asking' : 'asked'}
          onPress={() => test.mutate()}
          isPending={test.isPending}
          takesFocus={!isGood && !test.isPending}
        >
          {t('setUp.askAgain')}
        </Button>
        {isPlainLeft && (
          <Button kind="danger" onPress={onPlain}>
            {t('setUp.withoutHttps')}
          </Button>
        )}
      </div>
    </div>
  )
}

function useAskedAtOnce({ provider }: ProviderSummary) {
  const { api } = useSession()
  const test = useMutation({ mutationFn: () => api.providers.test({ provider }) })
  const { mutate } = test
  const isAsked = useRef(false)
  useEffect(() => {
    if (isAsked.current) return
    isAsked.current = true
    mutate()
  }, [mutate])
  return test
}

/** Set up without https: whether it is there after all is one question away. */
function OverHttps({ provider }: { readonly provider: ProviderSummary }) {
  const { t } = useSay()
  const { api } = useSession()
  const certification = useCertification(provider.provider)
  const ask = useMutation({
    mutationFn: () =>
      api.certification.step({ provider: provider.provider, step: 'https', sales: [] }),
  })
  const { facts = [], running = null } = certification.data ?? {}
  const measured = facts.filter(({ name }) => name === 'https')
  return (
    <>
      {measured.length > 0 && <CertifiedFacts facts={measured} />}
      <ToHttps provider={provider} facts={facts} />
      <div>
        <Button onPress={() => ask.mutate()} isPending={ask.isPending || running !== null}>
          {t('setUp.askHttps')}
        </Button>
      </div>
    </>
  )
}
