import type { SaleDetail } from '../../../contract/schemas.ts'
import type { Say } from '../../i18n/say.ts'
import { latestWord } from './story.ts'

/** The provider's last word of a sale as a sentence; null where it never said anything. */
export function latestWords(
  { t, when }: Pick<Say, 't' | 'when'>,
  sale: Pick<SaleDetail, 'observations' | 'provider'>,
): string | null {
  const latest = latestWord(sale)
  if (latest === null) return null
  const said = { provider: sale.provider, at: when(latest.at_ms) }
  if (latest.word === 'pending') return t('decide.latestPending', said)
  if (latest.word === 'not-found') return t('decide.latestNotFound', said)
  return t('decide.latest', { ...said, word: t(`observed.${latest.word}`) })
}
