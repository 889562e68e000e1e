/** What a drawer is opened for without a sale, as it is chosen by a digit. */
export const openingReasons = ['change', 'count', 'other'] as const
export type OpeningReason = (typeof openingReasons)[number]

/** Of what is typed; below it nobody reads a reason. */
export const REASON_LEAST = 3
export const REASON_MOST = 120

export interface DrawerDraft {
  readonly reason: OpeningReason | null
  readonly words: string
}

export const noReason: DrawerDraft = { reason: null, words: '' }

/** In the order they are said; null where the drawer can be opened. */
export function missingIn({ reason, words }: DrawerDraft): 'reason' | 'words' | null {
  if (reason === null) return 'reason'
  return reason === 'other' && words.trim().length < REASON_LEAST ? 'words' : null
}
