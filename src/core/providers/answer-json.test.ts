import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NumberText, readJson } from './answer-json.ts'

function read(text: string): unknown {
  const answer = readJson(text)
  return answer.ok ? answer.value : answer.problem
}

describe('an answer that is not one JSON object', () => {
  it.each([
    ['nothing at all', ''],
    ['cut short (row 38)', '{"status":true,"trx_id":"1626'],
    ['a PHP warning before it (row 41)', '<br />\nWarning: Undefined index\n{"status":true}'],
    ['two documents joined (row 42)', '{"status":true}{"status":false}'],
    ['text after it', '{"status":true} ok'],
    ['the same key twice (row 43)', '{"status":true,"status":false}'],
    ['the same key twice with the same value', '{"status":true,"status":true}'],
    ['the same key twice, spelled in two ways', String.raw`{"status":true,"statu\u0073":true}`],
    ['the same key twice, deeper down', '{"a":{"b":[{"c":1,"c":1}]}}'],
    ["autoflexi's own sample with an unquoted, masked number", '{"number": 17999*******}'],
    ['a hundred thousand brackets', '['.repeat(100_000)],
    ['a hundred thousand objects', '{"a":'.repeat(100_000)],
    ['deeper than any document', `${'{"a":'.repeat(17)}1${'}'.repeat(17)}`],
    ['NaN for a figure', '{"balance":NaN}'],
    ['single quotes', "{'status':true}"],
    ['a comma too many', '{"status":true,}'],
    ['a comment', '{"status":true/*yes*/}'],
    ['a raw line end in a string', '{"message":"a\nb"}'],
    ['a string that never ends', `{"a":"${String.raw`\"`.repeat(50_000)}`],
    ['a colon with no key', '{:true}'],
    ['a colon behind a value', '{"a":"b":"c"}'],
    ['a colon in no object', '"a":"b"'],
    ['a key that is no string', String.raw`{"\x":true}`],
  ])('is not read: %s', (_, text) => {
    expect(read(text)).toBe('not-json')
  })

  it.each([['[]'], ['"true"'], ['true'], ['null'], ['20']])('has no fields: %s', (text) => {
    expect(read(text)).toBe('shape')
  })
})

describe('an answer that is one JSON object', () => {
  it('keeps 21 digits as they were written', () => {
    expect(read('{"trx_id":162670202502102256558}')).toEqual({
      trx_id: new NumberText('162670202502102256558'),
    })
  })

  it('keeps zeros, exponents and signs as they were written', () => {
    expect(read('{"a":20.00,"b":1e400,"c":-5}')).toEqual({
      a: new NumberText('20.00'),
      b: new NumberText('1e400'),
      c: new NumberText('-5'),
    })
  })

  it('may say the same key in two objects', () => {
    expect(read('{"status":true,"data":{"status":"Completed"}}')).toEqual({
      status: true,
      data: { status: 'Completed' },
    })
  })

  it('may hold quotes, colons and brackets inside its words', () => {
    expect(read(String.raw`{"m":"say \"a\": [{,\\","n":"\u09b8"}`)).toEqual({
      m: String.raw`say "a": [{,\\`.replace('\\\\', '\\'),
      n: 'স',
    })
  })

  it('may go sixteen deep', () => {
    expect(readJson(`${'{"a":'.repeat(16)}1${'}'.repeat(16)}`).ok).toBe(true)
  })

  it('gives no key a meaning it has in JavaScript (row 44)', () => {
    const answer = readJson(
      '{"__proto__":{"status":true},"constructor":{"prototype":{"status":true}},"trx_id":"1"}',
    )
    expect(answer).toEqual({ ok: true, value: { trx_id: '1' } })
    if (answer.ok) {
      expect(Object.getPrototypeOf(answer.value)).toBeNull()
      expect(answer.value['toString']).toBeUndefined()
    }
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

describe('any text whatever', () => {
  it('is read or refused, and never throws', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json({ maxDepth: 6 }),
      fc
        .array(fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\', 'a', '1', 'e', ' '))
        .map((signs) => signs.join('')),
    )
    fc.assert(
      fc.property(anything, (text) => {
        const answer = readJson(text)
        if (!answer.ok) return
        // What is read here the ordinary reader reads as well: strictness only takes away.
        expect(() => JSON.parse(text)).not.toThrow()
      }),
      { numRuns: 3000 },
    )
  })
})
