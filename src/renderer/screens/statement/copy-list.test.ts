import { describe, expect, it } from 'vitest'
import { asCsv } from './copy-list.ts'

describe('a list that is copied', () => {
  it.each([
    '=HYPERLINK("http://evil")',
    '+1+1',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '162670202502102229266',
  ])('is no formula and no figure for a spreadsheet: %j', (cell) => {
    const [, row = ''] = asCsv([['a'], [cell]]).split('\r\n')
    expect(row.replace(/^"/u, '')).toMatch(/^'/u)
  })

  it('keeps commas, quotes and line ends within their cells', () => {
    expect(asCsv([['a,b', 'c"d', 'e\nf', 'টাকা']])).toBe('"a,b","c""d","e\nf",টাকা')
  })
})
