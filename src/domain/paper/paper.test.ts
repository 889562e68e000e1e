import { describe, expect, it } from 'vitest'
import { Paper, type PaperBlock } from './paper.ts'

const paperWith = (blocks: readonly PaperBlock[]) => ({
  language: 'bn',
  name: 'test',
  blocks,
  plain: [],
})
const isTaken = (blocks: readonly PaperBlock[]) => Paper.safeParse(paperWith(blocks)).success

describe('the pictures on one paper', () => {
  const pictures: readonly PaperBlock[] = [
    { is: 'qr', content: 'x', text: 'x' },
    { is: 'ruler' },
    { is: 'shades' },
  ]

  it.each(pictures)('are six at most, for all of them hold up a sale: $is', (picture) => {
    const six = Array.from({ length: 6 }, () => picture)
    expect(isTaken([{ is: 'rule' }, ...six])).toBe(true)
    expect(isTaken([...six, picture])).toBe(false)
  })

  it('are counted together, and words beside them are not', () => {
    expect(isTaken([...pictures, ...pictures, { is: 'words', text: 'x' }])).toBe(true)
    expect(isTaken([...pictures, ...pictures, { is: 'ruler' }])).toBe(false)
    expect(isTaken(Array.from({ length: 7 }, () => ({ is: 'rule' })))).toBe(true)
  })
})
