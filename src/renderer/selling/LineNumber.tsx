import { groupTyped } from '../../domain/mobile-number.ts'
import type { LineType } from '../../domain/operator.ts'
import type { MarkedCode } from '../components/OperatorMark.tsx'
import { useSay } from '../i18n/say.ts'
import type { LineReading } from './line.ts'
import { NumberField } from './NumberField.tsx'
import { type NumberTyped, numberProblemShown } from './number-problem.ts'
import { OperatorChoice } from './OperatorChoice.tsx'
import type { SellingForm } from './selling-form.ts'

type NumberAction =
  | { readonly type: 'typed-number'; readonly text: string }
  | { readonly type: 'went-to'; readonly stage: 'number' }
  | { readonly type: 'next-operator' }

interface Props {
  readonly form: Pick<SellingForm, 'saleId' | 'stage'> & NumberTyped
  readonly reading: LineReading & { readonly lineType?: LineType }
  /** What stands at the end where that is not the network alone. */
  readonly mark?: MarkedCode | null
  readonly dispatch: (action: NumberAction) => void
}

/** The number of a line, with its network at the end. */
export function LineNumber({ form, reading, mark = reading.operator, dispatch }: Props) {
  const { t, digits } = useSay()
  const problem = numberProblemShown(form, reading)
  const { lineType = 'prepaid' } = reading
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
        operator={mark}
        lineType={lineType}
        onNext={() => dispatch({ type: 'next-operator' })}
      />
    </NumberField>
  )
}
