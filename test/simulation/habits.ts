import type { ProviderId } from '../../src/domain/provider.ts'

/** How long somebody who wants a recharge waits at a counter that does not run. */
export const PATIENCE_ms = 5 * 60_000
export const LOOKS_AGAIN_ms = 20_000
/** So long a screen still has a sale in hand that its counter said nothing of. */
export const IN_HAND_ms = 10 * 60_000

/** So long a draft may wait, less a minute: then its age calls it off. */
export const DRAFT_ms = 9 * 60_000

export const othersThan = {
  autoflexi: ['alsamiflexi', 'flexiloadbd'],
  alsamiflexi: ['autoflexi', 'flexiloadbd'],
  flexiloadbd: ['autoflexi', 'alsamiflexi'],
} as const satisfies Record<ProviderId, readonly ProviderId[]>
