import { describe, expect, it } from 'vitest'
import { filesBelow } from './source/files.ts'

/** Queries in the text of a program, as far as they are written in one piece. */
const queries = /`[^`]*\bSELECT\b[^`]*`|'[^'\n]*\bSELECT\b[^'\n]*'/gu
const arranges = /\b(?:ORDER BY|GROUP BY|JOIN)\b/u
const bare = /[\w.]+ (?:=|IS) (?:\?|@\w+)/gu

/**
 * A bare value beside a column by which rows are arranged has SQLite prepare the whole query anew
 * at every run (`ReadableDb.read`).
 */
function preparedAnew(text: string): readonly string[] {
  const found = text.match(queries) ?? []
  return found.filter((query) => arranges.test(query)).flatMap((query) => query.match(bare) ?? [])
}

describe('a query of the core', () => {
  it('is prepared once, whatever it is run with', () => {
    const slow = filesBelow('src')
      .filter(({ path }) => path.startsWith('src/core/') && !/\.test\.ts$|\/testing\//u.test(path))
      .flatMap(({ path, text }) => preparedAnew(text).map((value) => `${path}: ${value}`))
    expect(slow).toEqual([])
  })

  it.each([
    ['`SELECT seq FROM sale WHERE number = ? ORDER BY seq`', ['number = ?']],
    ['`SELECT 1 FROM a JOIN b ON b.a = a.id WHERE a.name = @name`', ['a.name = @name']],
    ['`SELECT seq FROM sale WHERE number = CAST(? AS TEXT) ORDER BY seq`', []],
    ['`SELECT seq FROM sale WHERE number = ?`', []],
  ])('is known by its words: %s', (query, wanted) => {
    expect(preparedAnew(query)).toEqual(wanted)
  })
})
