import { type Money, taka } from './money.ts'
import type { ProviderId } from './provider.ts'

/** A dozen or two of the usual recharges: time enough to buy balance. */
const USUAL = taka(1_000)

/** At this much or less in its recharge wallet a provider's money is about to run out. */
export const usualLowBalance_e4: Readonly<Record<ProviderId, Money>> = {
  autoflexi: USUAL,
  alsamiflexi: USUAL,
  flexiloadbd: USUAL,
}

/** Less trade than this is left: whatever the figure is, the wallet is about to stop the shop. */
export const LOW_h = 1

/**
 * Whether a wallet is about to stop the shop: by the owner's own line, or by the pace of the sales.
 *
 * @param lasts_h hours it lasts; null while the sales foretell nothing
 */
export function isLow(balance_e4: Money, lasts_h: number | null, lowBalance_e4: Money): boolean {
  return balance_e4 <= lowBalance_e4 || (lasts_h !== null && lasts_h < LOW_h)
}
