import type { Paper, PaperBlock } from '../../domain/paper/paper.ts'

/** What a reader finds on a paper, line by line: a name and its value stand on one. */
export function written({ blocks }: Paper): readonly string[] {
  return blocks.flatMap(linesOf)
}

function linesOf(block: PaperBlock): readonly string[] {
  if (block.is === 'shop') return [block.name, ...block.lines]
  if (block.is === 'line') {
    return [`${block.name} ${block.value}`, ...(block.note === undefined ? [] : [block.note])]
  }
  if (block.is === 'reference') return [`${block.name} ${block.value}`]
  if (block.is === 'tokens') return [block.title, ...block.tokens]
  if (block.is === 'table') {
    return [block.head, ...block.rows.map(({ cells }) => cells)].map((cells) => cells.join(' '))
  }
  return 'text' in block ? [block.text] : []
}
