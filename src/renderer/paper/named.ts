import { type Money, addMoney } from '../../domain/money.ts'
import type { PaperBlock } from '../../domain/paper/paper.ts'
import type { Say } from '../i18n/say.ts'
import { lineBlock, TOLD_MOST } from './blocks.ts'

interface Telling<One> {
  readonly line: (one: One) => PaperBlock
  /** What of it belongs to the sum of those that are not told; null where nobody knows. */
  readonly amount_e4: (one: One) => Money | null
}

/** Each by name, and of very many the last ones in one line with their sum: a roll has an end. */
export function named<One>(
  { t, taka, count }: Pick<Say, 't' | 'taka' | 'count'>,
  all: readonly One[],
  { line, amount_e4 }: Telling<One>,
): readonly PaperBlock[] {
  if (all.length === 0) return [lineBlock(t('close.slip.nothing'), '—')]
  const rest = all.slice(TOLD_MOST)
  const rest_e4 = addMoney(...rest.flatMap((one) => amount_e4(one) ?? []))
  const more = t('papers.more', { count: rest.length, shown: count(rest.length) })
  return [
    ...all.slice(0, TOLD_MOST).map(line),
    ...(rest.length === 0 ? [] : [lineBlock(more, taka(rest_e4, 'sum'))]),
  ]
}
