import { z } from 'zod'

export const CashDirection = z.enum(['in', 'out'])
export type CashDirection = z.infer<typeof CashDirection>

/** Why cash that is no customer's goes into a drawer or comes out of it. */
export const CashPurpose = z.enum(['expense', 'owner', 'bank'])
export type CashPurpose = z.infer<typeof CashPurpose>

/** Nothing comes in as an expense: money that comes back for one is the owner's to put in. */
export const purposesOf: Readonly<Record<CashDirection, readonly CashPurpose[]>> = {
  in: ['owner', 'bank'],
  out: ['expense', 'owner', 'bank'],
}
