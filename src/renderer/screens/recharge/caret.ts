/** A digit of either script: separators come and go around the caret, digits stay. */
const digits = /[0-9০-৯]/gu

export function digitsBefore(text: string, place: number): number {
  return text.slice(0, place).match(digits)?.length ?? 0
}

/** The place just behind so many digits: a separator that was rubbed out is stepped over. */
export function caretAfter(text: string, count: number): number {
  const last = [...text.matchAll(digits)][count - 1]
  return last ? last.index + 1 : 0
}
