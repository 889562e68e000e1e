/** Sales a statement touches, found in its words and in what it is run with. */
type Touch = (parameters: readonly unknown[], rowid: number) => number | null

/** What the shop's day writes beside its sales. */
export const OF_DAY =
  /insert\s+into\s+(?:shift|shift_close|cash_movement|due_line|commission_rule|day_close)\b/iu

export function touchOf(sql: string): Touch | null {
  if (/insert\s+into\s+sale\b/iu.test(sql)) return (_, rowid) => rowid
  if (!/update\s+sale\b/iu.test(sql)) return null
  // Named where the statement says so, or else the last of what it is run with.
  const isLast = /\bseq\s*=\s*\?\s*$/iu.test(sql)
  return (parameters) => (isLast ? numberOf(parameters.at(-1)) : namedSeq(parameters[0]))
}

/** Whoever writes it in another way has every sale looked at. */
function namedSeq(first: unknown): number | null {
  return typeof first === 'object' && first !== null && 'seq' in first ? numberOf(first.seq) : null
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
