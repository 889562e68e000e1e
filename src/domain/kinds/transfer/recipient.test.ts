import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBanglaDigits } from '../../digits.ts'
import { numberProblems } from '../../mobile-number.ts'
import { type WalletBrandCode, walletBrandCodes } from '../../operator.ts'
import {
  groupWalletNumber,
  maskWalletNumber,
  mobileOfWallet,
  parseRecipient,
  recipientProblems,
  WalletNumber,
} from './recipient.ts'

const rahim = WalletNumber.parse('01712345678')
const rahimAtRocket = WalletNumber.parse('017123456789')

const anyMobile = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 99_999_999 }))
  .map(([third, rest]) => `01${third}${String(rest).padStart(8, '0')}`)
const anyTwelve = fc
  .tuple(anyMobile, fc.integer({ min: 0, max: 9 }))
  .map(([mobile, digit]) => WalletNumber.parse(`${mobile}${digit}`))

describe('the number of a wallet', () => {
  it.each(walletBrandCodes)('is a mobile number at %s', (brand) => {
    for (const text of ['01712345678', '০১৭১২-৩৪৫ ৬৭৮', '+88 01712 345678']) {
      expect(parseRecipient(brand, text)).toEqual({ ok: true, value: rahim })
    }
  })

  it.each(['017123456789', '০১৭১২৩৪৫৬৭৮৯', '01712-345 678-9', '+88017123456789'])(
    'may have a twelfth digit at Rocket: %s',
    (text) => {
      expect(parseRecipient('RK', text)).toEqual({ ok: true, value: rahimAtRocket })
      for (const brand of ['BK', 'NG'] as const) {
        expect(parseRecipient(brand, text)).toEqual({ ok: false, problem: 'twelve-digits' })
      }
    },
  )

  it.each<[string, string, string]>([
    ['nothing', '', 'empty'],
    ['a digit missing', '0171234567', 'too-short'],
    ['the zero missing', '1712345678', 'ten-digits'],
    ['thirteen digits', '0171234567890', 'too-long'],
    ['twelve digits no mobile number begins with', '012123456789', 'too-long'],
    ['twelve digits that begin with no zero', '171234567890', 'too-long'],
    ['eleven digits no operator has', '01212345678', 'prefix'],
    ['twelve digits of another country', '+919812345678', 'country'],
    ['a letter', '0171234567x', 'letters'],
    ['a text too long, with twelve digits in it', `017123456789${' '.repeat(21)}`, 'too-long'],
  ])('is refused for its own cause at each brand: %s', (_what, text, cause) => {
    for (const brand of walletBrandCodes) {
      expect(parseRecipient(brand, text)).toEqual({ ok: false, problem: cause })
    }
  })

  it('is refused for what a mobile number is, and for a twelfth digit', () => {
    expect(recipientProblems).toEqual([...numberProblems, 'twelve-digits'])
  })

  it('is the same number in whatever groups and script it is read back', () => {
    const at = fc.oneof(
      fc.tuple(fc.constantFrom<WalletBrandCode>(...walletBrandCodes), anyMobile),
      fc.tuple(fc.constant<WalletBrandCode>('RK'), anyTwelve),
    )
    fc.assert(
      fc.property(at, ([brand, text]) => {
        const number = WalletNumber.parse(text)
        const read = { ok: true, value: number }
        expect(parseRecipient(brand, groupWalletNumber(number))).toEqual(read)
        expect(parseRecipient(brand, groupWalletNumber(number, 'bangla'))).toEqual(read)
        expect(parseRecipient(brand, toBanglaDigits(number))).toEqual(read)
      }),
    )
  })

  it('never is what cannot be sent to, and reading it never throws', () => {
    const characters = fc.constantFrom(...'01789০১৭+-() .x\u202E\u200B٠'.split(''))
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: characters }))
    fc.assert(
      fc.property(text, fc.constantFrom(...walletBrandCodes), (pasted, brand) => {
        const read = parseRecipient(brand, pasted)
        if (read.ok) expect(read.value).toMatch(/^01[3-9][0-9]{8,9}$/u)
        else expect(recipientProblems).toContain(read.problem)
      }),
    )
  })
})

describe('the number of a wallet on the screen', () => {
  it('is read back in groups, the twelfth digit by itself', () => {
    expect(groupWalletNumber(rahim)).toBe('01712-345 678')
    expect(groupWalletNumber(rahimAtRocket)).toBe('01712-345 678-9')
    expect(groupWalletNumber(rahimAtRocket, 'bangla')).toBe('০১৭১২-৩৪৫ ৬৭৮-৯')
  })

  it('is masked in lists', () => {
    expect(maskWalletNumber(WalletNumber.parse('01712344821'))).toBe('017••••4821')
    expect(maskWalletNumber(WalletNumber.parse('017123448219'))).toBe('017•••••8219')
    expect(maskWalletNumber(rahim, 'bangla')).toBe('০১৭••••৫৬৭৮')
  })

  it('belongs to a mobile number', () => {
    expect(mobileOfWallet(rahim)).toBe('01712345678')
    expect(mobileOfWallet(rahimAtRocket)).toBe('01712345678')
  })
})

describe('a wallet’s number that is read back from the books', () => {
  it('has eleven digits or twelve', () => {
    for (const text of ['0171234567', '0171234567890', '01212345678', 'x01712345678', '']) {
      expect(WalletNumber.safeParse(text).success).toBe(false)
    }
    expect(WalletNumber.safeParse('01312345678').success).toBe(true)
    expect(WalletNumber.safeParse('019123456780').success).toBe(true)
  })
})
