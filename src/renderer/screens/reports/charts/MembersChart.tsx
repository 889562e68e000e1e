import { Bar, BarChart, LabelList, XAxis, YAxis } from 'recharts'
import type { By } from '../../../../contract/reports.ts'
import { money } from '../../../../domain/money.ts'
import { useSay } from '../../../i18n/say.ts'
import { memberBars } from '../member-bars.ts'
import { memberWords } from '../member-words.ts'
import { Frame } from './Frame.tsx'
import { Patterns, fillOf, strokeOf } from './Patterns.tsx'

const NAMES_px = 150
/** Room at the right of the longest bar for its figures. */
const FIGURES = 1.75
const ROW_rem = 3

/** A bar for each, the longest first, with its name before it and its figures behind it. */
export function MembersChart({ by }: { readonly by: By }) {
  const say = useSay()
  const { t, taka, count } = say
  const bars = memberBars(by).map((bar, nth) => ({
    place: String(nth),
    name:
      bar.row === null
        ? t('reports.others', { shown: count(bar.members) })
        : memberWords(say, by.dimension, bar.row),
    amount: bar.amount_e4,
    figures: t('reports.soldAndEarned', {
      sold: taka(money(bar.amount_e4)),
      earned: taka(money(bar.profit_e4), 'earning'),
    }),
  }))
  const names = new Map(bars.map(({ place, name }) => [place, name]))
  const says = bars.map(({ name, figures }) => `${name}: ${figures}`).join('; ')
  return (
    <Frame
      says={`${says}. ${t('reports.tableBehind')}`}
      legend={[]}
      height_rem={bars.length * ROW_rem}
    >
      <BarChart
        data={bars}
        layout="vertical"
        accessibilityLayer={false}
        margin={{ top: 0, right: 8, bottom: 0, left: 0 }}
      >
        <Patterns />
        <XAxis
          type="number"
          hide
          domain={[(low: number) => Math.min(0, low), (high: number) => high * FIGURES]}
        />
        <YAxis
          type="category"
          dataKey="place"
          className="named"
          width={NAMES_px}
          tickFormatter={(place: string) => shortened(names.get(place) ?? '')}
          tickLine={false}
          axisLine={{ stroke: 'var(--ink)' }}
          interval={0}
        />
        <Bar
          dataKey="amount"
          isAnimationActive={false}
          maxBarSize={22}
          fill={fillOf('full')}
          stroke={strokeOf('full')}
          minPointSize={2}
        >
          <LabelList dataKey="figures" position="right" />
        </Bar>
      </BarChart>
    </Frame>
  )
}

/** As long as its place before the bars; the table has it whole. */
const LONGEST_NAME = 22
/** A Bangla letter with its signs is one: it is not cut in two. */
const signsOf = new Intl.Segmenter('bn')

function shortened(name: string): string {
  const signs = Array.from(signsOf.segment(name), ({ segment }) => segment)
  return signs.length <= LONGEST_NAME ? name : `${signs.slice(0, LONGEST_NAME - 1).join('')}…`
}
