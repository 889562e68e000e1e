/**
 * A statement, a report of what is not over and a test page tell of their own moment: another one
 * is another paper and no copy, however it is called.
 *
 * @param kind what it is of
 * @param name as in `Paper.name`
 */
export function isOfItsMoment(
  kind: 'sale' | 'shift' | 'day' | 'statement' | 'test',
  name: string,
): boolean {
  return kind === 'statement' || kind === 'test' || name === 'x'
}
