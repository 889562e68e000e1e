import { useQuery } from '@tanstack/react-query'
import { useSession } from '../../core/session.ts'
import { useStore } from '../../core/store.ts'
import type { Table } from '../../exports/table.ts'
import { useSay } from '../../i18n/say.ts'
import type { Drawing } from './charts/drawing.ts'
import { type Days, lengthOf } from './pages.ts'
import { type Picture, chosenBy, picture, trendBy } from './pictures.ts'
import { reportOptions } from './report-options.ts'
import { tableOf, titleOf, whenWords } from './report-tables.ts'

/** The picture that lies open, with all that is shown or written of it. */
export interface Shown {
  readonly picture: Picture
  readonly title: string
  readonly drawing: Drawing | null
  readonly table: Table | null
  readonly isEmpty: boolean
  readonly isError: boolean
}

export function useShown(days: Days): Shown {
  const say = useSay()
  const { api } = useSession()
  const shown = useStore(picture)
  const by = trendBy(days, useStore(chosenBy))
  const {
    data: drawing,
    isError,
    isPlaceholderData,
  } = useQuery(reportOptions(api, shown, days, by))
  // The report of another picture may stand in for this one until it comes: it is none of it.
  const own =
    drawing !== undefined && !(isPlaceholderData && !isOf(drawing, shown)) ? drawing : null
  return {
    picture: shown,
    title: titleOf(say, shown, by),
    drawing: own,
    table: own && tableOf(say, own, whenWords(say, by, lengthOf(days) === 1)),
    isEmpty: own !== null && own.report.rows.length === 0,
    isError,
  }
}

function isOf(drawing: Drawing, shown: Picture): boolean {
  return drawing.of === 'by' ? drawing.report.dimension === shown : drawing.of === shown
}
