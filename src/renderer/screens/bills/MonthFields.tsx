import { useSay } from '../../i18n/say.ts'
import { monthProblemShown, yearProblemShown } from './problems.ts'
import { SmallField } from './SmallField.tsx'
import type { Bill } from './use-bill.ts'

/** Which month's bill it is. The year is the shop's to keep: its provider is never told it. */
export function MonthFields({ bill }: { readonly bill: Bill }) {
  const { t } = useSay()
  const { form, reading } = bill
  const month = monthProblemShown(form, reading)
  const year = yearProblemShown(form, reading)
  return (
    <>
      <SmallField
        bill={bill}
        field="month"
        label={t('bills.month')}
        text={reading.month}
        problem={month && t(`bills.monthProblem.${month}`)}
      />
      <SmallField
        bill={bill}
        field="year"
        label={t('bills.year')}
        text={reading.year}
        problem={year && t(`bills.yearProblem.${year}`)}
      />
    </>
  )
}
