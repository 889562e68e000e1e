import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBanglaDigits } from './digits.ts'
import {
  addMoney,
  formatFigure,
  formatTaka,
  isWholeTaka,
  Money,
  type MoneyProblemCode,
  money,
  negate,
  parseProviderDecimal,
  parseTaka,
  plainFigure,
  plainMoneyProblems,
  subtractMoney,
  TYPED_CAP,
  taka,
  totalAsShown,
  ZERO,
} from './money.ts'

const MOST = 2 ** 51
const anyMoney = fc.integer({ min: -MOST, max: MOST }).map(money)
const typable = fc.integer({ min: 1, max: TYPED_CAP }).map(money)

describe('money', () => {
  it('is a whole number of ten-thousandths of a taka', () => {
    expect(taka(108)).toBe(1_080_000)
    expect(() => money(0.5)).toThrow()
    expect(() => money(Number.NaN)).toThrow()
    expect(() => money(Number.POSITIVE_INFINITY)).toThrow()
  })

  it('stays in its range', () => {
    expect(money(MOST)).toBe(MOST)
    expect(() => money(MOST + 1)).toThrow()
    expect(() => addMoney(money(MOST), money(1))).toThrow()
    expect(() => subtractMoney(money(-MOST), money(1))).toThrow()
    expect(Money.safeParse(String(MOST)).success).toBe(false)
  })

  it('adds, takes away and turns round without a minus zero', () => {
    expect(addMoney()).toBe(ZERO)
    expect(addMoney(taka(100), taka(8), money(-1))).toBe(1_079_999)
    expect(subtractMoney(taka(108), money(29_700))).toBe(1_050_300)
    expect(negate(taka(5))).toBe(-50_000)
    expect(Object.is(negate(ZERO), 0)).toBe(true)
  })

  it('knows a whole taka', () => {
    expect(isWholeTaka(taka(20))).toBe(true)
    expect(isWholeTaka(taka(-20))).toBe(true)
    expect(isWholeTaka(money(205_000))).toBe(false)
  })
})

describe('a figure that may be money', () => {
  it('is taken, or refused, as the schema of answers does', () => {
    const odd = fc.constantFrom(0, -0, 0.5, MOST, -MOST, MOST + 1, -MOST - 1, 2 ** 60, Infinity)
    const figure = fc.oneof(fc.double(), fc.integer(), fc.maxSafeInteger(), odd)
    const agree = fc.property(figure, (amount_e4) => {
      const read = Money.safeParse(amount_e4)
      if (read.success) expect(money(amount_e4)).toBe(read.data)
      else expect(() => money(amount_e4)).toThrow()
    })
    fc.assert(agree, { numRuns: 2_000 })
  })
})

describe('an amount a cashier types', () => {
  it.each([
    ['108', 1_080_000],
    ['১০০', 1_000_000],
    ['৫০.৫', 505_000],
    ['50.5', 505_000],
    ['50.55', 505_500],
    ['50.00', 500_000],
    ['50.5000', 505_000],
    ['0.01', 100],
    ['050', 500_000],
    ['৳108', 1_080_000],
    ['৳ ১০৮', 1_080_000],
    [' 20 ', 200_000],
    ['20\u00A0', 200_000],
    ['2\u200B0', 200_000],
  ])('%s', (text, amount_e4) => {
    expect(parseTaka(text)).toEqual({ ok: true, value: amount_e4 })
  })

  const refused: [string, MoneyProblemCode][] = [
    ['', 'empty'],
    ['  ', 'empty'],
    ['৳', 'empty'],
    ['0', 'zero'],
    ['0.00', 'zero'],
    ['০', 'zero'],
    ['-50', 'sign'],
    ['+50', 'sign'],
    ['−50', 'sign'],
    ['–৫০', 'sign'],
    ['৳-50', 'sign'],
    ['1e3', 'letters'],
    ['0x64', 'letters'],
    ['Infinity', 'letters'],
    ['NaN', 'letters'],
    ['100tk', 'letters'],
    ['১০০ টাকা', 'letters'],
    ['50.555', 'decimals'],
    ['50.005', 'decimals'],
    ['99999999999', 'too-large'],
    ['10000000.01', 'too-large'],
    ['9'.repeat(32), 'too-large'],
    ['9'.repeat(33), 'too-long'],
    ['1'.repeat(1_000_000), 'too-long'],
    ['٥٠', 'foreign-digits'],
    ['½', 'foreign-digits'],
    ['\u202E05', 'direction-marks'],
    ['50.', 'characters'],
    ['.5', 'characters'],
    ['.', 'characters'],
    ['1.2.3', 'characters'],
    ['1,5', 'characters'],
    ['100/-', 'characters'],
    ['50%', 'characters'],
    ['$50', 'characters'],
    ['10 0', 'characters'],
    ['৳৳5', 'characters'],
    ['5৳', 'characters'],
    ['5৳0', 'characters'],
    // Half a comma is no grouping: what was meant is not guessed.
    ['1.5,000', 'characters'],
    ['1.23,000', 'characters'],
    ['5,0001', 'characters'],
    ['5,000,5', 'characters'],
  ]
  it.each(refused)('is refused with its cause: %s', (text, code) => {
    const amount = parseTaka(text)
    expect(amount).toEqual({ ok: false, problem: { code } })
  })

  it('has a sample of every cause', () => {
    expect(new Set(refused.map(([, code]) => code))).toEqual(new Set(plainMoneyProblems))
  })

  it.each([
    ['5,000', taka(5000)],
    ['৫,০০০', taka(5000)],
    ['৳ 5,000', taka(5000)],
    ['1,234,567', taka(1_234_567)],
    ['12,34,567.50', money(12_345_675_000)],
    ['5 000', taka(5000)],
  ])('is asked about when it is grouped: %s', (text, amount_e4) => {
    expect(parseTaka(text)).toEqual({ ok: false, problem: { code: 'grouped', amount_e4 } })
  })

  it('is refused, not asked about, when the grouped figure would not do either', () => {
    expect(parseTaka('0,000')).toEqual({ ok: false, problem: { code: 'zero' } })
    expect(parseTaka('99,999,999,999')).toEqual({ ok: false, problem: { code: 'too-large' } })
  })

  it('has no poisha where the field has none', () => {
    expect(parseTaka('50.5', { decimals: 0 })).toEqual({ ok: false, problem: { code: 'decimals' } })
    expect(parseTaka('50.00', { decimals: 0 })).toEqual({ ok: true, value: taka(50) })
    expect(parseTaka('0.5225', { decimals: 4 })).toEqual({ ok: true, value: 5225 })
    expect(parseTaka('0.52251', { decimals: 4 }).ok).toBe(false)
  })

  it('may be nothing only where nothing is an answer', () => {
    expect(parseTaka('0', { zero: true })).toEqual({ ok: true, value: 0 })
  })

  it('ends at the cap of its field', () => {
    expect(parseTaka('1000', { cap: taka(1000) })).toEqual({ ok: true, value: taka(1000) })
    expect(parseTaka('1001', { cap: taka(1000) })).toEqual({
      ok: false,
      problem: { code: 'too-large' },
    })
  })

  it('is money or a known cause, whatever is pasted', () => {
    const characters = fc.constantFrom(...'0123456789,.৳১০ +-e'.split(''))
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: characters }))
    fc.assert(
      fc.property(text, (pasted) => {
        const amount = parseTaka(pasted)
        if (amount.ok) expect(amount.value).toBeGreaterThan(0)
        else expect([...plainMoneyProblems, 'grouped']).toContain(amount.problem.code)
      }),
    )
  })
})

describe('a figure in a provider’s answer', () => {
  it.each([
    ['440', 4_400_000],
    ['440.00', 4_400_000],
    ['97.2500', 972_500],
    ['50000.00', 500_000_000],
    ['0', 0],
    ['0.0', 0],
    ['0.5225', 5225],
    ['440.000000', 4_400_000],
  ])('%s', (text, amount_e4) => {
    expect(parseProviderDecimal(text)).toBe(amount_e4)
  })

  it.each([
    '',
    ' ',
    '440 ',
    '44,000.00',
    '৳440',
    '-5',
    '+5',
    'NaN',
    '1e400',
    '4.4e2',
    'null',
    '440.',
    '.5',
    '৪৪০',
    '0.52251',
    '999999999999999999',
    '9'.repeat(400),
    '0x1F',
    '440\n',
  ])('says nothing we can count on: %s', (text) => {
    expect(parseProviderDecimal(text)).toBeNull()
  })

  it('is read without a float: every amount comes back exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MOST }), (amount_e4) => {
        const digits = String(amount_e4).padStart(5, '0')
        expect(parseProviderDecimal(`${digits.slice(0, -4)}.${digits.slice(-4)}`)).toBe(amount_e4)
      }),
    )
  })
})

describe('an amount on the screen', () => {
  it.each([
    [0, '৳0'],
    [1, '৳1'],
    [108, '৳108'],
    [1000, '৳1,000'],
    [99_999, '৳99,999'],
    [100_000, '৳1,00,000'],
    [1_234_567, '৳12,34,567'],
    [12_345_678, '৳1,23,45,678'],
    [9_990_000_000, '৳9,99,00,00,000'],
  ])('%i taka stands behind its ৳, grouped by lakh', (whole, shown) => {
    expect(formatTaka(taka(whole))).toBe(shown)
  })

  it('shows poisha where there are any', () => {
    expect(formatTaka(money(12_345_675_000))).toBe('৳12,34,567.50')
    expect(formatTaka(money(29_700))).toBe('৳2.97')
    expect(formatTaka(money(100))).toBe('৳0.01')
  })

  it('has two decimals or none, never one', () => {
    expect(formatTaka(money(4_862_500))).toBe('৳486.25')
    expect(formatTaka(money(4_863_000))).toBe('৳486.30')
    expect(formatTaka(money(4_860_000))).toBe('৳486')
  })

  it.each(['sum', 'balance', 'cost', 'earning', 'difference'] as const)(
    'always has both decimals where it is a %s',
    (kind) => {
      expect(formatTaka(taka(108), { kind })).toBe('৳108.00')
      expect(formatTaka(money(1_085_000), { kind })).toBe('৳108.50')
    },
  )

  it('rounds to the nearest poisha, half away from nothing', () => {
    expect(formatTaka(money(49), { kind: 'sum' })).toBe('৳0.00')
    expect(formatTaka(money(50), { kind: 'sum' })).toBe('৳0.01')
    expect(formatTaka(money(-50), { kind: 'sum' })).toBe('−৳0.01')
    expect(formatTaka(money(9_999_950))).toBe('৳1,000')
  })

  it('promises no more than there is: what is there goes down, what it takes goes up', () => {
    expect(formatTaka(money(5_299), { kind: 'balance' })).toBe('৳0.52')
    expect(formatTaka(money(-5_201), { kind: 'balance' })).toBe('−৳0.53')
    expect(formatTaka(money(5_299), { kind: 'earning' })).toBe('৳0.52')
    expect(formatTaka(money(486_201), { kind: 'cost' })).toBe('৳48.63')
  })

  it('quotes a provider its own figure as it wrote it', () => {
    const exact = (amount_e4: number) => formatTaka(money(amount_e4), { kind: 'exact' })
    expect(exact(10_000_099)).toBe('৳1,000.0099')
    expect(exact(-194_560)).toBe('−৳19.456')
    expect(exact(194_500)).toBe('৳19.45')
    expect(exact(190_000)).toBe('৳19.00')
  })

  it('never shows a difference as nothing', () => {
    expect(formatTaka(money(1), { kind: 'difference' })).toBe('৳0.01')
    expect(formatTaka(money(-1), { kind: 'difference' })).toBe('−৳0.01')
    expect(formatTaka(ZERO, { kind: 'difference' })).toBe('৳0.00')
  })

  it('adds up: price and earning shown are the amount shown, whatever the commission is', () => {
    const poisha = fc.integer({ min: 100, max: 500_000 }).map((size) => money(size * 100))
    fc.assert(
      fc.property(poisha, fc.integer({ min: -9_999, max: 99_999 }), (amount, earned_e4) => {
        const earned = money(earned_e4)
        const parts = totalAsShown([subtractMoney(amount, earned)], 'cost')
        expect(addMoney(parts, totalAsShown([earned], 'earning'))).toBe(amount)
      }),
    )
  })

  it('is totalled as it is shown', () => {
    const halves = [money(10_050), money(10_050)]
    expect(halves.map((one) => formatTaka(one, { kind: 'balance' }))).toEqual(['৳1.00', '৳1.00'])
    expect(formatTaka(totalAsShown(halves, 'balance'), { kind: 'balance' })).toBe('৳2.00')
  })

  it('of a kind nobody knows is shown in no way: it stops whoever asks', () => {
    // @ts-expect-error The types rule it out; shown without its rounding it would promise wrongly.
    expect(() => formatTaka(taka(108), { kind: 'guess' })).toThrow('unexpected case: "guess"')
  })

  it('stands behind a real minus when it is negative, and nothing is never minus', () => {
    expect(formatTaka(taka(-5))).toBe('−৳5')
    expect(formatFigure(taka(-1000))).toBe('−1,000')
    expect(formatTaka(money(-49))).toBe('৳0')
  })

  it('stands in a field as a hand types it, without its groups', () => {
    expect(plainFigure(money(12_345_675_000))).toBe('1234567.50')
  })

  it('is shown in the digits the shop chose', () => {
    expect(formatTaka(money(12_345_675_000), { digits: 'bangla' })).toBe('৳১২,৩৪,৫৬৭.৫০')
    expect(formatFigure(taka(108), { digits: 'bangla', kind: 'sum' })).toBe('১০৮.০০')
  })

  it('is less than a poisha from what the books hold, for every amount and kind there is', () => {
    const kinds = ['amount', 'sum', 'balance', 'cost', 'earning', 'difference'] as const
    fc.assert(
      fc.property(anyMoney, fc.constantFrom(...kinds), (amount, kind) => {
        const shown = formatFigure(amount, { kind })
        const [whole = '', fraction = ''] = shown.replaceAll(/[,−]/gu, '').split('.')
        const size = Number(whole + fraction.padEnd(4, '0'))
        const read = shown.startsWith('−') ? -size : size
        expect(Math.abs(read - amount)).toBeLessThan(100)
      }),
    )
  })

  it('can be typed back: what is shown without its commas is the same amount', () => {
    fc.assert(
      fc.property(
        typable,
        fc.constantFrom('latin' as const, 'bangla' as const),
        (amount, digits) => {
          const whole = money(Math.ceil(amount / 100) * 100)
          const shown = formatTaka(whole, { digits }).replaceAll(',', '')
          expect(parseTaka(shown)).toEqual({ ok: true, value: whole })
        },
      ),
    )
  })

  it('is recognised with its commas, and asked about', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 10_000_000 }), (whole) => {
        expect(parseTaka(toBanglaDigits(formatTaka(taka(whole))))).toEqual({
          ok: false,
          problem: { code: 'grouped', amount_e4: taka(whole) },
        })
      }),
    )
  })
})
