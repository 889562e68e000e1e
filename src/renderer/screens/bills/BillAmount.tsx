import { useSay } from '../../i18n/say.ts'
import type { BurstGuard } from '../../keyboard/burst.ts'
import { AmountField } from '../../selling/AmountField.tsx'
import { dispatch } from './form-store.ts'
import { amountProblemShown } from './problems.ts'
import type { Bill } from './use-bill.ts'

interface Props {
  readonly bill: Bill
  readonly guard: BurstGuard
}

export function BillAmount({ bill, guard }: Props) {
  const { t } = useSay()
  const words = useTroubleWords(bill)
  return (
    <AmountField
      label={t('recharge.amount')}
      text={bill.form.amount}
      problem={words}
      turn={bill.form.stage === 'amount' ? bill.form.saleId : null}
      guard={guard}
      onType={(text) => dispatch({ type: 'typed', field: 'amount', text })}
      onScan={() => dispatch({ type: 'scanned' })}
      onEnter={() => dispatch({ type: 'went-to', stage: 'amount' })}
    />
  )
}

function useTroubleWords({ form, reading }: Bill): string | null {
  const { t, taka } = useSay()
  const trouble = amountProblemShown(form, reading)
  if (trouble === null) return null
  const { code } = trouble
  if (code === 'below-minimum' || code === 'above-maximum') {
    return t(`bills.amountProblem.${code}`, { limit: taka(trouble.limit_e4) })
  }
  if (code === 'decimals') {
    return t(`bills.amountProblem.${reading.biller?.poisha === false ? 'whole' : 'decimals'}`)
  }
  if (code === 'too-large') return t('bills.amountProblem.too-large')
  return t(`amountProblem.${code}`, { amount: code === 'grouped' ? taka(trouble.amount_e4) : '' })
}
