import type { CarriedSale, DayReport, DayTold, Unexplained } from '../../contract/days.ts'
import { lossLateSuccess } from '../../domain/ledger.ts'
import { type Money, addMoney, money } from '../../domain/money.ts'
import type { Paper, PaperBlock } from '../../domain/paper/paper.ts'
import type { Say } from '../i18n/say.ts'
import { faceOf } from '../sale/face.ts'
import { cashLines } from '../screens/close/cash-lines.ts'
import { dueBack } from '../screens/close/due-back.ts'
import { duesLines } from '../screens/close/dues-lines.ts'
import { shortSeal } from '../screens/close/steps.ts'
import { unexplainedWords } from '../screens/close/unexplained-words.ts'
import {
  at,
  headingBlock,
  lineBlock,
  plainAt,
  plainSum,
  rule,
  type Shop,
  shopBlock,
  sumBlock,
  titleBlock,
} from './blocks.ts'
import { named } from './named.ts'
import { onPaper, saidOnPaper } from './on-paper.ts'

type Blocks = readonly PaperBlock[]

/**
 * The day on paper: numbers of customers are masked, the seal is not.
 *
 * @param now_ms of a day that still goes on, for two such papers differ; a closed one has its own
 */
export function zPaper(say: Say, { head, report }: DayTold, shop: Shop, now_ms: number): Paper {
  return {
    language: say.language,
    name: head ? 'z' : 'x',
    blocks: [
      shopBlock(say, shop),
      ...whichDay(say, { head, report }),
      ...sold(say, report),
      ...drawer(say, report),
      ...wallets(say, report),
      ...dues(say, report.dues),
      ...open(say, report),
      ...unexplained(say, report),
      ...(head ? seal(say, head) : [rule, asOf(say, now_ms)]),
    ],
    plain: plain({ head, report }, now_ms),
  }
}

/** One that is not closed says so larger than anything else: it may still change. */
function whichDay(say: Say, { head, report }: DayTold): Blocks {
  const { t, day, count } = say
  const { withoutTrade, putBack_ms } = report
  const closed: Blocks = head
    ? [
        lineBlock(t('close.slip.closedAt'), at(say, head.closedAt_ms)),
        lineBlock(t('close.slip.closedBy'), onPaper(head.closedBy)),
        ...(putBack_ms === null ? [] : [lineBlock(t('close.slip.putBack'), at(say, putBack_ms))]),
        ...words(report.isMissed && t('close.slip.missed')),
      ]
    : []
  return [
    titleBlock(t('close.slip.title')),
    ...(head ? [] : [{ is: 'title', text: t('close.slip.preview'), loud: true } as const]),
    rule,
    ...(head ? [lineBlock(t('close.slip.number'), count(head.number))] : []),
    lineBlock(t('close.slip.day'), day(report.businessDate)),
    ...closed,
    ...words(
      withoutTrade &&
        t('close.slip.withoutTrade', { from: day(withoutTrade.from), to: day(withoutTrade.to) }),
    ),
  ]
}

function words(text: string | false | null): Blocks {
  return text ? [{ is: 'words', text }] : []
}

function part(heading: string, lines: Blocks): Blocks {
  return [rule, headingBlock(heading), ...lines]
}

function sold(say: Say, { sold: kinds, refunded, failed, accounts }: DayReport): Blocks {
  const { t, taka, count } = say
  const losses = accounts.filter(({ account }) => account === lossLateSuccess)
  const lost_e4 = losses.reduce((sum, one) => sum + one.closing_e4 - one.opening_e4, 0)
  const commission_e4 = addMoney(...kinds.map((one) => one.commission_e4))
  const charge_e4 = addMoney(...kinds.map((one) => one.serviceCharge_e4))
  const sales = (figure: number) => t('close.slip.sales', { count: figure, shown: count(figure) })
  const lines: readonly (PaperBlock | null)[] = [
    ...kinds.map((one) =>
      lineBlock(`${t(`kinds.${one.kind}.name`)} · ${sales(one.sales)}`, taka(one.amount_e4, 'sum')),
    ),
    kinds.length === 0 ? lineBlock(t('close.slip.nothing'), '—') : null,
    lineBlock(t('close.slip.commission'), taka(commission_e4, 'earning')),
    charge_e4 === 0 ? null : lineBlock(t('close.slip.charge'), taka(charge_e4, 'sum')),
    refunded.count === 0
      ? null
      : lineBlock(
          t('close.slip.refunded'),
          `${count(refunded.count)} · ${taka(refunded.sum_e4, 'sum')}`,
        ),
    failed === 0 ? null : lineBlock(t('close.slip.failed'), count(failed)),
    lost_e4 === 0 ? null : lineBlock(t('close.slip.lost'), taka(money(lost_e4), 'sum')),
  ]
  return part(
    t('close.slip.sold'),
    lines.filter((line) => line !== null),
  )
}

function drawer({ t, taka }: Say, { cash }: DayReport): Blocks {
  const counted =
    cash.counted_e4 === null ? t('close.cash.notCounted') : taka(cash.counted_e4, 'sum')
  return part(t('close.slip.drawer'), [
    ...cashLines(cash).map(([term, amount_e4]) =>
      lineBlock(t(`close.cash.${term}`), taka(amount_e4, 'sum')),
    ),
    sumBlock(t('close.cash.closing'), taka(cash.closing_e4, 'sum')),
    lineBlock(t('close.cash.counted'), counted),
  ])
}

function wallets({ t, taka, wallet }: Say, report: DayReport): Blocks {
  return part(
    t('close.slip.wallets'),
    report.wallets.map((one) =>
      lineBlock(wallet(one.provider, one.wallet), taka(one.closing_e4, 'balance')),
    ),
  )
}

/** What was sold on credit is in no drawer: without these the paper would not add up. */
function dues({ t, taka }: Say, moved: DayReport['dues']): Blocks {
  const lines = duesLines(moved)
  if (lines.length === 0 && moved.closing_e4 === 0) return []
  return part(t('close.slip.dues.title'), [
    ...lines.map(([term, amount_e4]) =>
      lineBlock(t(`close.slip.dues.${term}`), taka(amount_e4, 'sum')),
    ),
    sumBlock(t('close.dues'), taka(moved.closing_e4, 'sum')),
  ])
}

function open(say: Say, { carried }: DayReport): Blocks {
  const { t } = say
  const due_e4 = (sale: CarriedSale) => dueBack(say, sale)?.sum_e4 ?? sale.paid_e4
  return part(
    t('close.slip.open'),
    named(say, carried, {
      line: (sale) => ({
        is: 'line',
        name: say.masked(sale.number),
        note: stateOf(say, sale),
        value: say.taka(due_e4(sale)),
      }),
      amount_e4: due_e4,
    }),
  )
}

function stateOf(say: Say, sale: CarriedSale): string {
  const face = faceOf({ state: sale.state, reason: null, failureHeardOnce: false })
  return dueBack(say, sale)?.words ?? say.t(`state.${face}`)
}

function unexplained(say: Say, report: DayReport): Blocks {
  const off = ({ amount_e4 }: Unexplained) =>
    amount_e4 === null ? '—' : say.taka(amount_e4, 'difference')
  return part(
    say.t('close.slip.unexplained'),
    named(say, report.unexplained, {
      line: (one) => lineBlock(saidOnPaper(unexplainedWords(say, one)), off(one)),
      amount_e4: ({ amount_e4 }) => amount_e4,
    }),
  )
}

function asOf(say: Say, now_ms: number): PaperBlock {
  return { is: 'foot', text: `${say.t('shift.printed')}: ${at(say, now_ms)}` }
}

function seal({ t }: Say, head: NonNullable<DayTold['head']>): Blocks {
  return [
    rule,
    { is: 'words', text: t('close.slip.seal') },
    { is: 'boxed', text: shortSeal(head.hash) },
    { is: 'foot', text: t('close.slip.sealNote') },
  ]
}

function plain({ head, report }: DayTold, now_ms: number): string[] {
  const { businessDate, sold: kinds, cash } = report
  const sold_e4: Money = addMoney(...kinds.map((one) => one.amount_e4))
  return [
    ...(head
      ? [`Z ${head.number} ${businessDate}`]
      : [`DAY ${businessDate} NOT CLOSED`, plainAt(now_ms)]),
    plainSum('SOLD', sold_e4),
    plainSum('CASH', cash.closing_e4),
    ...(cash.counted_e4 === null
      ? []
      : // What was counted is what the drawer closes with: the difference is booked before it.
        [plainSum('OVER/SHORT', cash.overShort_e4)]),
    ...(head ? [`SEAL ${shortSeal(head.hash)}`] : []),
  ]
}
