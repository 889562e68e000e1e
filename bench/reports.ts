import path from 'node:path'
import { openDatabase } from '../src/core/db/open.ts'
import { reportDimensions } from '../src/contract/reports.ts'
import { addDays } from '../src/domain/calendar.ts'
import { openBenchCounter, recharge, startFastProvider } from './counter.ts'
import { hledger, ledger, sqlite3, type Timed, writeJournal } from './other-programs.ts'
import { closeDays, fillSales, fillTotals } from './report-books.ts'
import { percentile, type Row } from './row.ts'

type Client = Awaited<ReturnType<typeof openBenchCounter>>['client']

export interface Size {
  /** Of which the last are sold on one day. */
  readonly sales: number
  readonly busy: number
  readonly aDay: number
  /** Of so many days the totals alone are there. */
  readonly days: number
}

const SIZE: Size = { sales: 200_000, busy: 10_000, aDay: 1_000, days: 10_000 }
const TIMES = 20

const many = (sales: number) => sales.toLocaleString('en')

/**
 * Reports from the totals of closed days and from the day that is open, beside the same daily
 * totals of the same sales by `ledger`, `hledger` and a plain scan, where those are installed.
 */
export async function benchReports(folder: string, size = SIZE): Promise<Row[]> {
  return [...(await besideOthers(folder, size)), ...(await overYears(folder, size))]
}

async function besideOthers(folder: string, size: Size): Promise<Row[]> {
  const { sales, busy, aDay } = size
  const file = path.join(folder, 'reports.db')
  const days = fillSales(file, sales, aDay, busy)
  const closing_ms = closeDays(file, days.slice(0, -1))
  const ours = await withCounter(file, (client) => dailyTotals(client, days))
  const journal = path.join(folder, 'reports.journal')
  writeJournal(journal, new Map(ours.rows.map((one) => [one.date, one.delivered])))
  // What was sold since to see what a change costs is in no journal, and in no scan.
  const untouched = path.join(folder, 'reports-scan.db')
  fillSales(untouched, sales, aDay, busy)
  const beside = (name: string, ran: Timed | null, times: number): Row[] => {
    if (!ran) return []
    assertSame(name, ran, new Map(ours.rows.map((one) => [one.date, one])))
    return [
      {
        name: `daily totals of ${many(sales)} sales by ${name}, times as long as ours`,
        value: ran.took_ms / ours.took_ms,
        unit: 'times',
        baseline: { name: `${name}, ms`, value: ran.took_ms },
        goal: `>= ${times}`,
        // A few sales say nothing of it.
        missed: sales === SIZE.sales && ran.took_ms < ours.took_ms * times,
      },
    ]
  }
  const busyDay = `the open day of ${many(busy)} sales`
  const totals = `daily totals of ${many(sales)} sales`
  return [
    row(totals, ours.took_ms, 'noted'),
    ...beside('ledger', ledger(journal), 1_000),
    ...beside('hledger', hledger(journal), 1_000),
    ...beside('sqlite3', sqlite3(untouched), 1),
    row(`${totals}, ${busyDay} read for the first time`, ours.first_ms, 'noted'),
    row(`a day at a glance after a change, ${busyDay}`, ours.changed_ms, '<= 50 ms'),
    row('the totals of a day written at its close, p50', percentile(closing_ms, 0.5), 'noted'),
  ]
}

/** The first time, again and again, and after each of some changes. */
async function dailyTotals(client: Client, days: readonly string[]) {
  const [from = '', to = ''] = [days[0], days.at(-1)]
  const trend = () => timed(() => client.reports.trend({ from, to, by: 'day' }))
  const first = await trend()
  const again_ms: number[] = []
  const changed_ms: number[] = []
  for (let nth = 0; nth < TIMES; nth += 1) again_ms.push((await trend()).took_ms)
  for (let nth = 0; nth < TIMES; nth += 1) {
    await client.sales.submit({ ...recharge(nth), number: `019${String(10_000_000 + nth)}` })
    changed_ms.push((await timed(() => client.reports.glance({ from: to, to }))).took_ms)
  }
  return {
    rows: first.value.rows,
    first_ms: first.took_ms,
    took_ms: percentile(again_ms, 0.5),
    changed_ms: percentile(changed_ms, 0.5),
  }
}

/** Every report of one year, and of all of them, as a screen asks for it the first time. */
async function overYears(folder: string, { days, aDay }: Size): Promise<Row[]> {
  const file = path.join(folder, 'years.db')
  const to = fillTotals(file, days, aDay)
  const year = { from: addDays(to, 1 - Math.min(days, 365)), to }
  const whole = { from: addDays(to, 1 - days), to }
  const worst = await withCounter(file, async (client) => [
    await worstOf(client, year),
    await worstOf(client, whole),
  ])
  const names = [`a year of ${many(aDay)} sales a day`, `${many(days * aDay)} sales`]
  const goals = [50, 200]
  return worst.map(({ name, took_ms }, nth) => ({
    ...row(`slowest report over ${names[nth]}: ${name}`, took_ms, `<= ${goals[nth]} ms`),
  }))
}

async function worstOf(client: Client, range: { from: string; to: string }) {
  const reports: Readonly<Record<string, () => Promise<unknown>>> = {
    glance: () => client.reports.glance(range),
    'trend by day': () => client.reports.trend({ ...range, by: 'day' }),
    'trend by month': () => client.reports.trend({ ...range, by: 'month' }),
    'trend by hour': () =>
      client.reports.trend({ from: addDays(range.to, -61), to: range.to, by: 'hour' }),
    providers: () => client.reports.providers(range),
    'by the hour': () => client.reports.hours(range),
    ...Object.fromEntries(
      reportDimensions.map((dimension) => [
        `by ${dimension}`,
        () => client.reports.by({ ...range, dimension }),
      ]),
    ),
  }
  let worst = { name: '', took_ms: 0 }
  for (const [name, report] of Object.entries(reports)) {
    const { took_ms } = await timed(report)
    if (took_ms > worst.took_ms) worst = { name, took_ms }
  }
  return worst
}

/** The others reckon the same, or their time says nothing of ours. */
function assertSame(
  name: string,
  { totals }: Timed,
  ours: ReadonlyMap<string, { readonly amount_e4: number; readonly commission_e4: number }>,
): void {
  for (const [day, { amount_e4, commission_e4 }] of ours) {
    const total = totals.get(day)
    if (total?.face_e4 !== amount_e4 || total.commission_e4 !== commission_e4) {
      throw new Error(`${name} has other totals of ${day}: ${JSON.stringify(total)}`)
    }
  }
}

async function withCounter<Value>(
  file: string,
  work: (client: Client) => Promise<Value>,
): Promise<Value> {
  const provider = await startFastProvider()
  const { core, client } = await openBenchCounter(openDatabase(file), provider.url)
  try {
    return await work(client)
  } finally {
    await core.close()
    await provider.stop()
  }
}

function row(name: string, value: number, goal: string): Row {
  return { name, value, unit: 'ms', baseline: null, goal }
}

async function timed<Value>(work: () => Promise<Value>) {
  const started = performance.now()
  const value = await work()
  return { value, took_ms: performance.now() - started }
}
