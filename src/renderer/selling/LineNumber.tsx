import { groupTyped } from '../../../domain/mobile-number.ts'
import { useSay } from '../../i18n/say.ts'
import { NumberField } from '../../selling/NumberField.tsx'
import { numberProblemShown } from '../../selling/number-problem.ts'
import { OperatorChoice } from '../../selling/OperatorChoice.tsx'
import { dispatch } from './form-store.ts'
import type { Recharge } from './use-recharge.ts'

export function RechargeNumber({ recharge }: { readonly recharge: Recharge }) {
  const { t, digits } = useSay()
  const { form, reading } = recharge
  const problem = numberProblemShown(form, reading)
  return (
    <NumberField
      label={t('recharge.number')}
      shown={groupTyped(form.number, digits)}
      problem={problem && t(problem)}
      turn={form.stage === 'number' ? form.saleId : null}
      onType={(text) => dispatch({ type: 'typed-number', text })}
      onEnter={() => dispatch({ type: 'went-to', stage: 'number' })}
    >
      <OperatorChoice
        operator={reading.operator}
        lineType={reading.lineType}
        onNext={() => dispatch({ type: 'next-operator' })}
      />
    </NumberField>
  )
}
