import type { Unexplained } from '../../../contract/days.ts'
import type { Say } from '../../i18n/say.ts'

/** Where it is, and what was said of it. */
export function unexplainedWords(
  { t, count, wallet: nameOf }: Pick<Say, 't' | 'count' | 'wallet'>,
  { kind, provider, wallet, shift, words }: Unexplained,
): string {
  const at = provider && wallet ? nameOf(provider, wallet) : ''
  const of = shift === null ? '' : count(shift)
  return t(`close.why.${kind}`, { wallet: at, shift: of, words }).trim()
}
