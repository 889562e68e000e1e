import { CarriedSale, type DayHead, DayTold } from '../../contract/days.ts'
import { lossLateSuccess } from '../../domain/ledger.ts'
import { money, taka, ZERO } from '../../domain/money.ts'

type Words = Parameters<typeof DayTold.parse>[0]
type Report = DayTold['report']

const BUSINESS_DATE = '2026-11-29'
/** 29/11/2026 22:10 in Dhaka. */
export const LATE_ms = Date.UTC(2026, 10, 29, 16, 10)
const SALE = '019ac0de-0000-7000-8000-00000000000'

const head: Words = {
  number: 12,
  businessDate: BUSINESS_DATE,
  closedAt_ms: LATE_ms,
  closedBy: 'Rahim',
  hash: '7c1e4a90d25b83f6'.repeat(4),
}

const wallet = (provider: string, name: string, closing: number): Words => ({
  provider,
  wallet: name,
  opening_e4: taka(5_000),
  closing_e4: taka(closing),
  bought_e4: ZERO,
  opened_e4: ZERO,
  spent_e4: taka(5_000 - closing),
  free_e4: taka(closing),
  reserved_e4: ZERO,
  suspense_e4: ZERO,
  theirs_e4: taka(closing),
  askedAt_ms: LATE_ms,
  unexplained_e4: ZERO,
})

/** A sale that goes over into the days after. */
export function carriedSale(nth: number, changes: Partial<CarriedSale> = {}): CarriedSale {
  return CarriedSale.parse(Object.assign(carried(nth), changes))
}

const carried = (nth: number) => ({
  id: `${SALE}${nth}`,
  ourReference: `FC-7K2M-${nth}`,
  providerReference: null,
  kind: 'recharge',
  operator: 'GP',
  number: '01712345678',
  amount_e4: taka(50),
  paid_e4: taka(50),
  credit_e4: ZERO,
  provider: 'flexiloadbd',
  state: 'accepted',
  tender: 'collected',
  businessDate: BUSINESS_DATE,
})

const sold = (kind: string, sales: number, amount: number, commission_e4: number): Words => ({
  kind,
  sales,
  amount_e4: taka(amount),
  commission_e4: money(commission_e4),
  serviceCharge_e4: kind === 'bill' ? taka(20) : ZERO,
})

const report: Words = {
  number: 12,
  businessDate: BUSINESS_DATE,
  closedAt_ms: LATE_ms,
  closedBy: 'Rahim',
  lastTransaction: 4_711,
  isMissed: false,
  withoutTrade: null,
  putBack_ms: null,
  sold: [
    sold('recharge', 148, 9_430, 2_593_250),
    sold('package', 21, 4_870, 1_168_800),
    sold('transfer', 9, 12_500, 512_500),
    sold('bill', 4, 3_845, 200_000),
  ],
  refunded: { count: 2, sum_e4: taka(70) },
  failed: 3,
  cash: {
    opening_e4: taka(2_010),
    closing_e4: taka(12_340),
    collected_e4: taka(29_645),
    refunds_e4: taka(70),
    paidIn_e4: taka(500),
    paidOut_e4: taka(235),
    balanceBought_e4: taka(20_000),
    duesCollected_e4: taka(500),
    ownerBetween_e4: ZERO,
    overShort_e4: taka(-10),
    counted_e4: taka(12_340),
  },
  shifts: [],
  wallets: [
    wallet('flexiloadbd', 'flexiload', 3_120),
    wallet('flexiloadbd', 'bank', 1_450),
    wallet('autoflexi', 'main', 860),
  ],
  dues: {
    opening_e4: taka(1_800),
    closing_e4: taka(2_130),
    sold_e4: taka(1_000),
    givenBack_e4: taka(120),
    paid_e4: taka(500),
    paidOut_e4: ZERO,
    forgiven_e4: taka(50),
  },
  held: { opening_e4: ZERO, closing_e4: taka(50), settledSince_e4: ZERO },
  carried: [
    carriedSale(1),
    carriedSale(2, { state: 'failed', tender: 'refund-due', number: '01812345679' }),
  ],
  unexplained: [
    {
      kind: 'drawer-short',
      amount_e4: money(-100_000),
      provider: null,
      wallet: null,
      shift: 31,
      words: 'ভুল খুচরা',
    },
    {
      kind: 'wallet-unread',
      amount_e4: null,
      provider: 'autoflexi',
      wallet: 'main',
      shift: null,
      words: '',
    },
  ],
  accounts: [{ account: lossLateSuccess, opening_e4: ZERO, closing_e4: taka(30) }],
  booked: [],
}

/** A closed day of a busy shop, but for what the test says. */
export function dayWith(
  changes: { head?: DayHead | null; report?: Partial<Report> } = {},
): DayTold {
  return DayTold.parse({
    head: changes.head === undefined ? head : changes.head,
    report: Object.assign({}, report, changes.report),
  })
}
