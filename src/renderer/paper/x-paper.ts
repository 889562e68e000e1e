import type { DrawerOpening } from '../../contract/printing.ts'
import type { ShiftReport } from '../../contract/shifts.ts'
import { notes } from '../../domain/cash/notes.ts'
import {
  addMoney,
  type Money,
  money,
  negate,
  subtractMoney,
  taka as takaOf,
} from '../../domain/money.ts'
import type { Paper, PaperBlock } from '../../domain/paper/paper.ts'
import type { Say } from '../i18n/say.ts'
import { purposeWords } from '../screens/shift/purposes.ts'
import { besideSold, howCounted, openedWithWords } from '../screens/shift/report-words.ts'
import { standOf } from '../screens/shift/stand.ts'
import { termsOf } from '../screens/shift/terms.ts'
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
 * A shift on paper: of an open one as it stands, of a closed one as it was counted. What a blind
 * count keeps back stands nowhere on it.
 *
 * @param openings of the drawer in this shift without a sale, the oldest first
 */
export function xPaper(
  say: Say,
  report: ShiftReport,
  shop: Shop,
  now_ms: number,
  openings: readonly DrawerOpening[] = [],
): Paper {
  const { t, count } = say
  const { number, cashier, close } = report
  return {
    language: say.language,
    name: close ? 'z' : 'x',
    blocks: [
      shopBlock(say, shop),
      titleBlock(t(close ? 'shift.closedReport' : 'shift.xReport')),
      {
        is: 'words',
        text: `${t('shift.number', { number: count(number) })} · ${onPaper(cashier)}`,
      },
      { is: 'words', text: `${at(say, report.openedAt_ms)} – ${until(say, report)}` },
      rule,
      ...drawer(say, report),
      ...sold(say, report),
      ...moves(say, report),
      ...opened(say, report, openings),
      rule,
      { is: 'sign', text: t('shift.signHere') },
      { is: 'foot', text: `${t('shift.printed')}: ${at(say, now_ms)}` },
    ],
    plain: plain(report, now_ms),
  }
}

function until(say: Say, report: ShiftReport): string {
  return report.closedAt_ms === null ? '…' : inShift(say, report, report.closedAt_ms)
}

/** On the day of its beginning the time alone, which then stands in one line with it. */
function inShift(say: Say, { openedAt_ms }: ShiftReport, at_ms: number): string {
  return say.date(openedAt_ms) === say.date(at_ms) ? say.time(at_ms) : at(say, at_ms)
}

function drawer(say: Say, report: ShiftReport): Blocks {
  const { t, taka } = say
  const { drawer: terms, expected_e4 } = report
  if (terms === null || expected_e4 === null) return [{ is: 'boxed', text: t('shift.blind') }]
  return [
    ...termsOf(terms)
      .filter(({ name, amount_e4 }) => amount_e4 !== 0 || name === 'opening_e4')
      .map(({ name, sign, amount_e4 }) =>
        withNote(
          lineBlock(`${sign} ${t(`shift.terms.${name}`)}`.trim(), taka(amount_e4, 'sum')),
          name === 'opening_e4' ? openedWithWords(say, report) : null,
        ),
      ),
    sumBlock(t('shift.expected'), taka(expected_e4, 'sum')),
    ...counted(say, report),
  ]
}

function withNote(line: PaperBlock, note: string | null): PaperBlock {
  return line.is === 'line' && note !== null && note !== '' ? { ...line, note } : line
}

function counted(say: Say, { close }: ShiftReport): Blocks {
  const { t, taka } = say
  if (!close) return []
  const difference_e4 = subtractMoney(close.counted_e4, close.expected_e4)
  const stand = standOf(difference_e4)
  const amount = taka(money(Math.abs(difference_e4)), 'sum')
  const differs = stand === 'fits' ? t('shift.fits') : t(`shift.${stand}`, { amount })
  return [
    rule,
    ...piles(say, close.notes),
    sumBlock(t('shift.counted'), taka(close.counted_e4, 'sum')),
    withNote(lineBlock(t('shift.difference'), differs), howCounted(say, close).join(' · ')),
    ...(close.reason === '' ? [] : [lineBlock(t('shift.reasonFact'), saidOnPaper(close.reason))]),
    ...(close.signedBy === null ? [] : [lineBlock(t('shift.signedBy'), onPaper(close.signedBy))]),
  ]
}

/** Note by note, as they were counted. */
function piles({ taka, figure }: Say, counts: NonNullable<ShiftReport['close']>['notes']): Blocks {
  return notes.flatMap((note) => {
    const pieces = counts[note] ?? 0
    if (pieces === 0) return []
    const worth = takaOf(Number(note))
    return [lineBlock(`${taka(worth)} × ${figure(pieces)}`, taka(money(worth * pieces), 'sum'))]
  })
}

/** What failed or has no end yet stands below its kind: its cash lay in the drawer too. */
function sold(say: Say, report: ShiftReport): Blocks {
  const { t, taka, figure } = say
  const { onCredit_e4 } = report
  const charge_e4 = addMoney(...report.sold.map(({ sums }) => sums?.serviceCharge_e4 ?? money(0)))
  if (report.sold.length === 0) return []
  return [
    rule,
    headingBlock(t('shift.sold')),
    ...report.sold.map((one) =>
      withNote(
        lineBlock(
          `${t(`kinds.${one.kind}.name`)} × ${figure(one.sales)}`,
          one.sums ? taka(one.sums.amount_e4, 'sum') : '',
        ),
        besideSold(say, one),
      ),
    ),
    ...(charge_e4 > 0 ? [lineBlock(t('slip.serviceCharge'), taka(charge_e4, 'sum'))] : []),
    ...(onCredit_e4 !== null && onCredit_e4 > 0
      ? [lineBlock(t('shift.onCredit'), taka(onCredit_e4, 'sum'))]
      : []),
  ]
}

type Movement = ShiftReport['movements'][number]

function moves(say: Say, { movements }: ShiftReport): Blocks {
  const { t, taka } = say
  if (movements.length === 0) return []
  const sign = ({ direction }: Movement) => (direction === 'in' ? '+' : '−')
  return [
    rule,
    headingBlock(t('shift.movements')),
    ...named(say, movements, {
      line: (move) =>
        lineBlock(
          `${purposeWords(say, move)}: ${saidOnPaper(move.words)}`,
          `${sign(move)}${taka(move.amount_e4)}`,
        ),
      amount_e4: ({ direction, amount_e4 }): Money =>
        direction === 'in' ? amount_e4 : negate(amount_e4),
    }),
  ]
}

/** What moved no money and still is told: an owner who sees the paper alone sees it too. */
function opened(say: Say, report: ShiftReport, openings: readonly DrawerOpening[]): Blocks {
  const { t, figure } = say
  if (openings.length === 0) return []
  const when = (at_ms: number) => inShift(say, report, at_ms)
  return [
    rule,
    headingBlock(`${t('drawer.openings')} × ${figure(openings.length)}`),
    ...openings.map(({ at_ms, reason, state }) =>
      lineBlock(
        saidOnPaper(reason),
        state === 'sent' ? when(at_ms) : `${t(`drawer.states.${state}`)} ${when(at_ms)}`,
      ),
    ),
  ]
}

function plain({ number, close, expected_e4 }: ShiftReport, now_ms: number): string[] {
  if (close) {
    return [
      `SHIFT ${number} CLOSED`,
      plainAt(now_ms),
      plainSum('COUNTED', close.counted_e4),
      plainSum('OVER/SHORT', subtractMoney(close.counted_e4, close.expected_e4)),
    ]
  }
  return [
    `X SHIFT ${number}`,
    plainAt(now_ms),
    ...(expected_e4 === null ? [] : [plainSum('CASH', expected_e4)]),
  ]
}
