import { useId, useState } from 'react'
import type { ProviderSummary } from '../../../contract/schemas.ts'
import { inDigits, toLatinDigits } from '../../../domain/digits.ts'
import { formatFigure } from '../../../domain/money.ts'
import { WRITTEN_MAX } from '../../../domain/written.ts'
import { Button } from '../../components/Button.tsx'
import { useSay } from '../../i18n/say.ts'
import { tell } from '../../shell/told.ts'
import styles from '../wallets/WarnBelow.module.css'
import { readCap } from './cap-entry.ts'
import { useCap } from './use-cap.ts'

/** The owner's line for a provider without https: more than this is not sent through it. */
export function PlainHttpMost({ provider }: { readonly provider: ProviderSummary }) {
  const { t, taka, digits } = useSay()
  const id = useId()
  const cap = useCap(provider)
  const { plainHttpMost_e4: kept_e4 } = provider
  const kept = kept_e4 === null ? '' : formatFigure(kept_e4).replaceAll(',', '')
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? kept
  const read = readCap(text)
  const isChanged = read.ok && read.value !== kept_e4
  const grouped = !read.ok && read.problem.code === 'grouped' ? taka(read.problem.amount_e4) : ''
  const said = read.ok ? cap.problem : t(`amountProblem.${read.problem.code}`, { amount: grouped })
  return (
    <form
      className={styles['line']}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isChanged) return
        cap.save(read.value, () => {
          setTyped(null)
          tell(t('settings.saved'))
        })
      }}
    >
      <label htmlFor={id}>{t('plainHttp.line')}</label>
      <span className={styles['box']}>
        <span aria-hidden="true">৳</span>
        <input
          id={id}
          data-digits=""
          inputMode="numeric"
          autoComplete="off"
          maxLength={WRITTEN_MAX}
          placeholder={t('plainHttp.unlimited')}
          aria-invalid={said !== ''}
          aria-describedby={`${id}-says`}
          value={inDigits(toLatinDigits(text), digits)}
          onChange={(event) => setTyped(event.target.value)}
        />
      </span>
      <Button type="submit" onPress={() => undefined} isDisabled={!isChanged || cap.isSaving}>
        {t(cap.isSaving ? 'settings.saving' : 'plainHttp.save')}
      </Button>
      <small id={`${id}-says`} className={said === '' ? styles['hint'] : styles['problem']}>
        {said === '' ? t('plainHttp.hint') : said}
      </small>
    </form>
  )
}
