import { dayNumber, dhakaTime } from '../../../domain/business-day.ts'
import { useNow } from '../../core/use-now.ts'
import { useSay } from '../../i18n/say.ts'

/** For how long something is owed, in days of the calendar. */
export function useAgeWords(): (since_ms: number) => string {
  const { t, count } = useSay()
  const now_ms = useNow()
  const today = dayNumber(dhakaTime(now_ms).date)
  return (since_ms) => {
    const days = today - dayNumber(dhakaTime(since_ms).date)
    return days > 0 ? t('dues.days', { count: days, shown: count(days) }) : t('dues.sinceToday')
  }
}
