import { Bar, BarChart, CartesianGrid, LabelList, XAxis, YAxis } from 'recharts'
import type { Trend } from '../../../../contract/reports.ts'
import { type Money, type MoneyKind, money } from '../../../../domain/money.ts'
import { type Say, useSay } from '../../../i18n/say.ts'
import { dayOfMonth, shortMonth } from '../day-words.ts'
import { hourWords, whenWords } from '../report-tables.ts'
import { type TrendBar, trendBars } from '../trend-bars.ts'
import styles from './Charts.module.css'
import { Frame } from './Frame.tsx'
import { type Ground, Patterns, fillOf, strokeOf } from './Patterns.tsx'

interface Drawn {
  /** A place of its own for each: days of two months may have one name. */
  readonly place: string
  readonly name: string
  readonly amount: number
  readonly profit: number
  readonly soldMark: string
  readonly earnedMark: string
}

const HOURS_A_DAY = 24
const AXIS_px = 74

/** Two pictures under each other with the same places: they have no measure in common. */
export function TrendChart({ trend }: { readonly trend: Trend }) {
  const say = useSay()
  const { t } = say
  const drawn = drawnOf(say, trend)
  return (
    <div className={styles['pair']}>
      <Bars drawn={drawn} of="amount" ground="full" words={t('reports.soldBars')} />
      <Bars drawn={drawn} of="profit" ground="hatched" words={t('reports.earnedBars')} withNames />
    </div>
  )
}

interface BarsProps {
  readonly drawn: readonly Drawn[]
  readonly of: 'amount' | 'profit'
  readonly ground: Ground
  readonly words: string
  readonly withNames?: boolean
}

function Bars({ drawn, of, ground, words, withNames = false }: BarsProps) {
  const { t, taka } = useSay()
  const names = new Map(drawn.map(({ place, name }) => [place, name]))
  const top = drawn.find(
    ({ soldMark, earnedMark }) => (of === 'amount' ? soldMark : earnedMark) !== '',
  )
  const highest =
    top === undefined
      ? ''
      : t('reports.highest', {
          name: top.name,
          amount: taka(money(top[of]), of === 'amount' ? 'amount' : 'earning'),
        })
  const says = `${words}. ${highest} ${t('reports.tableBehind')}`
  return (
    <Frame says={says} legend={[{ ground, words }]}>
      <BarChart
        data={[...drawn]}
        accessibilityLayer={false}
        margin={{ top: 18, right: 8, bottom: 0, left: 0 }}
      >
        <Patterns />
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="place"
          tickFormatter={(place: string) => names.get(place) ?? ''}
          tick={withNames}
          tickLine={false}
          axisLine={{ stroke: 'var(--ink)' }}
          height={withNames ? 26 : 4}
          interval="equidistantPreserveStart"
        />
        <YAxis
          width={AXIS_px}
          tickLine={false}
          axisLine={false}
          tickCount={4}
          tickFormatter={(amount: number) => taka(money(Math.round(amount)))}
        />
        <Bar
          dataKey={of}
          isAnimationActive={false}
          maxBarSize={46}
          fill={fillOf(ground)}
          stroke={strokeOf(ground)}
        >
          <LabelList dataKey={of === 'amount' ? 'soldMark' : 'earnedMark'} position="top" />
        </Bar>
      </BarChart>
    </Frame>
  )
}

/** With few bars each has its figure; of many only the highest, or they lie on each other. */
const ALL_MARKED = 8

function drawnOf(say: Say, trend: Trend): readonly Drawn[] {
  const bars = trendBars(trend)
  const most = (of: 'amount_e4' | 'profit_e4') => Math.max(...bars.map(({ row }) => row?.[of] ?? 0))
  const [sold, earned] = [most('amount_e4'), most('profit_e4')]
  const mark = (amount: Money | undefined, highest: number, kind: MoneyKind): string => {
    if (amount === undefined || amount === 0) return ''
    return bars.length <= ALL_MARKED || amount === highest ? say.taka(amount, kind) : ''
  }
  return bars.map(({ date, hour, row }) => ({
    place: `${date} ${hour ?? ''}`,
    name: nameOf(say, trend, { date, hour }),
    amount: row?.amount_e4 ?? 0,
    profit: row?.profit_e4 ?? 0,
    soldMark: mark(row?.amount_e4, sold, 'amount'),
    earnedMark: mark(row?.profit_e4, earned, 'earning'),
  }))
}

/** Under a bar: as short as it is understood beside the others. */
function nameOf(say: Say, { by, from, to }: Trend, { date, hour }: Omit<TrendBar, 'row'>): string {
  if (by === 'month') return shortMonth(say, date)
  if (hour === null) {
    return date.endsWith('-01') || date === from
      ? whenWords(say, by, false)({ date, hour })
      : dayOfMonth(say, date)
  }
  return from === to
    ? hourWords(say, hour % HOURS_A_DAY)
    : whenWords(say, by, false)({ date, hour })
}
