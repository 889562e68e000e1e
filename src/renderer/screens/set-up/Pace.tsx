import type { ProviderSummary } from '../../../contract/schemas.ts'
import { type RateRule, rateRule } from '../../../domain/rate-limits.ts'
import { assertNever } from '../../../domain/result.ts'
import { Button } from '../../components/Button.tsx'
import { useHealth } from '../../core/use-core.ts'
import { type Say, useSay } from '../../i18n/say.ts'
import { tell } from '../../shell/told.ts'
import { PlanField } from '../settings/PlanField.tsx'
import { useProviderForm } from '../settings/use-provider-form.ts'
import styles from './SetUpDialog.module.css'

interface Props {
  readonly provider: ProviderSummary
}

/** How much it takes in a minute, which the counter keeps to; and where a plan says so, which. */
export function Pace({ provider }: Props) {
  const say = useSay()
  const date = useHealth().data?.today.businessDate ?? ''
  const rule = rateRule(provider.provider, date)
  return (
    <>
      <p>{paceWords(say, rule)}</p>
      {rule.kind === 'by-plan' && <Plan provider={provider} />}
    </>
  )
}

function paceWords({ t, count }: Pick<Say, 't' | 'count'>, rule: RateRule): string {
  switch (rule.kind) {
    case 'apart': {
      const { sales, questions } = rule
      return t('setUp.pace.apart', { sales: count(sales), questions: count(questions) })
    }
    case 'by-plan':
      return t('setUp.pace.by-plan')
    case 'courtesy':
      return t('setUp.pace.courtesy', { apart: count(rule.apart_ms / 1_000) })
    default:
      return assertNever(rule)
  }
}

/** Kept by itself, like every line of this step. */
function Plan({ provider }: Props) {
  const { t } = useSay()
  const form = useProviderForm(provider, provider.preference)
  const { save, changed, isPlanRead, problems } = form
  return (
    <form
      className={styles['plan']}
      onSubmit={(event) => {
        event.preventDefault()
        if (!changed || !isPlanRead || save.isPending) return
        save.mutate(undefined, { onSuccess: () => tell(t('settings.saved')) })
      }}
    >
      <PlanField form={form} />
      <Button
        type="submit"
        onPress={() => undefined}
        isDisabled={!changed || !isPlanRead}
        isPending={save.isPending}
      >
        {t('plainHttp.save')}
      </Button>
      {problems.other !== '' && (
        <p role="alert" className={styles['problem']}>
          {problems.other}
        </p>
      )}
    </form>
  )
}
