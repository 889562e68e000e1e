import { listAge } from '../../../domain/kinds/package/age.ts'
import type { Say } from '../../i18n/say.ts'

/** The page looks at the clock every few seconds: what was read since is no list of the future. */
const LATE_LOOK_ms = 60_000

/** How old a list is, as it is said beside it. */
export function ageWords({ t, count }: Pick<Say, 't' | 'count'>, read_ms: number, now_ms: number) {
  const isNew = read_ms > now_ms && read_ms - now_ms < LATE_LOOK_ms
  const age = listAge(read_ms, isNew ? read_ms : now_ms)
  if (age.unit === 'unknown') return t('packages.ageUnknown')
  const said = { count: age.count, shown: count(age.count) }
  if (age.unit === 'days') return t('packages.ageDays', said)
  if (age.unit === 'hours') return t('packages.ageHours', said)
  return age.count === 0 ? t('packages.ageNow') : t('packages.ageMinutes', said)
}
