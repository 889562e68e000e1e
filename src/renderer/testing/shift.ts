import { ShiftReport } from '../../contract/shifts.ts'
import { taka, ZERO } from '../../domain/money.ts'

type Words = Parameters<typeof ShiftReport.parse>[0]

/** 29/11/2026 09:05 in Dhaka. */
const OPENED_ms = Date.UTC(2026, 10, 29, 3, 5)

const open: Words = {
  id: '019ac0de-0000-7000-8000-0000000000f1',
  number: 31,
  cashier: 'Karim',
  businessDate: '2026-11-29',
  openedAt_ms: OPENED_ms,
  closedAt_ms: null,
  isLeftOpen: false,
  openingNotes: { '500': 2, '100': 10 },
  openingDifference_e4: ZERO,
  differenceOf: null,
  drawer: {
    opening_e4: taka(2_000),
    given_e4: taka(6_400),
    change_e4: taka(350),
    refunds_e4: taka(20),
    paidIn_e4: taka(500),
    paidOut_e4: taka(180),
    balanceBought_e4: ZERO,
    duesCollected_e4: taka(250),
  },
  expected_e4: taka(8_600),
  movements: [
    {
      direction: 'in',
      purpose: 'owner',
      amount_e4: taka(500),
      words: 'খুচরা রাখা',
      at_ms: OPENED_ms + 3_600_000,
    },
    {
      direction: 'out',
      purpose: 'expense',
      amount_e4: taka(180),
      words: 'চা ও বিদ্যুৎ মিস্ত্রি',
      at_ms: OPENED_ms + 7_200_000,
    },
  ],
  sold: [
    {
      kind: 'recharge',
      sales: 62,
      sums: { amount_e4: taka(4_310), commission_e4: taka(118), serviceCharge_e4: ZERO },
      failed: 1,
      open: 0,
    },
    {
      kind: 'transfer',
      sales: 3,
      sums: { amount_e4: taka(1_740), commission_e4: taka(7), serviceCharge_e4: taka(15) },
      failed: 0,
      open: 1,
    },
  ],
  onCredit_e4: taka(120),
  close: null,
}

/** A shift that goes on, but for what the test says. */
export function shiftWith(changes: Partial<ShiftReport> = {}): ShiftReport {
  return ShiftReport.parse(Object.assign({}, open, changes))
}

/** The same shift, counted and ten taka short. */
export function closedShiftWith(
  changes: Partial<NonNullable<ShiftReport['close']>> = {},
): ShiftReport {
  const closed = shiftWith({ closedAt_ms: OPENED_ms + 13 * 3_600_000 })
  const close = {
    notes: { '1000': 5, '500': 6, '100': 5, '50': 1, '20': 2 },
    counted_e4: taka(8_590),
    expected_e4: taka(8_600),
    reason: 'খুচরা ভুল দেওয়া হয়েছে',
    signedBy: 'Selina',
    counts: 2,
    wasBlind: false,
  }
  return { ...closed, close: { ...close, ...changes } }
}

/** The same shift as whoever counts blind may see it while it is open. */
export function blindShift(): ShiftReport {
  const { sold } = shiftWith()
  return shiftWith({
    drawer: null,
    expected_e4: null,
    onCredit_e4: null,
    sold: sold.map((one) => ({ ...one, sums: null })),
  })
}
