import { useSay } from '../../../i18n/say.ts'
import styles from './Commission.module.css'
import { earnsTyped, exampleOf, examplesOf, type RuleForm } from './rule-form.ts'

/** What some amounts earn by what is typed, to the last ten-thousandth. */
export function RuleExamples({ form }: { readonly form: RuleForm }) {
  const { t, taka } = useSay()
  const earns = earnsTyped(form)
  return (
    <output className={styles['examples']} aria-label={t('commission.examples')}>
      {!earns.ok && t('commission.exampleFirst')}
      {earns.ok &&
        examplesOf[form.kind].map((amount_e4) => {
          const earned_e4 = exampleOf(earns.value, amount_e4, form.kind)
          const amount = taka(amount_e4)
          return (
            <b key={amount_e4}>
              {earned_e4 === null
                ? t('commission.exampleNot', { amount })
                : t('commission.example', { amount, earned: taka(earned_e4, 'exact') })}
            </b>
          )
        })}
    </output>
  )
}
