import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { money, taka, ZERO } from '../money.ts'
import { believesCharge } from '../kinds/kinds.ts'
import { type Believes, Earns, earnedOn, earnsKinds, earnsProblem, isBelievable } from './earns.ts'
import { PartsPerMillion } from './rate.ts'

const rate = (ppm: number) => PartsPerMillion.parse(ppm)
const perThousand = (ppm: number) => ({ kind: 'per-thousand', rate: rate(ppm) }) as const
const percent = (ppm: number) => ({ kind: 'percent', rate: rate(ppm) }) as const
const flat = (e4: number) => ({ kind: 'flat', commission_e4: money(e4) }) as const

type Slabs = Extract<Earns, { kind: 'slab' }>['slabs']
const row = (from: number, to: number | null, share: Slabs[number]['share']) => ({
  from_e4: taka(from),
  to_e4: to === null ? null : taka(to),
  share,
})
const table = (...slabs: Slabs): Earns => ({ kind: 'slab', slabs })

const ofRecharges: Believes = (charged, amount) => believesCharge('recharge', charged, amount)

describe('what a rule earns', () => {
  it.each([
    ['৳27.50 on each thousand of ৳19', 19, perThousand(27_500), 5_225],
    ['2.75 % of ৳19', 19, percent(27_500), 5_225],
    ['৳27.505 on each thousand of ৳19', 19, perThousand(27_505), 5_225],
    ['৳1.25 a sale', 19, flat(12_500), 12_500],
    ['nothing', 19, percent(0), 0],
  ] as const)('%s', (_what, whole, earns, earned_e4) => {
    expect(earnedOn(taka(whole), earns)).toBe(earned_e4)
  })

  it('goes by the row of the amount, where it is a table', () => {
    const earns = table(row(20, 99, flat(5_000)), row(100, null, perThousand(30_000)))
    expect(earnedOn(taka(20), earns)).toBe(5_000)
    expect(earnedOn(money(999_999), earns)).toBe(5_000)
    expect(earnedOn(taka(100), earns)).toBe(30_000)
    expect(earnedOn(taka(19), earns)).toBe(ZERO)
  })

  it('is not made up for a share of a kind that is not there', () => {
    // @ts-expect-error There is no such share.
    expect(() => earnedOn(taka(1), { kind: 'free' })).toThrow('unexpected case')
  })

  it('is exact to the ten-thousandth and floored, up to the largest amount there is', () => {
    const amounts = fc.integer({ min: 0, max: 2 ** 51 })
    const rates = fc.integer({ min: 0, max: 1_000_000 })
    fc.assert(
      fc.property(amounts, rates, (amount_e4, ppm) => {
        const exact = (BigInt(amount_e4) * BigInt(ppm)) / 1_000_000n
        for (const share of [perThousand(ppm), percent(ppm)]) {
          expect(BigInt(earnedOn(money(amount_e4), share))).toBe(exact)
          const slabs = table(row(1, null, share))
          const inTable = amount_e4 < 10_000 ? 0n : exact
          expect(BigInt(earnedOn(money(amount_e4), slabs))).toBe(inTable)
        }
      }),
    )
  })

  it('never grows smaller as the amount grows, by one rate', () => {
    const amounts = fc.integer({ min: 0, max: 10 ** 12 })
    fc.assert(
      fc.property(amounts, amounts, fc.integer({ min: 0, max: 1_000_000 }), (one, other, ppm) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)]
        const earns = perThousand(ppm)
        expect(earnedOn(money(less), earns)).toBeLessThanOrEqual(earnedOn(money(more), earns))
      }),
    )
  })

  it('is read back from the books as it was written', () => {
    const earns = table(row(20, 99, flat(5_000)), row(100, null, percent(30_000)))
    expect(Earns.parse(JSON.parse(JSON.stringify(earns)))).toEqual(earns)
    expect(earnsKinds).toEqual(Earns.options.map(({ shape }) => shape.kind.value))
  })
})

describe('what is wrong with a rule', () => {
  it.each([
    ['ten in a hundred of a recharge', percent(100_000), null],
    ['a little more than that', percent(100_001), { code: 'too-much', row: null }],
    ['and on each thousand', perThousand(100_001), { code: 'too-much', row: null }],
    ['less than nothing', flat(-1), { code: 'negative', row: null }],
    ['a sum, whatever it is a part of', flat(50_000), null],
    ['a table without a row', table(), { code: 'empty', row: null }],
    ['a table that leaves no amount out', table(row(10, 19, flat(0)), row(20, 50, flat(1))), null],
    ['a gap', table(row(10, 19, flat(0)), row(30, 50, flat(1))), { code: 'gap', row: 1 }],
    ['a row below nothing', table(row(10, null, flat(-1))), { code: 'negative', row: 0 }],
    // On ৳1 that is rounded down to a tenth; on ৳1,000 nobody would believe it.
    [
      'a rate of a row that rounding alone makes believable',
      table(row(1, null, percent(100_001))),
      { code: 'too-much', row: 0 },
    ],
    [
      'a row that gives more than a tenth of its smallest amount',
      table(row(10, 19, flat(10_000)), row(20, null, flat(20_001))),
      { code: 'too-much', row: 1 },
    ],
  ] as const)('%s', (_what, earns, found) => {
    // A table of the test is not changed by anybody.
    expect(earnsProblem(Earns.parse(earns), ofRecharges)).toEqual(found)
  })

  it('is no provider’s word: a sale costs something, whatever is believed of its kind', () => {
    const always: Believes = () => true
    expect(isBelievable(taka(5), taka(5), always)).toBe(false)
    expect(isBelievable(taka(5), money(49_999), always)).toBe(true)
    expect(isBelievable(taka(5), money(5_001), ofRecharges)).toBe(false)
  })
})
