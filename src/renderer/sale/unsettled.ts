import type { DeliveryState } from '../../domain/sale.ts'

/**
 * States of a twin whose end nobody knows. One that failed or was taken back is a twin only where
 * it may have been delivered after all.
 */
export const unsettled: readonly DeliveryState[] = [
  'in-doubt',
  'needs-review',
  'failed',
  'reversed',
]

/** States of a twin that may yet arrive by itself: most who ask again came for that one. */
export const onItsWay: readonly DeliveryState[] = ['on-wire', 'accepted']
