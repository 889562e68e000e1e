import type { DayReport, DayTold } from '../../../contract/days.ts'
import type { Row, Table } from '../../exports/table.ts'
import type { Say } from '../../i18n/say.ts'
import { cashLines } from './cash-lines.ts'
import { dueBack } from './due-back.ts'
import { duesLines } from './dues-lines.ts'
import { unexplainedWords } from './unexplained-words.ts'

/** What of the words of the shop a Z is written with. */
export type ZWords = Pick<Say, 't' | 'taka' | 'count' | 'date' | 'time' | 'masked' | 'wallet'>
type Section = readonly (readonly [what: string, count: number | null, amount_e4: number | null])[]

/** A Z as one table, with each part of its paper: what a bookkeeper sums and keeps. */
export function zTable(say: ZWords, { head, report }: DayTold): Table {
  const { t, masked, wallet } = say
  const part = (name: string, lines: Section): readonly Row[] =>
    lines.map(([what, count, amount_e4]) => [name, what, count, amount_e4])
  return {
    title: t('close.slip.title'),
    columns: [
      { words: t('close.column.part'), kind: 'text' },
      { words: t('close.column.what'), kind: 'text' },
      { words: t('close.column.count'), kind: 'count' },
      { words: t('reports.column.amount'), kind: 'earning' },
    ],
    rows: [
      ...part(t('close.slip.title'), headLines(say, { head, report })),
      ...part(t('close.slip.sold'), soldLines(say, report)),
      ...part(t('close.slip.drawer'), drawerLines(say, report)),
      ...part(
        t('close.slip.wallets'),
        report.wallets.map((one) => [wallet(one.provider, one.wallet), null, one.closing_e4]),
      ),
      ...part(t('close.dues'), [
        [t('close.opening'), null, report.dues.opening_e4],
        ...duesLines(report.dues).map(
          ([term, amount_e4]) => [t(`close.slip.dues.${term}`), null, amount_e4] as const,
        ),
        [t('close.closing'), null, report.dues.closing_e4],
      ]),
      ...part(
        t('close.slip.open'),
        report.carried.map((sale) => {
          const due = dueBack(say, sale)
          const what = [masked(sale.number), sale.ourReference, ...(due ? [due.words] : [])]
          return [what.join(' '), null, due?.sum_e4 ?? sale.paid_e4]
        }),
      ),
      ...part(
        t('close.slip.unexplained'),
        report.unexplained.map((one) => [unexplainedWords(say, one), null, one.amount_e4]),
      ),
    ],
  }
}

function headLines({ t, date, time }: ZWords, { head, report }: DayTold): Section {
  const { businessDate, isMissed, putBack_ms } = report
  const when = (at_ms: number) => `${date(at_ms)} ${time(at_ms)}`
  const said = (words: string) => [words, null, null] as const
  const dayOf = said(`${t('close.slip.day')}: ${businessDate}`)
  if (head === null) return [dayOf, said(t('close.slip.preview'))]
  return [
    dayOf,
    [t('close.slip.number'), head.number, null],
    said(`${t('close.slip.closedAt')}: ${when(head.closedAt_ms)}`),
    said(`${t('close.slip.closedBy')}: ${head.closedBy}`),
    ...(isMissed ? [said(t('close.slip.missed'))] : []),
    ...(putBack_ms === null ? [] : [said(`${t('close.slip.putBack')}: ${when(putBack_ms)}`)]),
    // Whole: by it a file is told from one that was written over.
    said(`${t('close.slip.seal')}: ${head.hash}`),
  ]
}

function soldLines({ t }: ZWords, { sold, refunded, failed }: DayReport): Section {
  const sum = (pick: (one: DayReport['sold'][number]) => number) =>
    sold.reduce((all, one) => all + pick(one), 0)
  return [
    ...sold.map((one) => [t(`kinds.${one.kind}.name`), one.sales, one.amount_e4] as const),
    [t('close.slip.commission'), null, sum((one) => one.commission_e4)],
    [t('close.slip.charge'), null, sum((one) => one.serviceCharge_e4)],
    [t('close.slip.refunded'), refunded.count, refunded.sum_e4],
    [t('close.slip.failed'), failed, null],
  ]
}

function drawerLines({ t }: ZWords, { cash }: DayReport): Section {
  return [
    ...cashLines(cash).map(([term, amount]) => [t(`close.cash.${term}`), null, amount] as const),
    [t('close.cash.closing'), null, cash.closing_e4],
    [t('close.cash.counted'), null, cash.counted_e4],
  ]
}
