import { useSay } from '../../i18n/say.ts'
import { NumberField } from '../../selling/NumberField.tsx'
import { OperatorMark } from '../../components/OperatorMark.tsx'
import styles from './Bills.module.css'
import { dispatch } from './form-store.ts'
import { numberProblemShown } from './problems.ts'
import { groupTypedBill } from './reading.ts'
import type { Bill } from './use-bill.ts'

/** The number on the bill or the meter, called what that calls it; or a name that was saved. */
export function BillNumberField({ bill }: { readonly bill: Bill }) {
  const { t, digits, language } = useSay()
  const { form, reading } = bill
  const problem = numberProblemShown(form, reading)
  const { biller } = reading
  const label = biller ? biller.number.label[language] : t('bills.number')
  return (
    <NumberField
      label={t('bills.orName', { number: label })}
      shown={groupTypedBill(form.number, digits)}
      problem={problem && t(`bills.numberProblem.${problem}`)}
      turn={form.stage === 'number' ? form.saleId : null}
      onType={(text) => dispatch({ type: 'typed', field: 'number', text })}
      onEnter={() => dispatch({ type: 'went-to', stage: 'number' })}
    >
      {biller && (
        <span className={styles['whose']}>
          <OperatorMark operator={biller.code} size="large" />
          <span>{biller.name[language]}</span>
          {biller.line !== null && <b>{t(`bill.${biller.line}`)}</b>}
        </span>
      )}
    </NumberField>
  )
}
