import type { DuesStatement } from '../../../contract/dues.ts'
import type { Say } from '../../i18n/say.ts'

export type StatementLine = DuesStatement['lines'][number]

/**
 * What a line of the book is of. The number of a sale is masked: it may be another's, and a paper
 * goes from hand to hand.
 */
export function lineWords({ t, masked }: Pick<Say, 't' | 'masked'>, line: StatementLine): string {
  const { cause, sale } = line
  const kind = t(`kinds.${sale?.kind ?? 'any'}.name`)
  const words = t(`dueCause.${cause}`, { kind })
  return sale === null ? words : `${words} ${masked(sale.number)}`
}
