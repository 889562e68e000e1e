import { describe, expect, it } from 'vitest'
import { money, taka, ZERO } from '../../../domain/money.ts'
import { csvHead, csvRows } from '../../exports/csv.ts'
import { en } from '../../i18n/en/index.ts'
import { carriedSale, dayWith } from '../../testing/day.ts'
import { spokenIn } from '../../testing/spoken.ts'
import { zTable } from './z-table.ts'

const say = spokenIn('en')

const spanned = { opening_e4: ZERO, closing_e4: taka(700) }
const { report } = dayWith({
  report: {
    isMissed: true,
    putBack_ms: 0,
    sold: [
      {
        kind: 'recharge',
        sales: 3,
        amount_e4: taka(170),
        commission_e4: money(46_750),
        serviceCharge_e4: taka(2),
      },
    ],
    dues: {
      ...spanned,
      sold_e4: taka(900),
      givenBack_e4: taka(200),
      paid_e4: ZERO,
      paidOut_e4: ZERO,
      forgiven_e4: ZERO,
    },
    carried: [carriedSale(1)],
  },
})
const head = {
  number: 12,
  businessDate: '2026-11-29',
  closedAt_ms: 0,
  closedBy: 'Rahim',
  hash: 'ab'.repeat(32),
}

describe('a Z in a file', () => {
  const table = zTable(say, { head, report })
  const text = csvHead(table.columns) + csvRows(table.columns, table.rows)

  it('has its number, its whole seal, and each part of its paper', () => {
    expect(text).toContain('ab'.repeat(32))
    expect(text).toContain('Rahim')
    expect(text).toContain(en.close.slip.missed)
    expect(text).toContain(en.close.slip.putBack)
    const parts = new Set(table.rows.map(([part]) => part))
    expect(parts).toContain(en.close.slip.drawer)
    expect(parts).toContain(en.close.dues)
    expect(text).toContain('4.675')
    expect(text).toContain(`${en.close.slip.dues.givenBack},,-200`)
    expect(text).toContain(`flexiloadbd · ${en.wallets.names.flexiload}`)
  })

  it('masks the numbers of customers', () => {
    expect(text).toContain('017••••5678')
    expect(text).not.toContain('01712345678')
  })

  it('of a day that is still open says so, and has no seal', () => {
    const open = zTable(say, { head: null, report })
    expect(open.rows.flat()).toContain(en.close.slip.preview)
    expect(open.rows.flat().join(' ')).not.toContain('abab')
  })
})
