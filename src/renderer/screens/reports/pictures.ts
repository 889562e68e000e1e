import {
  TREND_HOURS_DAYS_MAX,
  type TrendRequest,
  reportDimensions,
} from '../../../contract/reports.ts'
import { createStore } from '../../core/store.ts'
import { type Days, lengthOf } from './pages.ts'

/** What can be drawn of the days, in the order `/` leads through them. */
export const pictures = ['trend', ...reportDimensions, 'providers', 'hours'] as const
export type Picture = (typeof pictures)[number]
export type TrendBy = TrendRequest['by']

/** Which picture lies open, and whether its table in its place; kept while the counter runs. */
export const picture = createStore<Picture>('trend')
export const isTable = createStore(false)
/** Chosen by hand; null where the days themselves say it. */
export const chosenBy = createStore<TrendBy | null>(null)

/** So many days are best seen by their hours, so many by themselves. */
const HOURS_UP_TO_days = 2
const DAYS_UP_TO_days = 62

/** How fine a trend of these days is drawn. */
export function trendBy(days: Days, chosen: TrendBy | null): TrendBy {
  if (chosen !== null && trendChoices(days).includes(chosen)) return chosen
  const length = lengthOf(days)
  if (length <= HOURS_UP_TO_days) return 'hour'
  return length <= DAYS_UP_TO_days ? 'day' : 'month'
}

/** What is not asked for: more bars than anybody can tell apart. */
export function trendChoices(days: Days): readonly TrendBy[] {
  const length = lengthOf(days)
  const hours = length <= TREND_HOURS_DAYS_MAX ? (['hour'] as const) : []
  return length === 1 ? ['hour'] : [...hours, 'day', 'month']
}

/** @returns the picture after this one, and after the last the first */
export function nextPicture(now: Picture): Picture {
  return pictures[(pictures.indexOf(now) + 1) % pictures.length] ?? now
}

export function nextBy(days: Days, now: TrendBy): TrendBy {
  const choices = trendChoices(days)
  return choices[(choices.indexOf(now) + 1) % choices.length] ?? now
}
