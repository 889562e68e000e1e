import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Conf from 'conf'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CannotOpenBooks } from './cannot-open-books.ts'
import { preferencesIn } from './preferences.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'preferences-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})
const open = (said?: 'real') =>
  preferencesIn(folder, (name) => new Conf({ cwd: folder, configName: name }), said)
const first = () => path.join(folder, 'preferences.json')
const last = () => path.join(folder, 'preferences.last.json')

describe('what the machine remembers between runs', () => {
  it('is practice, in Bangla, on a fresh machine', () => {
    expect(open().read()).toEqual({ books: 'practice', language: 'bn' })
  })

  it('is which books were open and the language', () => {
    open().remember({ books: 'real' })
    open().remember({ language: 'en' })
    expect(open().read()).toEqual({ books: 'real', language: 'en' })
  })

  it.each([
    ['empty', ''],
    ['full of NULs', '\0'.repeat(60)],
    ['half of itself', '{"books":"re'],
    ['of another version', '{"books":"archive","language":"bn"}'],
    ['without the books', '{"language":"bn"}'],
    ['a list', '["real"]'],
  ])('is taken from the copy when the file is %s, and mended', (_what, damaged) => {
    open().remember({ books: 'real' })
    writeFileSync(first(), damaged)
    expect(open().read().books).toBe('real')
    expect(JSON.parse(readFileSync(first(), 'utf8'))).toMatchObject({ books: 'real' })
    expect(readdirSync(folder)).toContain('preferences.json.damaged')
  })

  it('is still there when one of the files is gone', () => {
    open().remember({ books: 'real' })
    rmSync(first())
    expect(open().read().books).toBe('real')
    rmSync(last())
    expect(open().read().books).toBe('real')
  })

  it('is asked for, not guessed, when both files are damaged', () => {
    open().remember({ books: 'real' })
    writeFileSync(first(), '')
    writeFileSync(last(), '{')
    expect(() => open()).toThrow(CannotOpenBooks)
    expect(readFileSync(last(), 'utf8')).toBe('{')
    expect(open('real').read().books).toBe('real')
    expect(open().read().books).toBe('real')
  })
})
