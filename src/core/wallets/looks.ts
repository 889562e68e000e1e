import type { WalletAt } from '../../domain/ledger.ts'

/** More than any doubt needs: the plan of an hour, and one in ten minutes of three days. */
export const LOOKS_MAX = 600

interface Look {
  readonly seq: number
  /** What was on its way while it was read. */
  readonly open_e4: number
}

/** The newest looks at each wallet. */
export interface Looks<Reading extends Look> {
  /** Those after this one, oldest first. */
  after(at: WalletAt, after: number): readonly Reading[]
  add(at: WalletAt, reading: Reading): void
}

/**
 * A sale in doubt is held against all of them at every question; they are read from the books once,
 * and then only added to.
 *
 * @param newestAfter reads the newest `LOOKS_MAX` after one, newest first
 */
export function createLooks<Reading extends Look>(
  newestAfter: (at: WalletAt, after: number) => readonly Reading[],
): Looks<Reading> {
  const kept = new Map<string, { readonly after: number; readings: Reading[] }>()
  return {
    after(at, after) {
      const key = `${at.provider}:${at.wallet}`
      let known = kept.get(key)
      if (!known || after < known.after) {
        known = { after, readings: newestAfter(at, after).toReversed() }
        kept.set(key, known)
      }
      const first = known.readings.findIndex(({ seq }) => seq > after)
      return first === -1 ? [] : known.readings.slice(first)
    },
    add(at, reading) {
      const known = kept.get(`${at.provider}:${at.wallet}`)
      if (!known || reading.open_e4 !== 0) return
      known.readings.push(reading)
      if (known.readings.length > LOOKS_MAX) known.readings.shift()
    },
  }
}
