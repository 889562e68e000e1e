import { describe, expect, it } from 'vitest'
import { acrossTimes } from './across.ts'
import type { PaperBlock } from './paper.ts'

const long = 'ক'.repeat(150)

/** How much more often practice stands across a paper with this on it. */
function more(block: PaperBlock): number {
  return acrossTimes({ blocks: [block] }) - acrossTimes({ blocks: [] })
}

describe('practice across a paper', () => {
  const all: readonly PaperBlock[] = [
    { is: 'shop', name: long, lines: [] },
    { is: 'shop', name: '', lines: [long] },
    { is: 'title', text: long, loud: true },
    { is: 'amount', text: long },
    { is: 'words', text: long },
    { is: 'boxed', text: long },
    { is: 'heading', text: long },
    { is: 'foot', text: long },
    { is: 'line', name: long, value: '' },
    { is: 'line', name: '', value: long },
    { is: 'line', name: '', value: '', note: long },
    { is: 'reference', name: long, value: '' },
    { is: 'reference', name: '', value: long },
    { is: 'tokens', title: long, tokens: [] },
    { is: 'tokens', title: '', tokens: [long] },
    { is: 'table', head: [long, '', ''], rows: [] },
    { is: 'table', head: ['', '', ''], rows: [{ cells: [long, '', ''] }] },
    { is: 'table', head: ['', '', ''], rows: [{ over: long, cells: ['', '', ''] }] },
    { is: 'sign', text: long },
    { is: 'qr', content: 'x', text: long },
  ]

  it.each(all)('stands more often the more words are on it: %j', (block) => {
    expect(more(block)).toBeGreaterThanOrEqual(4)
  })

  it.each<PaperBlock>([{ is: 'ruler' }, { is: 'shades' }])(
    'stands more often below a picture: $is',
    (block) => {
      expect(more(block)).toBeGreaterThanOrEqual(1)
    },
  )
})
