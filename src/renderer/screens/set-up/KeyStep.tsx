import { useEffect, useRef } from 'react'
import type { ProviderSummary } from '../../../contract/schemas.ts'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useSay } from '../../i18n/say.ts'
import { ProviderFields } from '../settings/ProviderForm.tsx'
import { useProviderForm } from '../settings/use-provider-form.ts'
import { mayBePlain, overHttp, suggestedAddress } from './addresses.ts'
import styles from './SetUpDialog.module.css'

interface Props {
  readonly provider: ProviderSummary
  readonly place: number
  readonly isPlainOffered: boolean
  readonly onward: () => void
}

/** Address and key; Enter keeps them and goes on. */
export function KeyStep({ provider, place, isPlainOffered, onward }: Props) {
  const { t } = useSay()
  const entry = useRef<HTMLFormElement>(null)
  const isPlain = isPlainOffered || provider.plainHttp
  const form = useProviderForm(startOf(provider, isPlainOffered), place, !isPlain)
  const { save, draft } = form
  // What stands there already is gone on with as it is, and not entered anew for nothing.
  const isKept = provider.hasKey && !provider.keyRefused && draft.key === ''
  const isSamePlan = draft.plan === String(provider.perMinute ?? '')
  const isSame = isKept && isSamePlan && draft.baseUrl === provider.baseUrl
  useEffect(() => {
    const wanted = provider.hasKey && !isPlainOffered ? 'button' : 'input[type=password]'
    entry.current?.querySelector<HTMLElement>(wanted)?.focus()
  }, [provider.hasKey, isPlainOffered])
  return (
    <form
      ref={entry}
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (save.isPending || !form.isPlanRead) return
        if (isSame) onward()
        else save.mutate(undefined, { onSuccess: onward })
      }}
    >
      {mayBePlain(provider.provider) && !isPlain && (
        <Notice tone="calm">{t('setUp.httpsFirst')}</Notice>
      )}
      {isPlainOffered && <Notice tone="fail">{t('setUp.keyAgain')}</Notice>}
      <ProviderFields provider={provider} form={form} />
      {form.problems.other !== '' && (
        <p role="alert" className={styles['problem']}>
          {form.problems.other}
        </p>
      )}
      <div className={styles['actions']}>
        <Button type="submit" kind="brand" onPress={() => undefined} isPending={save.isPending}>
          {t(save.isPending ? 'settings.saving' : isSame ? 'setUp.next' : 'setUp.keep')}{' '}
          <Kbd cap="Enter" onBrand />
        </Button>
      </div>
    </form>
  )
}

/** What stands in the fields at first: what is kept, or what the provider’s document says. */
function startOf(provider: ProviderSummary, isPlainOffered: boolean): ProviderSummary {
  const baseUrl = provider.baseUrl || suggestedAddress[provider.provider]
  return { ...provider, baseUrl: isPlainOffered ? overHttp(baseUrl) : baseUrl }
}
