import type { ChargeSlab } from './charge.ts'

/** What the owner of a shop decides about transfers. */
export interface TransferRules {
  /** Off until the owner switches it on: whether a shop may sell this, only he can know. */
  readonly on: boolean
  readonly charges: readonly ChargeSlab[]
}
