import type { ProviderId } from '../../domain/provider.ts'

/** What a provider's state word says; `unknown` leaves the sale where it is and tells a person. */
export type Meaning = 'succeeded' | 'failed' | 'pending' | 'unknown'

/**
 * Words that end a sale. The documents show `Completed`, `completed` and `Success` and not one
 * word of failure, so these are start lists (X1). `done` stands in the analysis' list but not
 * here: bad-inputs row 60 wants it unknown, and of two readings the one that moves no money is
 * taken.
 */
const finalWords: ReadonlyMap<string, 'succeeded' | 'failed'> = new Map([
  ...['success', 'successful', 'completed', 'complete', 'delivered'].map(
    (word) => [word, 'succeeded'] as const,
  ),
  ...[
    'failed',
    'fail',
    'cancelled',
    'canceled',
    'rejected',
    'refunded',
    'reversed',
    'declined',
  ].map((word) => [word, 'failed'] as const),
])

/** Words that mean "not yet". alsamiflexi shows `processing`, flexiloadbd `Pending`. */
const pendingWords: Readonly<Record<ProviderId, readonly string[]>> = {
  autoflexi: ['pending', 'processing'],
  alsamiflexi: ['processing', 'pending'],
  flexiloadbd: ['pending', 'processing'],
}

/** Case and spaces around it do not matter; any other letter does. */
export function meaningOf(provider: ProviderId, word: string): Meaning {
  const plain = word.trim().toLowerCase()
  const final = finalWords.get(plain)
  if (final !== undefined) return final
  return pendingWords[provider].includes(plain) ? 'pending' : 'unknown'
}
