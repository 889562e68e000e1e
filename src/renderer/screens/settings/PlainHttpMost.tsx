import { useState } from 'react'
import type { ProviderSummary } from '../../../contract/schemas.ts'
import { plainFigure } from '../../../domain/money.ts'
import { TakaLine } from '../../components/TakaLine.tsx'
import { useAmountWords } from '../../i18n/amount-words.ts'
import { useSay } from '../../i18n/say.ts'
import { tell } from '../../shell/told.ts'
import { readCap } from './cap-entry.ts'
import { useCap } from './use-cap.ts'

/** The owner's line for a provider without https: more than this is not sent through it. */
export function PlainHttpMost({ provider }: { readonly provider: ProviderSummary }) {
  const { t } = useSay()
  const amountWords = useAmountWords()
  const cap = useCap(provider)
  const { plainHttpMost_e4: kept_e4 } = provider
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? (kept_e4 === null ? '' : plainFigure(kept_e4))
  const read = readCap(text)
  return (
    <TakaLine
      label={t('plainHttp.line')}
      hint={t('plainHttp.hint')}
      problem={read.ok ? cap.problem : amountWords(read.problem)}
      text={text}
      empty={t('plainHttp.unlimited')}
      onType={setTyped}
      isChanged={read.ok && read.value !== kept_e4}
      isSaving={cap.isSaving}
      saveWords={t('plainHttp.save')}
      onSave={() => {
        if (!read.ok) return
        cap.save(read.value, () => {
          setTyped(null)
          tell(t('settings.saved'))
        })
      }}
    />
  )
}
