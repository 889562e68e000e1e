import { groupTyped } from '../../../domain/mobile-number.ts'
import { useSay } from '../../i18n/say.ts'
import { phoneProblemShown } from './problems.ts'
import { SmallField } from './SmallField.tsx'
import type { Bill } from './use-bill.ts'

/** The customer's phone. Some billers want it, and no document says which: it may stay empty. */
export function PhoneField({ bill }: { readonly bill: Bill }) {
  const { t, digits } = useSay()
  const { form, reading } = bill
  if (reading.biller?.asksPhone === false) return null
  const problem = phoneProblemShown(form, reading)
  return (
    <SmallField
      bill={bill}
      field="phone"
      label={t('bills.phone')}
      text={groupTyped(form.phone, digits)}
      problem={
        problem && t(problem === 'empty' ? 'numberProblem.empty' : `numberProblem.${problem}`)
      }
    />
  )
}
