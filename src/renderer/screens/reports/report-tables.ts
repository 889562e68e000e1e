import type {
  By,
  Glance,
  HourReport,
  ProviderReport,
  ReportSums,
  Trend,
} from '../../../contract/reports.ts'
import { totalAsShown } from '../../../domain/money.ts'
import type { Say } from '../../i18n/say.ts'
import type { Cell, Column, Table } from '../../exports/table.ts'
import { shortDay, shortMonth } from './day-words.ts'
import { ledgerSections } from './ledger-lines.ts'
import { memberWords } from './member-words.ts'
import type { Drawing } from './charts/drawing.ts'
import type { Picture, TrendBy } from './pictures.ts'

const SECOND_ms = 1_000
const HOURS_A_DAY = 24
/** The name of the row, what was sold and what was earned: that is what fits a roll. */
const NARROW = [0, 2, 5]

function sumsColumns({ t }: Say): readonly Column[] {
  return [
    { words: t('reports.column.delivered'), kind: 'count' },
    { words: t('reports.column.amount'), kind: 'money' },
    { words: t('reports.column.commission'), kind: 'earning' },
    { words: t('reports.column.charge'), kind: 'money' },
    { words: t('reports.column.profit'), kind: 'earning' },
    { words: t('reports.column.failed'), kind: 'count' },
    { words: t('reports.column.refunds'), kind: 'money' },
  ]
}

function sumsCells(sums: ReportSums): readonly Cell[] {
  return [
    sums.delivered,
    sums.amount_e4,
    sums.commission_e4,
    sums.serviceCharge_e4,
    sums.profit_e4,
    sums.failed,
    sums.refunds_e4,
  ]
}

/** The rows' sums, of money and counts alone: a time or a share has none. */
function summed(rows: readonly (readonly Cell[])[], words: string): readonly Cell[] {
  const [first = []] = rows
  return first.map((_, nth) => {
    if (nth === 0) return words
    return rows.reduce((sum, row) => sum + Number(row[nth] ?? 0), 0)
  })
}

function bySums(say: Say, title: string, first: string, rows: readonly (readonly Cell[])[]): Table {
  const columns: readonly Column[] = [{ words: first, kind: 'text' }, ...sumsColumns(say)]
  const total = rows.length === 0 ? {} : { total: summed(rows, say.t('reports.whole')) }
  return { title, columns, rows, narrow: NARROW, ...total }
}

/** When a row of a trend is of: read by a person, or by another program. */
export type WhenWords = (row: Pick<Trend['rows'][number], 'date' | 'hour'>) => string

export function whenWords(say: Say, by: Trend['by'], isOneDay: boolean): WhenWords {
  return ({ date, hour }) => {
    if (by === 'month') return shortMonth(say, date)
    if (hour === null) return shortDay(say, date)
    const clock = hourWords(say, hour % HOURS_A_DAY)
    return isOneDay ? clock : `${shortDay(say, date)} ${clock}`
  }
}

/** `2026-11-29`, `2026-11`, or `2026-11-29 25:00` for one o'clock of the night after. */
export function whenInFile(by: Trend['by']): WhenWords {
  return ({ date, hour }) => {
    if (by === 'month') return date.slice(0, 7)
    return hour === null ? date : `${date} ${String(hour).padStart(2, '0')}:00`
  }
}

export function hourWords({ t, prose }: Say, hour: number): string {
  return t('reports.oclock', { shown: prose(String(hour)) })
}

/** What stands over a picture, its table, and its paper. */
export function titleOf({ t }: Say, picture: Picture, by: TrendBy): string {
  if (picture === 'trend') return t('reports.heading.trend', { by: t(`reports.by.${by}`) })
  return t(`reports.heading.${picture}`)
}

/** @param when how the times of a trend are written */
export function tableOf(say: Say, drawing: Drawing, when: WhenWords): Table {
  switch (drawing.of) {
    case 'trend':
      return trendTable(say, drawing.report, when)
    case 'by':
      return byTable(say, drawing.report)
    case 'providers':
      return providersTable(say, drawing.report)
    case 'hours':
      return hoursTable(say, drawing.report)
    default:
      return drawing satisfies never
  }
}

function trendTable(say: Say, trend: Trend, when: WhenWords): Table {
  const title = titleOf(say, 'trend', trend.by)
  const rows = trend.rows.map((row) => [when(row), ...sumsCells(row)])
  return bySums(say, title, say.t(`reports.column.${trend.by}`), rows)
}

function byTable(say: Say, { dimension, rows }: By): Table {
  const cells = rows.map((row) => [memberWords(say, dimension, row), ...sumsCells(row)])
  const { t } = say
  return bySums(say, t(`reports.heading.${dimension}`), t(`reports.picture.${dimension}`), cells)
}

function providersTable({ t }: Say, { rows }: ProviderReport): Table {
  const seconds = (ms: number | null) => (ms === null ? null : Math.round(ms / SECOND_ms))
  return {
    title: t('reports.heading.providers'),
    columns: [
      { words: t('reports.picture.provider'), kind: 'text' },
      { words: t('reports.column.settled'), kind: 'count' },
      { words: t('reports.column.success'), kind: 'percent' },
      { words: t('reports.column.mean'), kind: 'count' },
      { words: t('reports.column.longest'), kind: 'count' },
      { words: t('reports.column.within10s'), kind: 'count' },
      { words: t('reports.column.within1min'), kind: 'count' },
      { words: t('reports.column.within10min'), kind: 'count' },
      { words: t('reports.column.failed'), kind: 'count' },
    ],
    rows: rows.map((row) => [
      row.provider,
      row.settled,
      row.successRate_ppm,
      seconds(row.meanToSettle_ms),
      seconds(row.longestToSettle_ms),
      row.within10s,
      row.within1min,
      row.within10min,
      row.failed,
    ]),
    narrow: [0, 2, 3],
  }
}

function hoursTable(say: Say, { rows }: HourReport): Table {
  const { t } = say
  return {
    title: t('reports.heading.hours'),
    columns: [
      { words: t('reports.column.hour'), kind: 'text' },
      { words: t('reports.column.days'), kind: 'count' },
      { words: t('reports.column.delivered'), kind: 'count' },
      { words: t('reports.column.amount'), kind: 'money' },
      { words: t('reports.column.profit'), kind: 'earning' },
      { words: t('reports.column.perDay'), kind: 'earning' },
    ],
    rows: rows.map((row) => [
      hourWords(say, row.hour),
      row.days,
      row.delivered,
      row.amount_e4,
      row.profit_e4,
      perDay_e4(row),
    ]),
    narrow: [0, 3, 5],
  }
}

/** What an hour earns on a day on which it was traded in, rounded down: there was at least that. */
export function perDay_e4({
  profit_e4,
  days,
}: Pick<HourReport['rows'][number], 'profit_e4' | 'days'>) {
  return days === 0 ? 0 : Math.floor(profit_e4 / days)
}

/** @param isFile to the ten-thousandth; on paper each sum is as the screen shows it */
export function glanceTable(say: Say, glance: Glance, isFile: boolean): Table {
  const { t } = say
  const sections = ledgerSections(say, glance)
  return {
    title: t('reports.sheet'),
    columns: [
      { words: t('reports.column.line'), kind: 'text' },
      { words: t('reports.column.count'), kind: 'count' },
      { words: t('reports.column.sum'), kind: 'money' },
      { words: t('reports.column.before'), kind: 'money' },
    ],
    rows: sections.flatMap(({ title, lines }) => [
      [title, null, null, null],
      ...lines.map(({ words, count, amount_e4, kind, before }) => [
        words,
        count,
        amount_e4 === null || isFile ? amount_e4 : totalAsShown([amount_e4], kind),
        // Counts stand in their own column; how many it was before is not money.
        amount_e4 === null ? null : before,
      ]),
    ]),
    narrow: [0, 1, 2],
  }
}
