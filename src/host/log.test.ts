import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { failuresTo } from './failures.ts'
import { type FileLog, openLog, scrub } from './log.ts'

let folder: string
let log: FileLog
const file = () => path.join(folder, 'logs', 'counter.log')
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'log-'))
  log = openLog(file())
})
afterEach(() => {
  log.close()
  rmSync(folder, { recursive: true })
})
const written = () => readFileSync(file(), 'utf8')

describe("the counter's log", () => {
  it('has the line on disk before the call returns', () => {
    log.info('sale-accepted', { sale: '0198', elapsed_ms: 12 })
    const line: unknown = JSON.parse(written())
    expect(line).toMatchObject({ msg: 'sale-accepted', sale: '0198', elapsed_ms: 12 })
  })

  it('tells the seal of a closed day whole, whatever digits stand in it', () => {
    const hash = '01712345678901712345678a'.padEnd(64, 'f')
    log.info('day-closed', { number: 7, hash })
    expect(JSON.parse(written())).toMatchObject({ number: 7, hash })
    log.info('day-closed', { number: 7, hash: '01712345678' })
    expect(written()).not.toContain('"01712345678"')
  })

  it.each([
    ['a number', { number: '01712345678' }, '01712345678'],
    ['a number abroad', { words: 'sent to +8801712345678 now' }, '1712345678'],
    ['a number as a figure', { number: 1712345678 }, '1712345678'],
    ['a wallet of Rocket', { words: 'sent to 018123456789' }, '8123456789'],
    ['a wallet of Rocket as a figure', { number: 18_123_456_789 }, '18123456789'],
    ['a number in Bangla digits', { words: 'নম্বর ০১৮১২৩৪৫৬৭৮।' }, '১২৩৪৫'],
    ['a key by its name', { apiKey: 'abcdef' }, 'abcdef'],
    ['a token by its name', { launchToken: 'abcdef' }, 'abcdef'],
    ['a PIN', { pin: '4711' }, '4711'],
    ['a bearer in a text', { words: 'Authorization: Bearer abc.def-123' }, 'abc.def-123'],
    ['a meter’s token', { words: 'Paid. 1) 1234-5678-9012-3456-7890' }, '1234-5678'],
    ['a meter’s token on end', { words: '12345678901234567890' }, '1234567890'],
    ['a meter’s token in Bangla digits', { words: '১২৩৪ ৫৬৭৮ ৯০১২ ৩৪৫৬ ৭৮৯০' }, '৫৬৭৮'],
    ['a meter’s token as a figure', { place: 12_345_678_901_234_567_000 }, '123456789'],
    ['a token in an address', { url: 'http://127.0.0.1:1/#token=s3cret' }, 's3cret'],
  ])('holds no byte of %s', (_what, fields, secret) => {
    log.warn('event', fields)
    expect(written()).not.toContain(secret)
    expect(written()).toContain('event')
  })

  it('still tells two customers apart', () => {
    expect(scrub('01712345678')).toBe('017•••••678')
  })

  it('leaves ids and durations as they are', () => {
    const id = '0198f2d1-7c3a-7e11-8bcd-017123456789'
    log.info('event', { id, elapsed_ms: 45_000 })
    expect(written()).toContain(id)
    expect(written()).toContain('45000')
  })

  it('says what an error was, down to its cause, without the number in its words', () => {
    const cause = new Error('no such line 01812345678')
    failuresTo(log).report('rpc', new Error('could not sell', { cause }))
    expect(written()).toContain('could not sell')
    expect(written()).toContain('caused by')
    expect(written()).not.toContain('01812345678')
  })

  it('holds no token of a meter that stood in the words of an error or its cause', () => {
    const words = 'no column for "1) 1234-5678-9012-3456-7890\n2) 2234 5678 9012 3456 7891"'
    failuresTo(log).report('rpc', new Error(words, { cause: new Error(words) }))
    expect(written()).toContain('no column')
    expect(written()).not.toMatch(/[12]234|5678|9012|3456|789[01]/u)
  })

  it('keeps to its size and keeps the newest lines', () => {
    const small = openLog(path.join(folder, 'small.log'), 2_000)
    for (let line = 0; line < 200; line += 1) small.info('line', { line })
    small.close()
    const files = readdirSync(folder).filter((name) => name.startsWith('small'))
    expect(files).toEqual(['small.log', 'small.log.1'])
    for (const name of files) {
      expect(statSync(path.join(folder, name)).size).toBeLessThan(2_300)
    }
    expect(readFileSync(path.join(folder, 'small.log'), 'utf8')).toContain('"line":199')
  })
})
