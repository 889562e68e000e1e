import { type BillMonth, writtenMonth } from '../../domain/kinds/bill/month.ts'
import { inDigits } from '../../domain/digits.ts'
import { useSay } from '../i18n/say.ts'

/** In the order of the year. */
export const monthKeys = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const

/** `January 2026`: a month by its number alone is too easily passed over. */
export function useMonthWords(): (billMonth: BillMonth) => string {
  const { t, language, digits } = useSay()
  return (billMonth) => {
    const { month, year } = writtenMonth(billMonth)
    const key = monthKeys[Number(month) - 1] ?? monthKeys[0]
    const shownYear = inDigits(year, language === 'bn' ? 'bangla' : digits)
    return `${t(`bills.months.${key}`)} ${shownYear}`
  }
}
