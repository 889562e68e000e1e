import { describe, expect, it } from 'vitest'
import { taka, ZERO } from '../../money.ts'
import { askedBeside } from '../kinds.ts'
import type { ChargeSlab } from './charge.ts'

describe('the rules of a house', () => {
  const slab: ChargeSlab = {
    from_e4: taka(100),
    to_e4: taka(1_000),
    charge: { kind: 'flat', charge_e4: taka(5) },
  }
  const house = (on: boolean) => () => ({ transfers: { on, charges: [slab] } })

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

  it('have nothing to say of other kinds, and are not asked', () => {
    const unasked = () => expect.fail('the rules of the house were read')
    for (const kind of ['recharge', 'package', 'drive', 'bill'] as const) {
      expect(askedBeside(kind, taka(500), unasked)).toEqual({ ok: true, value: null })
    }
  })
})
