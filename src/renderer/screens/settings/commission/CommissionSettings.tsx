import { useState } from 'react'
import type { DriftRow, Rule } from '../../../../contract/commission.ts'
import { providerIds } from '../../../../domain/provider.ts'
import { Button } from '../../../components/Button.tsx'
import { useSay } from '../../../i18n/say.ts'
import card from '../Card.module.css'
import head from '../SwitchCard.module.css'
import styles from './Commission.module.css'
import { DriftCard } from './DriftCard.tsx'
import { formOfDrift, formOfRule, freshForm, type RuleForm } from './rule-form.ts'
import { RuleEditor } from './RuleEditor.tsx'
import { RuleList } from './RuleList.tsx'
import { newRuleId, useRules } from './use-commission.ts'

/** What the owner was promised, and whether that is what comes. */
export function CommissionSettings() {
  const rules = useRules()
  const [form, setForm] = useState<RuleForm | null>(null)
  // The form stays the same one while its rule becomes another: whoever types goes on typing.
  const [opened, setOpened] = useState('')
  if (!rules.data) return null
  const { today } = rules.data
  const fresh = () => freshForm(newRuleId(), today, providerIds[0])
  const open = (begun: RuleForm) => {
    setForm(begun)
    setOpened(begun.id)
  }
  return (
    <>
      <RulesCard
        rules={rules.data.rules}
        today={today}
        form={form}
        opened={opened}
        onMake={() => open(fresh())}
        onForm={setForm}
        onAgain={(rule) => open(formOfRule(rule, fresh()))}
      />
      <DriftCard
        today={today}
        onRule={(row: DriftRow) => {
          const rule = rules.data.rules.find(({ id }) => id === row.rule)
          open(rule ? formOfRule(rule, fresh()) : formOfDrift(row, fresh()))
        }}
      />
    </>
  )
}

interface RulesProps {
  readonly rules: readonly Rule[]
  readonly today: string
  readonly form: RuleForm | null
  readonly opened: string
  readonly onMake: () => void
  readonly onForm: (form: RuleForm | null) => void
  readonly onAgain: (rule: Rule) => void
}

function RulesCard({ rules, today, form, opened, onMake, onForm, onAgain }: RulesProps) {
  const { t } = useSay()
  return (
    <section className={card['card']} aria-labelledby="set-commission">
      <header className={head['head']}>
        <h3 id="set-commission">{t('commission.title')}</h3>
        {!form && (
          <Button kind="brand" onPress={onMake}>
            {t('commission.make')}
          </Button>
        )}
      </header>
      <p className={head['lead']}>{t('commission.lead')}</p>
      {form && (
        <RuleEditor
          key={opened}
          form={form}
          today={today}
          onChange={onForm}
          onClose={() => onForm(null)}
        />
      )}
      {rules.length === 0 ? (
        <p className={styles['none']}>
          <b>{t('commission.none')}</b> {t('commission.noneNext')}
        </p>
      ) : (
        <RuleList rules={rules} today={today} onAgain={onAgain} />
      )}
    </section>
  )
}
