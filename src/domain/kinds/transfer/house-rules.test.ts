import { describe, expect, it } from 'vitest'
import { taka, ZERO } from '../../money.ts'
import { askedBeside } from '../kinds.ts'
import { usualSmallCharge } from '../recharge/small-charge.ts'
import type { ChargeSlab } from './charge.ts'

describe('the rules of a house', () => {
  const slab: ChargeSlab = {
    from_e4: taka(100),
    to_e4: taka(1_000),
    charge: { kind: 'flat', charge_e4: taka(5) },
  }
  const recharges = { ...usualSmallCharge, on: true }
  const house = (on: boolean) => () => ({ transfers: { on, charges: [slab] }, recharges })

  it('sell no transfer until its owner has switched them on', () => {
    const off = { field: 'kind', code: 'switched-off', limit_e4: null }
    expect(askedBeside('transfer', taka(500), house(false))).toEqual({ ok: false, problem: off })
  })

  it('say what is charged beside it, by the table', () => {
    const asked = (whole: number) => askedBeside('transfer', taka(whole), house(true))
    expect(asked(500)).toEqual({ ok: true, value: taka(5) })
    expect(asked(99)).toEqual({ ok: true, value: ZERO })
    expect(asked(1_001)).toEqual({ ok: true, value: ZERO })
  })

  it('say what is charged beside a small recharge, and nothing where that is off', () => {
    const asked = (whole: number) => askedBeside('recharge', taka(whole), house(false))
    expect(asked(20)).toEqual({ ok: true, value: taka(1) })
    expect(asked(500)).toEqual({ ok: true, value: ZERO })
    const off = () => ({ ...house(false)(), recharges: usualSmallCharge })
    expect(askedBeside('recharge', taka(20), off)).toEqual({ ok: true, value: null })
  })

  it('have nothing to say of other kinds, and are not asked', () => {
    const unasked = () => expect.fail('the rules of the house were read')
    for (const kind of ['package', 'drive', 'bill'] as const) {
      expect(askedBeside(kind, taka(500), unasked)).toEqual({ ok: true, value: null })
    }
  })
})
