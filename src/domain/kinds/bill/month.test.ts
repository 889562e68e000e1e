import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  BillMonth,
  formatBillMonth,
  monthCodes,
  type MonthProblem,
  monthOf,
  monthsBack,
  monthWarning,
  monthWarnings,
  parseBillMonth,
  writtenMonth,
} from './month.ts'

const TODAY = '2026-04-28'
const parse = (month: string, year: string, today = TODAY) => parseBillMonth({ month, year }, today)

const anyMonth = fc
  .tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => BillMonth.parse(`${year}-${String(month).padStart(2, '0')}`))

describe('the month of a bill however it is typed', () => {
  it.each([
    ['04', '2026'],
    ['4', '2026'],
    ['০৪', '২০২৬'],
    ['৪', '2026'],
    [' 04 ', '2026\n'],
    ['0\u200B4', '20\u00A026'],
    [`04${' '.repeat(30)}`, `2026${' '.repeat(28)}`],
  ])('"%s" of "%s" is April', (month, year) => {
    expect(parse(month, year)).toEqual({ ok: true, value: '2026-04' })
  })

  it.each(['01', '02', '03', '05', '06', '07', '08', '09', '10', '11', '12'])('%s', (month) => {
    expect(parse(month, '2025')).toEqual({ ok: true, value: `2025-${month}` })
  })

  it('may be this month and any before it, and none to come', () => {
    expect(parse('04', '2026').ok).toBe(true)
    expect(parse('05', '2026')).toEqual({
      ok: false,
      problem: { field: 'month', code: 'future' },
    })
    expect(parse('01', '2027')).toEqual({ ok: false, problem: { field: 'year', code: 'future' } })
    expect(parse('04', '2026', '2026-04-01').ok).toBe(true)
    expect(parse('04', '2026', '2026-03-31').ok).toBe(false)
    expect(parse('01', '2026', '2026-01-01').ok).toBe(true)
    expect(parse('12', '2025', '2026-01-01').ok).toBe(true)
    expect(parse('01', '2000').ok).toBe(true)
  })

  it('comes back from what its fields show, in either script', () => {
    const digits = fc.constantFrom('latin' as const, 'bangla' as const)
    fc.assert(
      fc.property(anyMonth, digits, (month, script) => {
        const fields = writtenMonth(month, script)
        expect(parseBillMonth(fields, '2099-12-31')).toEqual({ ok: true, value: month })
        expect(formatBillMonth(month, script)).toBe(`${fields.month}/${fields.year}`)
      }),
    )
  })
})

describe('a text that is no month is refused with its cause', () => {
  const refused: [string, string, MonthProblem['field'], MonthProblem['code']][] = [
    ['', '2026', 'month', 'empty'],
    [' \u200B', '2026', 'month', 'empty'],
    ['13', '2026', 'month', 'range'],
    ['0', '2026', 'month', 'range'],
    ['00', '2026', 'month', 'range'],
    ['004', '2026', 'month', 'range'],
    ['123', '2026', 'month', 'range'],
    ['20', '2026', 'month', 'range'],
    [`4${' '.repeat(32)}`, '2026', 'month', 'range'],
    [' '.repeat(33), '2026', 'month', 'range'],
    ['-4', '2026', 'month', 'characters'],
    ['4-', '2026', 'month', 'characters'],
    ['4.', '2026', 'month', 'characters'],
    ['04/2026', '2026', 'month', 'characters'],
    ['Apr', '2026', 'month', 'letters'],
    ['٠٤', '2026', 'month', 'foreign-digits'],
    ['\u202E04', '2026', 'month', 'direction-marks'],
    ['05', '2026', 'month', 'future'],
    ['12', '2026', 'month', 'future'],
    ['04', '', 'year', 'empty'],
    ['04', '26', 'year', 'range'],
    ['04', '1999', 'year', 'range'],
    ['04', '2100', 'year', 'range'],
    ['04', '20266', 'year', 'range'],
    ['04', '12026', 'year', 'range'],
    [`${' '.repeat(32)}x`, '2026', 'month', 'range'],
    [' '.repeat(32), '2026', 'month', 'empty'],
    ['04', '২০২x', 'year', 'letters'],
    ['04', '2027', 'year', 'future'],
    ['05', '2027', 'year', 'future'],
    ['13', '2027', 'month', 'range'],
  ]
  it.each(refused)('"%s" of "%s": %s %s', (month, year, field, code) => {
    expect(parse(month, year)).toEqual({ ok: false, problem: { field, code } })
  })

  it('has a sample of every cause', () => {
    expect(new Set(refused.map(([, , , code]) => code))).toEqual(new Set(monthCodes))
  })

  it('never becomes a month that is not there, and never throws', () => {
    const characters = fc.constantFrom(...'0123459০১৪- ./x\u202E\u200B٠'.split(''))
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: characters }))
    fc.assert(
      fc.property(text, fc.constantFrom('2025', '২০২৬', '2027', ''), (month, year) => {
        const read = parse(month, year)
        if (read.ok) expect(read.value <= '2026-04').toBe(true)
        else expect(monthCodes).toContain(read.problem.code)
      }),
    )
  })
})

describe('the month of a bill on the screen', () => {
  it('has its year beside it, which the provider is not told', () => {
    const april = BillMonth.parse('2026-04')
    expect(formatBillMonth(april)).toBe('04/2026')
    expect(formatBillMonth(april, 'bangla')).toBe('০৪/২০২৬')
    expect(writtenMonth(april)).toEqual({ month: '04', year: '2026' })
    expect(writtenMonth(april, 'bangla')).toEqual({ month: '০৪', year: '২০২৬' })
  })

  it('is that of the business day until another is typed', () => {
    expect(monthOf('2026-04-28')).toBe('2026-04')
    expect(() => monthOf('2026-13-01')).toThrow()
  })
})

describe('a month that the cashier is asked to look at', () => {
  it.each([
    ['2026-04', '2026-04-28', 0, null],
    ['2026-03', '2026-04-28', 1, null],
    ['2026-02', '2026-04-01', 2, null],
    ['2026-01', '2026-04-01', 3, 'arrears'],
    ['2025-04', '2026-04-30', 12, 'arrears'],
    ['2025-12', '2026-01-01', 1, 'turn-of-year'],
    ['2025-12', '2026-01-31', 1, 'turn-of-year'],
    ['2025-11', '2026-01-15', 2, null],
    ['2025-10', '2026-01-15', 3, 'arrears'],
    ['2024-12', '2026-01-15', 13, 'arrears'],
    ['2026-01', '2026-01-15', 0, null],
    ['2025-12', '2026-02-01', 2, null],
    ['2025-12', '2025-12-31', 0, null],
    ['2025-12', '2026-03-01', 3, 'arrears'],
    ['2026-05', '2026-04-28', -1, null],
  ])('%s on %s is %i back: %s', (month, today, back, warning) => {
    expect(monthsBack(BillMonth.parse(month), today)).toBe(back)
    expect(monthWarning(BillMonth.parse(month), today)).toBe(warning)
  })

  it('is told by one of two words', () => {
    expect(monthWarnings).toEqual(['arrears', 'turn-of-year'])
  })

  it('is further back by one for every month that passes', () => {
    fc.assert(
      fc.property(anyMonth, anyMonth, (one, other) => {
        const back = monthsBack(one, `${other}-01`)
        expect(monthsBack(other, `${one}-01`) + back).toBe(0)
        expect(one < other).toBe(back > 0)
      }),
    )
  })
})

describe('a month that is read back from the books', () => {
  it('is a year and a month', () => {
    for (const text of ['2026-13', '2026-00', '2026-4', '1999-12', '2026-04-01', 'x2026-04']) {
      expect(BillMonth.safeParse(text).success).toBe(false)
    }
    for (const text of ['2000-01', '2026-09', '2026-10', '2099-12']) {
      expect(BillMonth.safeParse(text).success).toBe(true)
    }
  })
})
