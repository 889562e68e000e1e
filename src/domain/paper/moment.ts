/**
 * A statement, a report of what is not over and a test page tell of their own moment: another one
 * is another paper, however it is called, and no copy of the one before.
 */
export function isOfItsMoment(kind: string, name: string): boolean {
  return kind === 'statement' || kind === 'test' || name === 'x'
}
