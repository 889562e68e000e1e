import { Bar, BarChart, LabelList, XAxis, YAxis } from 'recharts'
import type { ProviderReport } from '../../../../contract/reports.ts'
import { type Say, useSay } from '../../../i18n/say.ts'
import { type Measured, measuredOf } from '../provider-parts.ts'
import { Frame } from './Frame.tsx'
import { type Ground, Patterns, fillOf, strokeOf } from './Patterns.tsx'

const NAMES_px = 108
const ROW_rem = 5.6
/** For the words over the first of them. */
const TOP_rem = 1.2

const ends = [
  ['delivered', 'lined'],
  ['failed', 'crossed'],
] as const satisfies readonly (readonly [keyof Measured['parts'], Ground])[]
const times = [
  ['within10s', 'full'],
  ['within1min', 'hatched'],
  ['within10min', 'dotted'],
  ['slower', 'pale'],
] as const satisfies readonly (readonly [keyof Measured['parts'], Ground])[]

/** Of all that ended: how much was delivered, and below it how soon the end was known. */
export function ProvidersChart({ report }: { readonly report: ProviderReport }) {
  const say = useSay()
  const { t } = say
  const rows = report.rows.filter(({ settled }) => settled > 0).map(measuredOf)
  const drawn = rows.map((row) => ({
    ...row.parts,
    provider: row.provider,
    sure: sureWords(say, row),
  }))
  const says = drawn.map(({ provider, sure }) => `${provider}: ${sure}`).join('; ')
  return (
    <Frame
      says={`${says}. ${t('reports.tableBehind')}`}
      legend={legendOf(say)}
      height_rem={drawn.length * ROW_rem + TOP_rem}
    >
      <BarChart
        data={drawn}
        layout="vertical"
        accessibilityLayer={false}
        barGap={4}
        margin={{ top: 18, right: 8, bottom: 0, left: 0 }}
      >
        <Patterns />
        <XAxis type="number" hide domain={[0, 1]} />
        <YAxis
          type="category"
          dataKey="provider"
          className="named"
          width={NAMES_px}
          tickLine={false}
          axisLine={{ stroke: 'var(--ink)' }}
          interval={0}
        />
        {[
          ...ends.map((one) => [...one, 'ends'] as const),
          ...times.map((one) => [...one, 'times'] as const),
        ].map(([part, ground, stack], nth) => (
          <Bar
            key={part}
            dataKey={part}
            stackId={stack}
            isAnimationActive={false}
            maxBarSize={20}
            fill={fillOf(ground)}
            stroke={strokeOf(ground)}
          >
            {nth === 0 && <LabelList dataKey="sure" content={Above} />}
          </Bar>
        ))}
      </BarChart>
    </Frame>
  )
}

function legendOf({ t }: Say) {
  return [
    { ground: 'lined', words: t('reports.delivered') },
    { ground: 'crossed', words: t('reports.notDelivered') },
    { ground: 'full', words: t('reports.within10s') },
    { ground: 'hatched', words: t('reports.within1min') },
    { ground: 'dotted', words: t('reports.within10min') },
    { ground: 'pale', words: t('reports.slower') },
  ] as const
}

interface LabelPlace {
  readonly x?: number | string | undefined
  readonly y?: number | string | undefined
  readonly value?: unknown
}

/** Above its bars, from where they begin: the words are longer than some bars are. */
function Above({ x, y, value }: LabelPlace) {
  return (
    <text x={Number(x ?? 0) + 4} y={Number(y ?? 0) - 6}>
      {typeof value === 'string' ? value : ''}
    </text>
  )
}

const SECOND_ms = 1_000
const MINUTE_ms = 60 * SECOND_ms
const PPM_PER_PERCENT = 10_000

function sureWords({ t, count, figure }: Say, row: Measured): string {
  const percent = Math.floor(row.rate_ppm / (PPM_PER_PERCENT / 10)) / 10
  const rate = t('shell.percent', { shown: figure(percent) })
  const mean_s = Math.max(1, Math.round(row.mean_ms / SECOND_ms))
  const mean =
    row.mean_ms < MINUTE_ms
      ? t('reports.seconds', { shown: count(mean_s) })
      : t('reports.minutes', { shown: count(Math.round(row.mean_ms / MINUTE_ms)) })
  return t('reports.sure', { rate, mean, shown: count(row.settled) })
}
