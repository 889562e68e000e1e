import { describe, expect, it } from 'vitest'
import { BillNumber } from '../../domain/kinds/bill/bill-number.ts'
import { taka } from '../../domain/money.ts'
import { MobileNumber } from '../../domain/mobile-number.ts'
import { NumberText } from './answer-json.ts'
import {
  amountEcho,
  billNumberEcho,
  moneyOf,
  numberEcho,
  operatorEcho,
  providerIdOf,
  referenceEcho,
} from './echo.ts'

const ours = MobileNumber.parse('01712345678')
const written = (text: string) => new NumberText(text)

describe('a number that comes back', () => {
  it.each([
    ['as we sent it', '01712345678'],
    ['as an integer that lost its zero (row 50)', written('1712345678')],
    ['with the country code', '+880 1712-345678'],
    ['with 88 before it', written('8801712345678')],
    ['with 0088 before it', '008801712345678'],
    ['with spaces around it', ' 01712345678 '],
  ])('is ours %s', (_, value) => {
    expect(numberEcho(value, ours)).toBe('same')
  })

  it.each([
    ['017****5678'],
    ['0171234****'],
    ['171*****678'],
    ['*******5678'],
    ['01712xxxxxx'],
    ['880171•••5678'],
    // The document's own sample hides six digits of our eleven behind seven stars (A2).
    ['01712*******'],
  ])('may be ours as far as it can be seen: %s (row 51)', (value) => {
    expect(numberEcho(value, ours)).toBe('masked')
  })

  it.each([
    ['of another customer (row 52)', '01812345678'],
    ['of another customer, an integer', written('1812345678')],
    ['masked, with another end', '017****5679'],
    ['masked, with another beginning', '018****5678'],
    ['of another country', '+91 1712345678'],
    ['with our ten digits behind others', '991712345678'],
    ['masked, with digits in the wrong order', '5678****0171'],
  ])('is not ours %s', (_, value) => {
    expect(numberEcho(value, ours)).toBe('different')
  })

  it.each([
    ['nothing but stars', '***********'],
    ['too little of it', '********678'],
    ['too short', '12345'],
    ['too long', '0'.repeat(17)],
    ['letters', 'call me'],
    ['Bangla digits', '০১৭১২৩৪৫৬৭৮'],
    ['an exponent', written('1.7e10')],
    ['true', true],
    ['a list', ['01712345678']],
  ])('proves nothing when it is %s', (_, value) => {
    expect(numberEcho(value, ours)).toBe('unreadable')
  })

  it.each([[null], [undefined]])('is missing when it is %s', (value) => {
    expect(numberEcho(value, ours)).toBe('missing')
  })
})

describe('the number of a bill that comes back', () => {
  const bill = BillNumber.parse('0012345678')

  it.each([
    ['as we sent it', '0012345678'],
    ['in groups', '0012-3456 78'],
    ['as an integer that lost its zeros (row 50)', written('12345678')],
  ])('is ours %s', (_, value) => {
    expect(billNumberEcho(value, bill)).toBe('same')
  })

  it.each([['00****5678'], ['12***678']])('may be ours as far as it can be seen: %s', (value) => {
    expect(billNumberEcho(value, bill)).toBe('masked')
  })

  it.each([
    ['0012345679'],
    ['012345678'],
    ['00****5679'],
    ['1'],
    ['00123456780'],
    ['9'.repeat(40)],
  ])('is not ours: %s', (value) => {
    expect(billNumberEcho(value, bill)).toBe('different')
  })

  it.each([['n/a'], ['০০১২'], [''], [true], ['9'.repeat(41)], ['*****678']])(
    'proves nothing: %j',
    (value) => {
      expect(billNumberEcho(value, bill)).toBe('unreadable')
    },
  )

  it.each([[null], [undefined]])('is missing when it is %s', (value) => {
    expect(billNumberEcho(value, bill)).toBe('missing')
  })
})

describe('an amount that comes back', () => {
  it.each([[written('20')], ['20'], ['20.00'], [written('20.0')], [' 20 ']])(
    'is the same money as %o',
    (value) => {
      expect(amountEcho(value, taka(20))).toBe('same')
    },
  )

  it('is another amount when it is another amount (row 53)', () => {
    expect(amountEcho(written('10'), taka(100))).toBe('different')
    expect(amountEcho('20.01', taka(20))).toBe('different')
  })

  it.each([['২০'], ['2e1'], [written('2e1')], ['-20'], ['৳20'], ['1,000'], [''], [true], [{}]])(
    'proves nothing as %o',
    (value) => {
      expect(amountEcho(value, taka(20))).toBe('unreadable')
    },
  )

  it.each([[null], [undefined]])('is missing when it is %s', (value) => {
    expect(amountEcho(value, taka(20))).toBe('missing')
  })
})

describe('a reference that comes back', () => {
  it('is ours to the letter, spaces around it aside', () => {
    expect(referenceEcho(' DHK1-C1-01JG ', 'DHK1-C1-01JG')).toBe('same')
    expect(referenceEcho(written('123'), '123')).toBe('same')
    expect(referenceEcho('dhk1-c1-01jg', 'DHK1-C1-01JG')).toBe('different')
    expect(referenceEcho('DHK1-C1-01JG0', 'DHK1-C1-01JG')).toBe('different')
  })

  it('is missing or unreadable otherwise', () => {
    expect(referenceEcho(null, 'A')).toBe('missing')
    expect(referenceEcho(undefined, 'A')).toBe('missing')
    expect(referenceEcho({}, 'A')).toBe('unreadable')
  })
})

describe("a provider's id", () => {
  it.each([
    ['text', 'TXN123456789', 'TXN123456789'],
    ['21 digits of text', '162670202502102256558', '162670202502102256558'],
    [
      '21 digits of a number (A3, row 54)',
      written('162670202502102256558'),
      '162670202502102256558',
    ],
    ['spaces around it', ' TRX1 ', 'TRX1'],
    ['all the signs it may have', 'aZ09_-', 'aZ09_-'],
    ['64 signs', 'a'.repeat(64), 'a'.repeat(64)],
  ])('is kept as written: %s', (_, value, id) => {
    expect(providerIdOf(value)).toBe(id)
  })

  it.each([
    [''],
    [' '],
    ['0'],
    ['000'],
    ['null'],
    ['NULL'],
    ['undefined'],
    ['none'],
    ['false'],
    ['a'.repeat(65)],
    ['a'.repeat(5000)],
    ["'; DROP TABLE sale; --"],
    ['TXN1\nX: y'],
    ['../balance'],
    ['TXN%2F1'],
    ['টাকা'],
    [written('0')],
    [written('1.5')],
    [written('1e21')],
    [written('-1')],
    [null],
    [undefined],
    [true],
    [['TXN1']],
    [{ id: 'TXN1' }],
  ])('is no id: %j (row 56)', (value) => {
    expect(providerIdOf(value)).toBeNull()
  })
})

describe('a figure of a provider (X4)', () => {
  it.each([
    [written('440'), 4_400_000],
    ['440.00', 4_400_000],
    [written('50000.00'), 500_000_000],
    [written('499.4775'), 4_994_775],
    [written('0.00'), 0],
  ])('is read to a ten-thousandth of a taka: %o', (value, amount_e4) => {
    expect(moneyOf(value)).toBe(amount_e4)
  })

  it.each([
    ['44,000.00'],
    ['৳440'],
    [written('-5')],
    ['NaN'],
    [written('1e400')],
    [written('499.47751')],
    [written('9'.repeat(20))],
    [null],
    [undefined],
    [{}],
  ])('is unknown, never guessed: %o (row 58)', (value) => {
    expect(moneyOf(value)).toBeNull()
  })
})

describe('an operator that comes back', () => {
  it.each(['RB', ' rb ', 'Robi', 'ROBI AXIATA', 'Robi Axiata Ltd.', 'robi-prepaid'])(
    'is ours as %j',
    (value) => {
      expect(operatorEcho(value, 'RB')).toBe('same')
    },
  )

  it.each(['GP', 'Grameenphone', 'Grameen Phone', 'SK', 'Skitto', 'GP Skitto'])(
    'is Grameenphone’s as %j, Skitto among them',
    (value) => {
      expect(operatorEcho(value, 'GP')).toBe('same')
      expect(operatorEcho(value, 'BL')).toBe('different')
    },
  )

  it.each([undefined, null, '', 4, true, ['GP'], written('1'), 'Mobile', '০১'])(
    'says nothing as %j: nobody’s spelling that we know',
    (value) => {
      expect(operatorEcho(value, 'GP')).toBe('missing')
    },
  )

  it.each(['BK', 'bKash', ' bkash'])('is the brand %j', (value) => {
    expect(operatorEcho(value, 'BK')).toBe('same')
    expect(operatorEcho(value, 'NG')).toBe('different')
    expect(operatorEcho(value, 'RB')).toBe('different')
  })

  it('is the company of two billers by its name, and one of them by its code', () => {
    expect(operatorEcho('Palli Bidyut', 'PBP')).toBe('same')
    expect(operatorEcho('Palli Bidyut', 'PBD')).toBe('same')
    expect(operatorEcho('PBD', 'PBP')).toBe('different')
    expect(operatorEcho('DESCO', 'PBP')).toBe('different')
  })
})
