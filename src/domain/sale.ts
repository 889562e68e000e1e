import { z } from 'zod'

/** What the provider did, as far as we know (money.md §1). */
export const deliveryStates = [
  'created',
  'cancelled',
  'on-wire',
  'accepted',
  'in-doubt',
  'needs-review',
  'succeeded',
  'failed',
  'reversed',
  'late-success',
] as const
export const DeliveryState = z.enum(deliveryStates)
export type DeliveryState = z.infer<typeof DeliveryState>

/** The customer has what was paid for. */
export const deliveredStates: readonly DeliveryState[] = ['succeeded', 'late-success']
/** It left, and came to nothing. */
export const undoneStates: readonly DeliveryState[] = ['failed', 'reversed']
/** It left and has an end, which another may still follow. */
export const endedStates: readonly DeliveryState[] = [...deliveredStates, ...undoneStates]

/** What happened to the customer's cash. */
export const tenderStates = ['unpaid', 'collected', 'refund-due', 'refunded', 'taken-over'] as const
export const TenderState = z.enum(tenderStates)
export type TenderState = z.infer<typeof TenderState>

export const SaleId = z.uuidv7().brand<'SaleId'>()
export type SaleId = z.infer<typeof SaleId>

/** When the form that made it opened, by the clock of its screen: UUID 7 has the time in front. */
export function madeAt_ms(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
}

export const saleKinds = ['recharge', 'package', 'drive', 'transfer', 'bill'] as const
export const SaleKind = z.enum(saleKinds)
export type SaleKind = z.infer<typeof SaleKind>
