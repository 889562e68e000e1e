import { describe, expect, it } from 'vitest'
import { money, taka } from '../../money.ts'
import { mustTypeTwice, TYPED_ONCE_UP_TO_e4, typedTwice } from './twice.ts'

describe('a large amount', () => {
  it('is typed twice above ৳5,000, unless the owner says otherwise', () => {
    expect(TYPED_ONCE_UP_TO_e4).toBe(taka(5_000))
    expect(mustTypeTwice(taka(5_000), TYPED_ONCE_UP_TO_e4)).toBe(false)
    expect(mustTypeTwice(money(50_000_001), TYPED_ONCE_UP_TO_e4)).toBe(true)
    expect(mustTypeTwice(taka(1_000), taka(1_000))).toBe(false)
    expect(mustTypeTwice(taka(1_001), taka(1_000))).toBe(true)
    expect(mustTypeTwice(taka(1), taka(0))).toBe(true)
  })

  it.each(['20000', '২০০০০', ' ৳ 20000 ', '20000.00'])(
    'is the same both times, however it is written: %s',
    (again) => {
      expect(typedTwice(taka(20_000), again)).toEqual({ ok: true, value: taka(20_000) })
    },
  )

  it.each(['2000', '200000', '20001', '19999'])('is found to differ at ৳20,000 and %s', (again) => {
    expect(typedTwice(taka(20_000), again)).toEqual({ ok: false, problem: { code: 'differs' } })
  })

  it('is told what is wrong with its second typing', () => {
    const said = (again: string) => typedTwice(taka(20_000), again)
    expect(said('')).toEqual({ ok: false, problem: { code: 'empty' } })
    expect(said('2e4')).toEqual({ ok: false, problem: { code: 'letters' } })
    expect(said('20000.50')).toEqual({ ok: false, problem: { code: 'decimals' } })
    const grouped = { code: 'grouped', amount_e4: taka(20_000) }
    expect(said('20,000')).toEqual({ ok: false, problem: grouped })
  })
})
