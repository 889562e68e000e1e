import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import type { DayReport } from '../../../contract/days.ts'
import { taka, ZERO } from '../../../domain/money.ts'
import { csvHead, csvRows } from '../../exports/csv.ts'
import { en } from '../../i18n/en/index.ts'
import type { Say } from '../../i18n/say.ts'
import { zTable } from './z-table.ts'

const words = createInstance()
void words.init({
  lng: 'en',
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
})
// Of what is said only this much is asked for by a Z.
const say = {
  t: words.t,
  date: () => '29-11-2026',
  time: () => '22:10',
  masked: (number: string) => `${number.slice(0, 3)}••••${number.slice(-4)}`,
  wallet: (provider: string, wallet: string) => `${provider} ${wallet}`,
} as unknown as Say

const spanned = { opening_e4: ZERO, closing_e4: taka(700) }
// The parts of a report that stand in the file.
const report = {
  number: 12,
  businessDate: '2026-11-29',
  sold: [
    {
      kind: 'recharge',
      sales: 3,
      amount_e4: taka(170),
      commission_e4: 46_750,
      serviceCharge_e4: taka(2),
    },
  ],
  refunded: { count: 1, sum_e4: taka(20) },
  failed: 1,
  cash: {
    ...spanned,
    collected_e4: taka(700),
    refunds_e4: ZERO,
    paidIn_e4: ZERO,
    paidOut_e4: ZERO,
    balanceBought_e4: ZERO,
    duesCollected_e4: ZERO,
    ownerBetween_e4: ZERO,
    overShort_e4: ZERO,
    counted_e4: null,
  },
  wallets: [{ provider: 'flexiloadbd', wallet: 'flexi', closing_e4: taka(400) }],
  dues: spanned,
  carried: [{ number: '01712345678', ourReference: '=A-1', paid_e4: taka(50) }],
  unexplained: [],
} as unknown as DayReport
const head = {
  number: 12,
  businessDate: '2026-11-29',
  closedAt_ms: 0,
  closedBy: 'Rahim',
  hash: 'ab'.repeat(32),
}

describe('a Z in a file', () => {
  const table = zTable(say, { head, report }, () => '')
  const text = csvHead(table.columns) + csvRows(table.columns, table.rows)

  it('has its number, its whole seal, and each part of its paper', () => {
    expect(text).toContain('ab'.repeat(32))
    expect(text).toContain('Rahim')
    const parts = new Set(table.rows.map(([part]) => part))
    expect(parts).toContain(en.close.slip.drawer)
    expect(parts).toContain(en.close.dues)
    expect(text).toContain('4.675')
    expect(text).toContain('flexiloadbd flexi')
  })

  it('masks the numbers of customers', () => {
    expect(text).toContain('017••••5678')
    expect(text).not.toContain('01712345678')
  })

  it('of a day that is still open says so, and has no seal', () => {
    const open = zTable(say, { head: null, report }, () => '')
    expect(open.rows.flat()).toContain(en.close.slip.preview)
    expect(open.rows.flat().join(' ')).not.toContain('abab')
  })
})
