import type { DeliveryState } from '../../domain/sale.ts'

/**
 * States of a twin whose end nobody knows. A failed one is a twin only where its cost was taken
 * after all.
 */
export const unsettled: readonly DeliveryState[] = ['in-doubt', 'needs-review', 'failed']
