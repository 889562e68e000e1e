import type { PaperBlock } from '../../domain/paper/paper.ts'

export type Listed = Extract<PaperBlock, { is: 'line' | 'reference' }>
export type Alone = Exclude<PaperBlock, Listed>

/** What stands on a paper: names with their values follow each other in one list. */
export type Part =
  | { readonly is: 'list'; readonly lines: readonly Listed[] }
  | { readonly is: 'alone'; readonly block: Alone }

export function partsOf(blocks: readonly PaperBlock[]): readonly Part[] {
  const parts: Part[] = []
  let lines: Listed[] = []
  for (const block of blocks) {
    if (block.is !== 'line' && block.is !== 'reference') {
      lines = []
      parts.push({ is: 'alone', block })
      continue
    }
    if (lines.length === 0) parts.push({ is: 'list', lines })
    lines.push(block)
  }
  return parts
}
