/** A digit of either script: separators come and go around the caret, digits stay. */
const digits = /[0-9০-৯]/gu

export function digitsBefore(text: string, place: number): number {
  return text.slice(0, place).match(digits)?.length ?? 0
}

/** The place just before the digit that follows so many; the end when none follows. */
export function caretAfter(text: string, count: number): number {
  const next = [...text.matchAll(digits)][count]
  return next ? next.index : text.length
}
