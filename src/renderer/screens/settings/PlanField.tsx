import { PLAN_BOUNDS, PLANS } from '../../../domain/rate-limits.ts'
import { Field } from '../../components/Field.tsx'
import { useSay } from '../../i18n/say.ts'
import type { ProviderFormState } from './use-provider-form.ts'

/** What the owner's plan allows: the provider names it nowhere but in its dashboard. */
export function PlanField({ form }: { readonly form: ProviderFormState }) {
  const { t, count } = useSay()
  const [starter, business] = [count(PLANS.starter), count(PLANS.business)]
  const [min, max] = [count(PLAN_BOUNDS.min), count(PLAN_BOUNDS.max)]
  return (
    <Field
      label={t('providerSettings.plan')}
      hint={t('providerSettings.planHint', { starter, business })}
      problem={form.isPlanRead ? '' : t('providerSettings.planProblem', { min, max })}
    >
      {({ id, describedBy, invalid }) => (
        <input
          id={id}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
          value={form.draft.plan}
          onChange={(event) => form.edit({ plan: event.target.value })}
        />
      )}
    </Field>
  )
}
