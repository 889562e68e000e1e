import type { Glance, ReportSums } from '../../../contract/reports.ts'
import { type Money, type MoneyKind, money } from '../../../domain/money.ts'
import type { Say } from '../../i18n/say.ts'

/** A line of the page: words, and how many, how much, and how it was before. */
export interface Line {
  readonly key: string
  readonly words: string
  readonly count: number | null
  readonly amount_e4: Money | null
  readonly kind: MoneyKind
  /** What it is compared with, in its own measure; null where there is nothing. */
  readonly before: number | null
  readonly isTotal?: true
  readonly more?: string
}

export interface Section {
  readonly title: string
  readonly lines: readonly Line[]
}

/** The sums a page is compared with; null where nothing is known of those days. */
export function comparedWith({ before }: Glance): ReportSums | null {
  if (!before.isKnown) return null
  return before.byThisHour ?? before.sums
}

/** The page of the days as it is read: selling, the drawer, the wallets. */
export function ledgerSections(say: Say, glance: Glance): readonly Section[] {
  const { t } = say
  return [
    { title: t('reports.selling'), lines: sellingLines(say, glance) },
    { title: t('reports.cash'), lines: cashLines(say, glance) },
    { title: t('reports.wallets'), lines: walletLines(say, glance) },
  ].filter(({ lines }) => lines.length > 0)
}

function sellingLines({ t }: Say, glance: Glance): readonly Line[] {
  const { now } = glance
  const before = comparedWith(glance)
  const taka = (
    key: string,
    of: 'amount_e4' | 'loss_e4' | 'profit_e4' | 'credit_e4',
    words: string,
  ) => line(key, words, now[of], 'sum', before?.[of] ?? null)
  const counted = (key: string, of: 'failed' | 'reversed', words: string): Line => ({
    ...line(key, words, null, 'sum', before?.[of] ?? null),
    count: now[of],
  })
  return [
    { ...taka('sold', 'amount_e4', t('reports.sold')), count: now.delivered },
    line(
      'commission',
      t('reports.commission'),
      now.commission_e4,
      'earning',
      before?.commission_e4 ?? null,
    ),
    line(
      'charge',
      t('reports.charge'),
      now.serviceCharge_e4,
      'sum',
      before?.serviceCharge_e4 ?? null,
    ),
    ...(now.loss_e4 === 0 ? [] : [taka('loss', 'loss_e4', t('reports.loss'))]),
    { ...taka('profit', 'profit_e4', t('reports.profit')), kind: 'earning', isTotal: true },
    counted('failed', 'failed', t('reports.failed')),
    ...(now.reversed === 0 ? [] : [counted('reversed', 'reversed', t('reports.reversed'))]),
    {
      ...line('refunds', t('reports.refunds'), now.refunds_e4, 'sum', before?.refunds_e4 ?? null),
      count: now.refunds,
    },
    ...(now.credit_e4 === 0 ? [] : [taka('credit', 'credit_e4', t('reports.credit'))]),
  ]
}

function cashLines({ t }: Say, { cash }: Glance): readonly Line[] {
  // Of a drawer that is counted blind nothing is told before its count.
  if (cash === null) return []
  const moves = [
    ['sold', t('reports.cashSold'), cash.sold_e4],
    ['refunds', t('reports.cashRefunds'), cash.refunds_e4],
    ['dues', t('reports.cashDues'), cash.dues_e4],
    ['in', t('reports.cashIn'), cash.paidIn_e4],
    ['out', t('reports.cashOut'), cash.paidOut_e4],
    ['bought', t('reports.cashBought'), cash.balanceBought_e4],
    ['owner', t('reports.cashOwner'), cash.ownerBetween_e4],
    ['over-short', t('reports.cashOverShort'), cash.overShort_e4],
    ['other', t('reports.cashOther'), cash.other_e4],
  ] as const
  const moved = moves.filter(([, , amount]) => amount !== 0)
  return [
    ...moved.map(([key, words, amount]) => line(`cash-${key}`, words, amount, 'sum', null)),
    { ...line('cash-end', t('reports.cashAtEnd'), cash.atEnd_e4, 'sum', null), isTotal: true },
  ]
}

function walletLines(say: Say, { wallets }: Glance): readonly Line[] {
  const { t, taka, wallet: nameOf } = say
  const moved = (bought: Money, spent: Money) =>
    t('reports.walletMoved', { bought: taka(bought, 'sum'), spent: taka(spent, 'cost') })
  return wallets.map(({ provider, wallet, atEnd_e4, bought_e4, spent_e4 }) => ({
    ...line(`${provider}:${wallet}`, nameOf(provider, wallet), atEnd_e4, 'balance', null),
    // Of a wallet nothing moved in, its sum says all.
    ...(bought_e4 === 0 && spent_e4 === 0 ? {} : { more: moved(bought_e4, spent_e4) }),
  }))
}

function line(
  key: string,
  words: string,
  amount_e4: Money | null,
  kind: MoneyKind,
  before: number | null,
): Line {
  return { key, words, count: null, amount_e4, kind, before }
}

/** Something was sold, failed or given back: a page without any of it is blank. */
export function isBlank({ now, cash }: Glance): boolean {
  const figures = [now.sales, now.delivered, now.failed, now.reversed, now.refunds]
  return figures.every((figure) => figure === 0) && (cash?.moved_e4 ?? 0) === 0
}

/** How much more or less than before, in the line's own measure. */
export function differenceOf({ count, amount_e4, before }: Line): Money | number | null {
  if (before === null) return null
  return amount_e4 === null ? (count ?? 0) - before : money(amount_e4 - before)
}
