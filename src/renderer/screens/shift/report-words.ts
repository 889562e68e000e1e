import type { ShiftReport } from '../../../contract/shifts.ts'
import { money } from '../../../domain/money.ts'
import type { Say } from '../../i18n/say.ts'

/** What the screen and the paper say of a shift in the same words. */

/** How what was counted at the opening stood to the books; null where it fitted. */
export function openedWithWords(
  { t, taka }: Pick<Say, 't' | 'taka'>,
  { differenceOf, openingDifference_e4 }: ShiftReport,
): string | null {
  if (differenceOf === null) return null
  const less = differenceOf === 'owner' ? 'owner-took' : 'over-short-less'
  const which = openingDifference_e4 < 0 ? less : differenceOf
  const amount = taka(money(Math.abs(openingDifference_e4)))
  return t(`shift.openedWith.${which}`, { amount })
}

/** What of a kind was paid for and is no sale, or none yet; empty where everything was. */
export function besideSold(
  { t, count }: Pick<Say, 't' | 'count'>,
  { failed, open }: ShiftReport['sold'][number],
): string {
  return [
    failed > 0 && t('shift.failed', { count: failed, shown: count(failed) }),
    open > 0 && t('shift.unsettled', { count: open, shown: count(open) }),
  ]
    .filter((words) => words !== false)
    .join(' · ')
}

/** How it was counted, where that was not once and with the sum in sight. */
export function howCounted(
  { t, count }: Pick<Say, 't' | 'count'>,
  { wasBlind, counts }: NonNullable<ShiftReport['close']>,
): readonly string[] {
  return [
    wasBlind && t('shift.wasBlind'),
    counts > 1 && t('shift.countedTimes', { shown: count(counts) }),
  ].filter((words) => words !== false)
}
