import { z } from 'zod'

/** What a line says became of its sale. */
export const lineStates = ['succeeded', 'failed', 'refunded', 'pending'] as const
export const LineState = z.enum(lineStates)
export type LineState = z.infer<typeof LineState>

/** A statement moves no money, so more words are known here than where a sale is settled by one. */
const words: Readonly<Record<LineState, string>> = {
  succeeded: `success, successful, succeeded, completed, complete, delivered, done, paid, approved,
    সফল, সম্পন্ন`,
  failed: 'failed, fail, cancelled, canceled, rejected, declined, ব্যর্থ, বাতিল',
  refunded: 'refunded, refund, reversed, returned, ফেরত',
  pending: 'pending, processing, waiting, queued, in progress, অপেক্ষমাণ, চলমান',
}

const known: ReadonlyMap<string, LineState> = new Map(
  lineStates.flatMap((state) =>
    words[state].split(',').map((word) => [wordKey(word), state] as const),
  ),
)

/** The same word however it is spaced and written. */
export function wordKey(word: string): string {
  return word
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

/** @param said what the owner has said of words the counter does not know */
export function stateOf(word: string, said: Readonly<Record<string, LineState>>): LineState | null {
  const key = wordKey(word)
  return (Object.hasOwn(said, key) ? said[key] : known.get(key)) ?? null
}
