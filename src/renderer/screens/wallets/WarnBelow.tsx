import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { Settings } from '../../../contract/schemas.ts'
import { inDigits, toLatinDigits } from '../../../domain/digits.ts'
import { formatFigure, parseTaka } from '../../../domain/money.ts'
import type { ProviderId } from '../../../domain/provider.ts'
import { WRITTEN_MAX } from '../../../domain/written.ts'
import { Button } from '../../components/Button.tsx'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'
import { useSettings } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { tell } from '../../shell/told.ts'
import styles from './WarnBelow.module.css'

/** The owner's line for one provider: at this much or less its wallet is shown as low. */
export function WarnBelow({ provider }: { readonly provider: ProviderId }) {
  const { t, digits } = useSay()
  const id = useId()
  const line = useLine(provider)
  const { text, problem } = line
  return (
    <form
      className={styles['line']}
      onSubmit={(event) => {
        event.preventDefault()
        line.save()
      }}
    >
      <label htmlFor={id}>{t('lowBalance.line', { provider })}</label>
      <span className={styles['box']}>
        <span aria-hidden="true">৳</span>
        <input
          id={id}
          data-digits=""
          inputMode="numeric"
          autoComplete="off"
          maxLength={WRITTEN_MAX}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-says`}
          value={inDigits(toLatinDigits(text), digits)}
          onChange={(event) => line.type(event.target.value)}
        />
      </span>
      <Button type="submit" onPress={() => undefined} isDisabled={!line.changed || line.isSaving}>
        {t(line.isSaving ? 'settings.saving' : 'lowBalance.save')}
      </Button>
      <small id={`${id}-says`} className={problem === null ? styles['hint'] : styles['problem']}>
        {problem ?? t('lowBalance.lineHint')}
      </small>
    </form>
  )
}

function useLine(provider: ProviderId) {
  const { t, taka } = useSay()
  const { api } = useSession()
  const queries = useQueryClient()
  const settings = useSettings()
  const lines = settings.data?.lowBalance_e4
  const kept = lines === undefined ? '' : formatFigure(lines[provider]).replaceAll(',', '')
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? kept
  const amount = parseTaka(text, { zero: true })
  const save = useMutation({
    mutationFn: (part: Pick<Settings, 'lowBalance_e4'>) => api.settings.save(part),
    onSuccess: (saved) => {
      queries.setQueryData(queryKeys.settings, saved)
      setTyped(null)
      tell(t('settings.saved'))
    },
    onError: () => tell(t('refusal.LOST'), 'fail'),
  })
  const said = () => {
    if (amount.ok) return null
    const { problem } = amount
    const limit = problem.code === 'grouped' ? taka(problem.amount_e4) : ''
    return t(`amountProblem.${problem.code}`, { amount: limit })
  }
  return {
    text,
    type: setTyped,
    problem: said(),
    isSaving: save.isPending,
    changed: amount.ok && lines !== undefined && amount.value !== lines[provider],
    save: () => {
      if (!amount.ok || !lines || save.isPending || amount.value === lines[provider]) return
      save.mutate({ lowBalance_e4: { ...lines, [provider]: amount.value } })
    },
  }
}
