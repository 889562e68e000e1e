import type { WalletAt } from '../../domain/ledger.ts'
import { walletsOf } from '../../domain/provider.ts'
import { takenBy } from '../../domain/wallet-doubt.ts'
import type { Moment } from '../run.ts'
import type { KeptReadings } from './kept-readings.ts'

/** The attempt of a sale, with the newest reading of its own wallet before that. */
interface Sent extends Moment {
  readonly reading_seq: number | null
  readonly account_mark: number | null
}

/**
 * Whether every other wallet of a provider is seen to have been left alone as well since the bytes
 * of a sale left. False where a figure is wanting, where ours and the provider's were apart before
 * or are now, or where money of one is on its way or may come back: it may hide what was taken.
 */
export type OthersUntouched = (of: WalletAt, sent: Sent) => boolean

/** @param agrees whether just now the provider's figure of a wallet is ours, with nothing owed */
export function createOthersUntouched(
  readings: KeptReadings,
  agrees: (at: WalletAt) => boolean,
): OthersUntouched {
  const isUntouched = (at: WalletAt, sent: Sent): boolean => {
    const { account_mark: mark, reading_seq } = sent
    const upTo = reading_seq ?? 0
    const since = readings.since(at, upTo, mark)
    // Where the same came again it was not kept: with the very answer that the sale's own wallet
    // was read by, this one may have been kept a little later.
    const isBefore = ({ boot, mono_ms }: Moment) => boot === sent.boot && mono_ms <= sent.mono_ms
    const early = since.findLast((one) => isBefore(one) && one.doubted_e4 === 0)
    const before = early ?? readings.clean(at, upTo, mark)
    const newest = since.at(-1) ?? before
    if (!before || !newest || newest.seq !== readings.newest(at)) return false
    if (before.balance_e4 !== before.ours_e4 || !agrees(at)) return false
    return since.every((one) => isBefore(one) || takenBy(one, before) === 0)
  }
  return ({ provider, wallet }, sent) =>
    walletsOf[provider]
      .filter((other) => other !== wallet)
      .every((other) => isUntouched({ provider, wallet: other }, sent))
}
