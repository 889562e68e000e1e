import { describe, expect, it } from 'vitest'
import { cutBytes, plainWords, readText, redactionOf, showText } from './answer-text.ts'

const encoder = new TextEncoder()

describe('the text of an answer', () => {
  it.each([
    ['application/json'],
    ['application/json; charset=utf-8'],
    ['application/json;charset="UTF8"'],
    ['text/html; charset=US-ASCII; q=1'],
    [''],
  ])('is read as UTF-8 under %j', (type) => {
    expect(readText(encoder.encode('{"m":"টাকা"}'), type)).toEqual({ ok: true, value: '{"m":"টাকা"}' })
  })

  it('loses a byte order mark (row 39)', () => {
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...encoder.encode('{}')])
    expect(readText(marked, '')).toEqual({ ok: true, value: '{}' })
  })

  it.each([
    ['Latin-1 that says so', encoder.encode('{}'), 'application/json; charset=ISO-8859-1'],
    ['Latin-1 that does not', new Uint8Array([0x7b, 0xe9, 0x7d]), 'application/json'],
    ['UTF-16 with its mark', new Uint8Array([0xff, 0xfe, 0x7b, 0x00]), 'application/json'],
    ['UTF-16 that says so', new Uint8Array([0x7b, 0x00]), 'text/html; charset=utf-16'],
    ['half a letter', encoder.encode('টাকা').subarray(0, 4), ''],
  ])('is not guessed at: %s (row 40)', (_, body, type) => {
    expect(readText(body, type)).toEqual({ ok: false, problem: 'protocol' })
  })

  it('is shown to people whatever its bytes are', () => {
    expect(showText(new Uint8Array([0x61, 0xff]))).toBe('a\uFFFD')
  })
})

describe('a key that comes back in an answer', () => {
  const key = '12|Ab/cd+EFGH-ijkl.mnop~123'

  it.each([
    ['as it is', `Invalid token ${key}!`],
    ['in other case', key.toUpperCase()],
    ['escaped for JSON', JSON.stringify({ token: key }).replaceAll('/', '\\/')],
    ['escaped letter by letter', Array.from(key, (sign) => `\\u00${hex(sign)}`).join('')],
    ['escaped for a URL', `?token=${encodeURIComponent(key)}`],
    ['escaped for a URL whole', Array.from(key, (sign) => `%${hex(sign)}`).join('')],
    ['without the number before it', 'token Ab/cd+EFGH-ijkl.mnop~123 expired'],
    ['broken off at the end of the answer', `{"headers":"Bearer ${key.slice(0, 14)}`],
  ])('is cut out: %s', (_, text) => {
    const shown = redactionOf(key)(text)
    expect(shown).toContain('[key]')
    expect(shown.toLowerCase()).not.toContain('efgh')
  })

  it('is cut out every time it comes', () => {
    expect(redactionOf('secret-1')('secret-1 and secret-1')).toBe('[key] and [key]')
  })

  it('takes nothing else with it', () => {
    expect(redactionOf(key)('{"status":true}')).toBe('{"status":true}')
  })

  function hex(sign: string): string {
    return sign.charCodeAt(0).toString(16).toUpperCase()
  }
})

describe('an answer that is kept', () => {
  it('is kept whole up to 8 KB', () => {
    expect(cutBytes('a'.repeat(8192), 8192)).toHaveLength(8192)
  })

  it('is cut between letters, never inside one', () => {
    expect(cutBytes('কখগ', 7)).toBe('কখ')
    expect(cutBytes('a😀', 4)).toBe('a')
    expect(cutBytes('😀', 1)).toBe('')
  })
})

describe('words of a provider', () => {
  it('are text: marks that would turn the line round are gone (row 69)', () => {
    expect(plainWords(' <b>ok</b>\u202E\u0000\n\nযাও ')).toBe('<b>ok</b> যাও')
  })

  it('keep a token of 240 digits and end at 4,096 signs', () => {
    const token = '1234-5678-9012-3456-7890,'.repeat(12)
    expect(plainWords(token)).toBe(token)
    expect(plainWords('😀'.repeat(5000))).toBe('😀'.repeat(4096))
  })

  it('are well formed even where the provider sent half a sign', () => {
    expect(plainWords('a\uD83D')).toBe('a\uFFFD')
  })

  it.each([[null], [undefined], [true], [{ message: 'no' }]])('are empty for %j', (value) => {
    expect(plainWords(value)).toBe('')
  })
})
