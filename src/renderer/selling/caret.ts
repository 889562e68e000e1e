/** Whatever is typed but the dashes and spaces that come and go around the caret. */
const typed = /[^-\s]/gu

/** Of a text that was typed into, what tells where the caret belongs once it is grouped anew. */
export interface TypedAt {
  readonly text: string
  readonly place: number
}

/**
 * Behind the same character as before: a separator that was rubbed out is stepped over. A text that
 * stays as it was typed keeps its caret, and one that became shorter has it at the end.
 */
export function caretIn(shown: string, { text, place }: TypedAt): number {
  if (shown === text) return place
  const count = text.slice(0, place).match(typed)?.length ?? 0
  if (count === 0) return 0
  const last = [...shown.matchAll(typed)][count - 1]
  return last ? last.index + 1 : shown.length
}
