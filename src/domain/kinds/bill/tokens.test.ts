import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBanglaDigits } from '../../digits.ts'
import { withoutTokens } from './hidden-tokens.ts'
import { findTokens } from './tokens.ts'

const one = '1234-5678-9012-3456-7890'
const two = '1111-2222-3333-4444-5555'
const bare = (token: string) => token.replaceAll('-', '')
const spaced = (token: string) => token.replaceAll('-', ' ')
const wide = one.replaceAll('-', ' - ')
const hidden = (text: string) => text.replaceAll(/[0-9০-৯]/gu, '•')

describe('a token in the words of a provider', () => {
  it.each([
    ['alone', one],
    ['on end', bare(one)],
    ['behind its name', `Token: ${bare(one)}`],
    ['in groups of four with dashes', `Your token is ${one}.`],
    ['in groups of four with spaces', `Token ${spaced(one)}, thank you`],
    ['in groups of four with wide spaces', '1234  5678\u00A09012\u20093456    7890'],
    ['in groups as far apart as they may be', one.replaceAll('-', '    -    ')],
    ['in groups of four with spaced dashes', '1234 - 5678 - 9012 - 3456 - 7890'],
    ['in groups of four with dashes of a word processor', '1234–5678—9012‑3456−7890'],
    ['in groups of four with zero-width spaces', '1234\u200B5678\u200B9012\u200B3456\u200B7890'],
    ['in Bangla digits', `টোকেন: ${toBanglaDigits(one)}`],
    ['in Bangla digits on end', `টোকেন ${toBanglaDigits(bare(one))}`],
    ['between other figures', `৳500 by 01712345678 on 2026-04-28: ${one}, bill 1234567890`],
    ['before an amount', `${one} 500 taka`],
    ['before the time of day', `${spaced(one)} 12:30`],
    ['behind its number', `1) ${one}`],
    ['behind its number and a dot', `1. ${spaced(one)}`],
    ['behind its number alone', `1 ${one}`],
    ['behind its number and a dash', `1 - ${spaced(one)}`],
    ['in parentheses', `(${bare(one)})`],
    ['in markup', `<b>${one}</b>`],
    ['before another word', `${one}; units: 45.5`],
  ])('is found %s', (_how, text) => {
    expect(findTokens(text)).toEqual([one])
    expect(withoutTokens(text).match(/•/gu)).toHaveLength(20)
  })

  it('is found in groups of five, with spaces, dashes or both', () => {
    const found = ['0000-1111-1222-2233-3334']
    expect(findTokens('Token 00001 11112 22223 33334')).toEqual(found)
    expect(findTokens('Token 00001-11112-22223-33334.')).toEqual(found)
    expect(findTokens('00001 - 11112 - 22223 - 33334')).toEqual(found)
  })

  it.each([
    ['in lines', `${one}\n${two}`],
    ['in lines on end', `${bare(one)}\r\n${bare(two)}`],
    ['in lines with spaces', `${spaced(one)}\n${spaced(two)}`],
    ['numbered in lines', `1) ${one}\n2) ${two}`],
    ['numbered in one line', `1) ${one} 2) ${two}`],
    ['numbered in one line with spaces', `1) ${spaced(one)} 2) ${spaced(two)}`],
    ['numbered with dots', `1. ${spaced(one)} 2. ${spaced(two)}`],
    ['numbered with names', `Token 1: ${spaced(one)} Token 2: ${spaced(two)}`],
    ['with a comma between them', `${bare(one)},${bare(two)}`],
    ['with a space between them', `${one} ${two}`],
    ['with a space between and within', `${spaced(one)} ${spaced(two)}`],
    ['with a dash between and within', `${one}-${two}`],
    ['with a dash between them', `${bare(one)}-${bare(two)}`],
    ['forty digits on end', bare(one) + bare(two)],
    ['each another way', `${bare(one)} / ${spaced(two)}`],
    ['told twice', `${one}, ${two}. Again: ${bare(one)}`],
  ])('and another are found in their order: %s', (_how, text) => {
    expect(findTokens(text)).toEqual([one, two])
    expect(findTokens(`Paid.\n${text}\nThank you.`)).toEqual([one, two])
  })

  it('is in the order of the words, not of its shape', () => {
    expect(findTokens(`${one}, ${bare(two)}`)).toEqual([one, two])
    expect(findTokens(`${bare(two)}, ${one}`)).toEqual([two, one])
    expect(findTokens(`${spaced(two)}; 12345-67890-12345-67899; ${one}`)).toEqual([
      two,
      '1234-5678-9012-3456-7899',
      one,
    ])
  })

  it('may be one of twelve on end or in one line, and of no more', () => {
    const tokens = Array.from({ length: 13 }, (_, at) => String(at + 10).repeat(10))
    const twelve = tokens.slice(0, 12)
    const grouped = (text: string) => text.match(/[0-9]{4}/gu)?.join('-') ?? ''
    expect(findTokens(twelve.join(''))).toEqual(twelve.map(grouped))
    expect(findTokens(twelve.map(grouped).join('-'))).toEqual(twelve.map(grouped))
    expect(findTokens(tokens.join(''))).toEqual([])
    expect(findTokens(tokens.map(grouped).join('-'))).toEqual([])
    expect(findTokens(tokens.join('\n'))).toHaveLength(13)
  })
})

const nothingFound: [string, string][] = [
  ['groups too far apart', one.replaceAll('-', '     -    ')],
  ['nothing', ''],
  ['words', 'Message/Failed Reason/Pin/Note'],
  ['a phone number', '01712345678'],
  ['phone numbers', '01712345678 01812345678, +8801912345678'],
  ['amounts', '৳12,34,567.50 or 1500.00, 2000 3000'],
  ['an id', 'TRX202604281234001'],
  ['a date and a time', '2026-04-28 12:34:01.000000'],
  ['a meter number', '123456789012'],
  ['nineteen digits', bare(one).slice(1)],
  ['nineteen digits in groups', '1234-5678-9012-3456-789'],
  ['nineteen digits in groups, the first short', '234 5678 9012 3456 7890'],
  ['sixteen digits in groups, as on a card', '1234 5678 9012 3456'],
  ['fifteen digits in groups of five', '12345-67890-12345'],
]
const onlyHidden: [string, string, string][] = [
  ['twenty-one digits, the first group too long', `9${one}`, hidden(`9${one}`)],
  ['groups of four and five', '1234-5678-9012-34567-890', hidden('1234-5678-9012-34567-890')],
  ['twenty-one digits', `${bare(one)}1`, '•'.repeat(21)],
  ['thirty-nine digits', `${bare(one)}${bare(two).slice(1)}`, '•'.repeat(39)],
  ['twenty digits behind letters', `TRX${bare(one)}`, `TRX${'•'.repeat(20)}`],
  ['twenty digits behind a Bangla letter', `ক${bare(one)}`, `ক${'•'.repeat(20)}`],
  ['twenty digits behind a vowel sign', `কি${one}`, `কি${hidden(one)}`],
  ['twenty digits behind an underscore', `id_${bare(one)}`, `id_${'•'.repeat(20)}`],
  ['twenty digits before letters', `${bare(one)}A`, `${'•'.repeat(20)}A`],
  ['a group too many behind it', `${one}-1`, `${hidden(one)}-1`],
  ['a group too many before it', `1-${one}`, `1-${hidden(one)}`],
  ['a digit too many behind a dash', `${bare(one)}-1`, `${hidden(bare(one))}-1`],
  ['a digit too many before a dash', `1-${bare(one)}`, `1-${hidden(bare(one))}`],
  ['a digit too many behind a space', `${spaced(one)} 1`, `${hidden(spaced(one))} 1`],
  ['a digit too many before a space', `1 ${spaced(one)}`, `1 ${hidden(spaced(one))}`],
  ['a digit too many behind a dash, in spaces', `${spaced(one)}-1`, `${hidden(spaced(one))}-1`],
  ['a digit too many before a dash, in spaces', `1-${spaced(one)}`, `1-${hidden(spaced(one))}`],
  [
    'three digits that look like a number',
    `${spaced(one)} 100) x`,
    `${hidden(spaced(one))} 100) x`,
  ],
  ['six groups of four', `${one}-1234`, hidden(`${one}-1234`)],
  ['nine groups of four', `${one}-${two.slice(0, 19)}`, hidden(`${one}-${two.slice(0, 19)}`)],
  ['six groups of five', '12345 67890 12345 67890 12345', hidden('12345 67890 12345 67890 12345')],
  ['a digit too many behind spaced dashes', `${wide}-1`, `${hidden(wide)}-1`],
  ['a digit too many before spaced dashes', `1-${wide}`, `1-${hidden(wide)}`],
  ['two separators in one', '1234 5678-9012 3456-7890', '•••• ••••-•••• ••••-••••'],
  ['one over two lines', '1234-5678-9012\n3456-7890', '••••-••••-••••\n••••-••••'],
  [
    'a spaced dash and a group before it',
    `1234 ${one.replaceAll('-', ' - ')}`,
    hidden(`1234 ${one.replaceAll('-', ' - ')}`),
  ],
  [
    'too wide a gap',
    `1234     ${spaced(one).slice(5)}`,
    hidden(`1234     ${spaced(one).slice(5)}`),
  ],
]

describe('what is no token', () => {
  it.each(nothingFound)('is not found and not hidden: %s', (_what, text) => {
    expect(findTokens(text)).toEqual([])
    expect(withoutTokens(text)).toBe(text)
  })

  it.each(onlyHidden)(
    'is hidden all the same where it looks like one: %s',
    (_what, text, shown) => {
      expect(findTokens(text)).toEqual([])
      expect(withoutTokens(text)).toBe(shown)
    },
  )
})

describe('words without their tokens', () => {
  it('are the same words, with a bullet for each digit of a token', () => {
    expect(withoutTokens(`1) ${one}, 2) ${bare(two)}. ৳500, 01712345678.`)).toBe(
      '1) ••••-••••-••••-••••-••••, 2) ••••••••••••••••••••. ৳500, 01712345678.',
    )
  })

  it('keep the other Bangla digits as they are', () => {
    expect(withoutTokens(`৳৫০০: ${toBanglaDigits(one)}, ০১৭১২৩৪৫৬৭৮`)).toBe(
      '৳৫০০: ••••-••••-••••-••••-••••, ০১৭১২৩৪৫৬৭৮',
    )
  })

  it('hide tokens of every size behind one another', () => {
    const text = `${one}\n12345 67890 12345 67890\n${spaced(two)}`
    expect(withoutTokens(text)).toBe(hidden(text))
  })
})

describe('words that are written from tokens', () => {
  const token = fc.stringMatching(/^[0-9]{20}$/u)
  const tokens = fc.uniqueArray(token, { minLength: 1, maxLength: 12 })
  const size = fc.constantFrom(4, 5)
  const separator = fc.constantFrom('-', ' ', '–', '  ', ' - ')
  const line = fc.constantFrom<(written: string, at: number) => string>(
    (written) => `${written}\n`,
    (written, at) => `${at + 1}) ${written}\n`,
    (written, at) => `${at + 1}) ${written} `,
    (written, at) => `Token ${at + 1}: ${written}, `,
    (written) => `টোকেন: ${written}; `,
  )
  const script = fc.constantFrom((text: string) => text, toBanglaDigits)
  const groups = (digits: string, count: number, between: string) =>
    (digits.match(new RegExp(`[0-9]{${count}}`, 'gu')) ?? []).join(between)

  it('give them back, in their order', () => {
    fc.assert(
      fc.property(tokens, size, separator, line, script, (sent, count, between, row, write) => {
        const rows = sent.map((digits, at) => row(groups(digits, count, between), at)).join('')
        const text = write(`Paid ৳500 for 1234567890.\n${rows}Thank you`)
        expect(findTokens(text)).toEqual(sent.map((digits) => groups(digits, 4, '-')))
        expect(withoutTokens(text)).toHaveLength(text.length)
        const left = withoutTokens(text).match(/[0-9০-৯]/gu) ?? []
        expect(left.length).toBe((text.match(/[0-9০-৯]/gu) ?? []).length - 20 * sent.length)
      }),
    )
  })

  it('give them back from one run of digits', () => {
    fc.assert(
      fc.property(tokens, (sent) => {
        const found = sent.map((digits) => groups(digits, 4, '-'))
        expect(findTokens(`PIN ${sent.join('')}.`)).toEqual(found)
      }),
    )
  })

  it('have none left once they are hidden, whatever the words were', () => {
    const piece = fc.oneof(
      fc.stringMatching(/^[0-9]{4}$/u),
      fc.stringMatching(/^[0-9]{5}$/u),
      fc.stringMatching(/^[0-9]{1,21}$/u),
      fc.constantFrom('1)', 'Tk', '৳', '\n', '.', 'ক', '১২৩৪', '_'),
    )
    const text = fc
      .array(fc.tuple(piece, fc.constantFrom('', ' ', '-', ' - ', '  ', '\u200B')), {
        maxLength: 40,
      })
      .map((pieces) => pieces.flat().join(''))
    fc.assert(
      fc.property(text, (words) => {
        const shown = withoutTokens(words)
        expect(shown).toHaveLength(words.length)
        expect(findTokens(shown)).toEqual([])
        expect(withoutTokens(shown)).toBe(shown)
        for (const found of findTokens(words)) expect(found).toMatch(/^(?:[0-9]{4}-){4}[0-9]{4}$/u)
      }),
      { numRuns: 500 },
    )
  })

  it('are read in no time, however long they are', () => {
    const long = ['1234 '.repeat(2_000), '1'.repeat(10_000), `1234${' '.repeat(9_000)}`]
    for (const words of [...long, '12345-'.repeat(1_600), '1234 - '.repeat(1_400)]) {
      expect(findTokens(words)).toEqual([])
      expect(withoutTokens(words)).toHaveLength(words.length)
    }
  })
})
