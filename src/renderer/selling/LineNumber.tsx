import { groupTyped } from '../../domain/mobile-number.ts'
import { type MarkedCode, markOf } from '../../domain/kinds/mark.ts'
import type { LineType } from '../../domain/operator.ts'
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

type Reading = LineReading & { readonly lineType?: LineType }

interface Props {
  readonly form: Pick<SellingForm, 'saleId' | 'stage'> & NumberTyped
  readonly reading: Reading
  /** What stands at the end where that is not the network alone. */
  readonly mark?: MarkedCode | null
  readonly dispatch: (action: NumberAction) => void
}

/** The number of a line, with its network at the end. */
export function LineNumber({ form, reading, mark = markIn(reading), dispatch }: Props) {
  const { t, digits } = useSay()
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
      <OperatorChoice operator={mark} onNext={() => dispatch({ type: 'next-operator' })} />
    </NumberField>
  )
}

function markIn({ operator, lineType }: Reading): MarkedCode | null {
  return operator === null ? null : markOf(operator, lineType)
}
