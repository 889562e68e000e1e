import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PartsPerMillion } from '../../commission/rate.ts'
import { type Money, money, taka, ZERO } from '../../money.ts'
import {
  type Charge,
  chargeFor,
  ChargeSlab,
  chargeTableCodes,
  noCharges,
  readChargeTable,
} from './charge.ts'

const flat = (whole: number): Charge => ({ kind: 'flat', charge_e4: taka(whole) })
const perThousand = (whole: number): Charge => ({
  kind: 'per-thousand',
  rate: PartsPerMillion.parse(whole * 1000),
})
const slab = (from: number, to: number | null, charge = flat(5)): ChargeSlab => ({
  from_e4: taka(from),
  to_e4: to === null ? null : taka(to),
  charge,
})
const table = [
  slab(101, 1_000, flat(5)),
  slab(1_001, 5_000, flat(10)),
  slab(5_001, null, perThousand(4)),
]

describe('what a transfer is charged', () => {
  it('is nothing until the owner fills the table', () => {
    expect(noCharges).toEqual([])
    expect(chargeFor(taka(500), noCharges)).toBe(ZERO)
  })

  it.each([
    [1, 0],
    [100, 0],
    [101, 5],
    [1_000, 5],
    [1_001, 10],
    [5_000, 10],
    [5_001, 20],
    [10_000, 40],
    [25_000, 100],
  ])('৳%i is charged ৳%i', (amount, charge) => {
    expect(chargeFor(taka(amount), table)).toBe(taka(charge))
  })

  it('is that of its whole taka where an amount has poisha', () => {
    expect(chargeFor(money(1_009_999), table)).toBe(ZERO)
    expect(chargeFor(money(10_009_999), table)).toBe(taka(5))
    expect(chargeFor(money(10_010_000), table)).toBe(taka(10))
  })

  it('is nothing above the last slab where it has an end', () => {
    const ended = [slab(1, 1_000)]
    expect(chargeFor(taka(1_000), ended)).toBe(taka(5))
    expect(chargeFor(taka(1_001), ended)).toBe(ZERO)
    expect(chargeFor(ZERO, ended)).toBe(ZERO)
  })

  it('is not made up for a charge of a kind that is not there', () => {
    // @ts-expect-error There is no such charge.
    expect(() => chargeFor(taka(1), [slab(1, null, { kind: 'free' })])).toThrow('unexpected case')
  })

  it('may have poisha where it is one figure for all', () => {
    const charge: Charge = { kind: 'flat', charge_e4: money(25_000) }
    expect(chargeFor(taka(500), [slab(1, null, charge)])).toBe(25_000)
  })

  it('by the thousand is rounded down to the whole taka', () => {
    const rate = [slab(1, null, { kind: 'per-thousand', rate: PartsPerMillion.parse(18_500) })]
    expect(chargeFor(taka(1_000), rate)).toBe(taka(18))
    expect(chargeFor(taka(2_000), rate)).toBe(taka(37))
    expect(chargeFor(taka(54), rate)).toBe(ZERO)
    expect(chargeFor(taka(55), rate)).toBe(taka(1))
  })
})

describe('a table of charges as the owner edits it', () => {
  it('is taken where each amount from the first on is in one row', () => {
    expect(readChargeTable(table)).toEqual({ ok: true, value: table })
    expect(readChargeTable(noCharges)).toEqual({ ok: true, value: [] })
    expect(readChargeTable([slab(1, 1)]).ok).toBe(true)
    expect(readChargeTable([slab(1, null, flat(0))]).ok).toBe(true)
    expect(readChargeTable([slab(1, null, perThousand(0))]).ok).toBe(true)
  })

  const wrong: [string, ChargeSlab[], (typeof chargeTableCodes)[number], number][] = [
    ['begins at nothing', [slab(0, 100)], 'bounds', 0],
    ['begins below nothing', [slab(-5, 100)], 'bounds', 0],
    ['begins with poisha', [{ ...slab(1, 100), from_e4: money(15_000) }], 'bounds', 0],
    ['ends with poisha', [{ ...slab(1, 100), to_e4: money(1_005_000) }], 'bounds', 0],
    ['ends before it begins', [slab(1, 9), slab(10, 9)], 'bounds', 1],
    ['charges less than nothing', [slab(1, 9), slab(10, null, flat(-1))], 'charge', 1],
    ['goes backwards', [slab(100, 200), slab(1, 99)], 'order', 1],
    ['has a row twice', [slab(1, 99), slab(1, 99)], 'order', 1],
    ['has an amount in two rows', [slab(1, 100), slab(100, 200)], 'overlap', 1],
    ['goes on behind a row without an end', [slab(1, null), slab(2, 3)], 'overlap', 1],
    ['leaves an amount out', [slab(1, 9), slab(10, 99), slab(101, 200)], 'gap', 2],
  ]
  it.each(wrong)('is refused where it %s', (_what, rows, code, row) => {
    expect(readChargeTable(rows)).toEqual({ ok: false, problem: { code, row } })
  })

  it('tells of the first thing that is wrong', () => {
    expect(readChargeTable([slab(1, 9), slab(11, 12), slab(12, 11)])).toMatchObject({
      problem: { code: 'gap', row: 1 },
    })
  })

  it('has a sample of everything that can be wrong', () => {
    expect(new Set(wrong.map(([, , code]) => code))).toEqual(new Set(chargeTableCodes))
  })

  it('once taken has every amount between its ends in one row, and charges by it', () => {
    const any = fc
      .tuple(
        fc.integer({ min: 1, max: 500 }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.nat({ max: 50 })), {
          minLength: 1,
          maxLength: 8,
        }),
      )
      .map(([first, widths]) => {
        let from = first
        return widths.map(([width, charge]) => {
          const row = slab(from, from + width, flat(charge))
          from += width + 1
          return row
        })
      })
    fc.assert(
      fc.property(any, fc.nat({ max: 3_000 }), (rows, whole) => {
        expect(readChargeTable(rows).ok).toBe(true)
        const amount = taka(whole)
        const holding = rows.filter(
          ({ from_e4, to_e4 }) => from_e4 <= amount && amount <= (to_e4 ?? amount),
        )
        expect(holding.length).toBeLessThanOrEqual(1)
        const [charge] = holding.map((row) => row.charge)
        const expected = charge?.kind === 'flat' ? charge.charge_e4 : ZERO
        expect(chargeFor(amount, rows)).toBe(expected)
      }),
    )
  })
})

describe('a slab that is read back from the settings', () => {
  it('comes as it was written', () => {
    for (const row of table) {
      expect(ChargeSlab.parse(JSON.parse(JSON.stringify(row)))).toEqual(row)
    }
  })

  it('is not believed with a charge of another kind or figures that are no money', () => {
    const money_e4: Money = taka(1)
    expect(ChargeSlab.safeParse({ ...slab(1, 2), charge: { kind: 'free' } }).success).toBe(false)
    expect(ChargeSlab.safeParse({ from_e4: 0.5, to_e4: null, charge: flat(1) }).success).toBe(false)
    expect(ChargeSlab.safeParse({ from_e4: money_e4, charge: flat(1) }).success).toBe(false)
    const rate = { kind: 'per-thousand', rate: 1_000_001 }
    expect(ChargeSlab.safeParse({ ...slab(1, 2), charge: rate }).success).toBe(false)
  })
})
