import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { toBanglaDigits } from '../../digits.ts'
import { withoutTokens } from './hidden-tokens.ts'

const token = '1234-5678-9012-3456-7890'
const joined = (separator: string) => token.replaceAll('-', separator)
/** As PHP writes an answer: every sign outside of ASCII is escaped. */
const inPhp = (words: string) =>
  JSON.stringify({ message: words }).replaceAll(
    /[\u0080-\uFFFF]/gu,
    (sign) => String.raw`\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** Whatever of the token somebody could still read, in any way it may be written. */
const READABLE = /[0-9০-৯]|\\u09e[6-9a-f]|&#(?:x9|25)/iu

describe('a token in an answer as it came', () => {
  it.each([
    ['over lines', joined('\n')],
    ['over lines of Windows', joined('\r\n')],
    ['behind tabs', joined('\t')],
    ['in Bangla digits', toBanglaDigits(token)],
    ['in Bangla digits on end', toBanglaDigits(joined(''))],
    ['in Bangla digits over lines', toBanglaDigits(joined('\n'))],
    ['with dashes of a word processor', joined('–')],
    ['with spaces that do not break', joined('\u00A0')],
  ])('is hidden however JSON escapes it: %s', (_how, words) => {
    for (const body of [inPhp(words), JSON.stringify({ message: words })]) {
      const shown = withoutTokens(body)
      // It is JSON still, and no escape of it is broken.
      const inside = z.object({ message: z.string() }).parse(JSON.parse(shown))
      expect(inside.message).not.toMatch(READABLE)
      expect(inside.message.match(/•/gu)).toHaveLength(20)
    }
  })

  it.each([
    ['with line breaks of a page', joined('<br>')],
    ['with closed line breaks of a page', joined('<br />')],
    ['each group a cell', joined('</td><td>')],
    ['with spaces of a page', joined('&nbsp;')],
    ['with digits of a page', toBanglaDigits(joined('')).replaceAll(/./gu, entity)],
    ['with slashes', joined('/')],
    ['with points', joined('.')],
    ['with commas', joined(', ')],
    ['with underscores', joined('_')],
    ['in brackets', `(${joined(')(')})`],
    ['digit by digit', joined('').replaceAll(/.(?=.)/gu, '$& ')],
    ['in twos', '12 34 56 78 90 12 34 56 78 90'],
    ['in threes', '123-456-789-012-345-678-90'],
    ['in sixes', '123456-789012-345678-90'],
    ['in halves', '1234567890 1234567890'],
    ['in halves over lines', '1234567890\n1234567890'],
    ['a group broken in two', '1234 5678 90 12 3456 7890'],
    ['hanging on a letter', 'PIN1234/5678/9012/3456/7890'],
  ])('is hidden in groups no meter shows: %s', (_how, words) => {
    expect(withoutTokens(`Paid: ${words}!`)).not.toMatch(READABLE)
    expect(withoutTokens(`Paid: ${words}!`)).toMatch(/^Paid: .*!$/su)
  })

  it('is hidden with both neighbours it has, each written another way', () => {
    const body = inPhp(`1) ${joined('\n')}\n2) ${toBanglaDigits(token)}\n3) ${joined('')}1`)
    const shown = withoutTokens(body)
    expect(shown.match(/•/gu)).toHaveLength(61)
    expect(shown).toContain(String.raw`\n2) `)
  })
})

function entity(sign: string): string {
  return `&#${sign.charCodeAt(0)};`
}

describe('what a log and a provider need to read', () => {
  it.each([
    ['an id of this counter', '00000000-1234-7123-8123-123456789012'],
    ['a time', '2026-04-28 12:34:01.000000'],
    ['a time of JSON', '"created_at":"2026-04-28T12:34:01.000000Z"'],
    ['mobile numbers', '01712345678 01812345678 01912345678'],
    ['an id of flexiloadbd', '"trx_id":"TRX202604281234001"'],
    ['the figures of an answer', '{"amount":500,"payable":500,"balance":400.00,"month":"04"}'],
    ['an address', 'http://127.0.0.1:40123/api/gateway/v1/request'],
    ['a path with what looks like escapes', String.raw`C:\new\table\u12`],
    ['nineteen digits', '1234/5678/9012/3456/789'],
  ])('stays: %s', (_what, words) => {
    expect(withoutTokens(words)).toBe(words)
  })

  it('stays around what is hidden, escapes and all', () => {
    const words = inPhp(`৳500 পেয়েছি\n${token}\nধন্যবাদ`)
    expect(withoutTokens(words)).toBe(words.replaceAll(/\d{4}(?=-)|(?<=-)\d{4}/gu, '••••'))
  })
})

describe('any token in any spelling', () => {
  const digits = fc.stringMatching(/^[0-9]{20}$/u)
  const sizes = fc.constantFrom(1, 2, 4, 5, 7, 10, 20)
  const separator = fc.constantFrom('-', ' ', '\n', '/', '.', '–', '<br>', '\u00A0', ' - ')
  const script = fc.constantFrom((text: string) => text, toBanglaDigits)
  const carrier = fc.constantFrom(
    (text: string) => text,
    inPhp,
    (text: string) => JSON.stringify({ message: text }),
  )

  it('has not a digit left', () => {
    fc.assert(
      fc.property(digits, sizes, separator, script, carrier, (sent, size, gap, write, carry) => {
        const groups = sent.match(new RegExp(`[0-9]{1,${size}}`, 'gu')) ?? []
        const body = carry(write(`Paid. ${groups.join(gap)} Thank you`))
        const shown = withoutTokens(body)
        expect(shown.match(/•/gu)).toHaveLength(20)
        expect(shown.replaceAll(/\\u(?:2013|00a0)/gu, '')).not.toMatch(READABLE)
        expect(withoutTokens(shown)).toBe(shown)
      }),
    )
  })

  it('is looked for in no time, however long the words are', () => {
    const long = ['1/'.repeat(5_000), '12 '.repeat(3_000), String.raw`\n`.repeat(5_000)]
    for (const words of [...long, '<a'.repeat(5_000), '&#12'.repeat(2_500)]) {
      const began_ms = performance.now()
      withoutTokens(words)
      expect(performance.now() - began_ms).toBeLessThan(1_000)
    }
  })
})
