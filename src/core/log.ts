/**
 * What the core tells whoever looks after the counter. Fields hold ids, codes and durations:
 * never a key, a PIN, a token or a whole number (money.md, invariant 18).
 */
export interface Log {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}
export type LogFields = Readonly<Record<string, string | number | boolean | null>>

export const silentLog: Log = {
  info() {},
  warn() {},
  error() {},
}
