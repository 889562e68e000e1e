import { useState } from 'react'
import type { Settings } from '../../../contract/schemas.ts'
import { parseTaka, plainFigure } from '../../../domain/money.ts'
import type { ProviderId } from '../../../domain/provider.ts'
import { TakaLine } from '../../components/TakaLine.tsx'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'
import { useSettings } from '../../core/use-core.ts'
import { useAmountWords } from '../../i18n/amount-words.ts'
import { useSay } from '../../i18n/say.ts'
import { useSave } from '../settings/use-save.ts'

/** The owner's line for one provider: at this much or less its wallet is shown as low. */
export function WarnBelow({ provider }: { readonly provider: ProviderId }) {
  const { t } = useSay()
  const amountWords = useAmountWords()
  const { api } = useSession()
  const lines = useSettings().data?.lowBalance_e4
  const save = useSave(queryKeys.settings, (part: Pick<Settings, 'lowBalance_e4'>) =>
    api.settings.save(part),
  )
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? (lines === undefined ? '' : plainFigure(lines[provider]))
  const amount = parseTaka(text, { zero: true })
  return (
    <TakaLine
      label={t('lowBalance.line', { provider })}
      hint={t('lowBalance.lineHint')}
      problem={amount.ok ? null : amountWords(amount.problem)}
      text={text}
      onType={setTyped}
      isChanged={amount.ok && lines !== undefined && amount.value !== lines[provider]}
      isSaving={save.isPending}
      saveWords={t('lowBalance.save')}
      onSave={() => {
        if (!amount.ok || !lines || save.isPending) return
        const next = { lowBalance_e4: { ...lines, [provider]: amount.value } }
        save.mutate(next, { onSuccess: () => setTyped(null) })
      }}
    />
  )
}
