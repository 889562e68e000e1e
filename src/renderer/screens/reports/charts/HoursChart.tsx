import { Bar, BarChart, CartesianGrid, LabelList, XAxis, YAxis } from 'recharts'
import type { HourReport } from '../../../../contract/reports.ts'
import { money } from '../../../../domain/money.ts'
import { useSay } from '../../../i18n/say.ts'
import { hourWords, perDay_e4 } from '../report-tables.ts'
import { Frame } from './Frame.tsx'
import { Patterns, fillOf, strokeOf } from './Patterns.tsx'

const AXIS_px = 74
/** With more hours than this each figure would lie on the next: the highest has its own. */
const ALL_MARKED = 10

/** From the first hour of trade to the last: what it earns on a day on which it was traded in. */
export function HoursChart({ report }: { readonly report: HourReport }) {
  const say = useSay()
  const { t, taka } = say
  const bars = hourBars(report)
  const most = Math.max(...bars.map(({ profit }) => profit))
  const top = bars.find(({ profit }) => profit === most)
  const drawn = bars.map(({ hour, profit }) => ({
    name: hourWords(say, hour),
    profit,
    mark:
      profit !== 0 && (bars.length <= ALL_MARKED || profit === most)
        ? taka(money(profit), 'earning')
        : '',
  }))
  const highest =
    top === undefined
      ? ''
      : t('reports.highest', {
          name: hourWords(say, top.hour),
          amount: taka(money(most), 'earning'),
        })
  return (
    <Frame
      says={`${t('reports.heading.hours')}. ${highest} ${t('reports.tableBehind')}`}
      legend={[{ ground: 'hatched', words: t('reports.earnedBars') }]}
    >
      <BarChart
        data={drawn}
        accessibilityLayer={false}
        margin={{ top: 18, right: 8, bottom: 0, left: 0 }}
      >
        <Patterns />
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="name" tickLine={false} axisLine={{ stroke: 'var(--ink)' }} height={26} />
        <YAxis
          width={AXIS_px}
          tickLine={false}
          axisLine={false}
          tickCount={5}
          tickFormatter={(amount: number) => taka(money(Math.round(amount)))}
        />
        <Bar
          dataKey="profit"
          isAnimationActive={false}
          maxBarSize={46}
          fill={fillOf('hatched')}
          stroke={strokeOf('hatched')}
        >
          <LabelList dataKey="mark" position="top" />
        </Bar>
      </BarChart>
    </Frame>
  )
}

/** Hours between without trade are there and empty. */
function hourBars({ rows }: HourReport): readonly { hour: number; profit: number }[] {
  const found = new Map(rows.map((row) => [row.hour, perDay_e4(row)]))
  const hours = rows.map(({ hour }) => hour)
  const first = Math.min(...hours)
  return Array.from({ length: Math.max(...hours) - first + 1 }, (_, nth) => ({
    hour: first + nth,
    profit: found.get(first + nth) ?? 0,
  }))
}
