import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Api } from '../../api.ts'
import { queryKeys } from '../../core/queries.ts'
import type { Drawing } from './charts/drawing.ts'
import type { Days } from './pages.ts'
import type { Picture, TrendBy } from './pictures.ts'

/** How the report behind a picture is asked for. */
export function reportOptions(api: Api, picture: Picture, days: Days, by: TrendBy) {
  const asked = picture === 'trend' ? { ...days, by } : days
  return queryOptions({
    queryKey: queryKeys.report(picture, asked),
    queryFn: () => read(api, picture, days, by),
    // While a page is turned the one before stays, so that nothing blinks.
    placeholderData: keepPreviousData,
  })
}

async function read(api: Api, picture: Picture, days: Days, by: TrendBy): Promise<Drawing> {
  const { reports } = api
  if (picture === 'trend') return { of: 'trend', report: await reports.trend({ ...days, by }) }
  if (picture === 'providers') return { of: 'providers', report: await reports.providers(days) }
  if (picture === 'hours') return { of: 'hours', report: await reports.hours(days) }
  return { of: 'by', report: await reports.by({ ...days, dimension: picture }) }
}
