import { isDefinedError } from '@orpc/client'
import type { InferClientErrorUnion } from '@orpc/client'
import type { SaleId } from '../../domain/sale.ts'
import type { Api } from '../api.ts'

/** An expected "no" of the core, with what it says about itself. */
export type CoreRefusal = Extract<InferClientErrorUnion<Api>, { defined: boolean }>

/**
 * What became of a call that did not succeed. `refused` is the core's own word; `lost` says
 * nothing about what the core did with the call.
 */
export type CallProblem =
  | { readonly kind: 'refused'; readonly refusal: CoreRefusal }
  | { readonly kind: 'lost'; readonly error: unknown }

export function problemOf(error: unknown): CallProblem {
  return isDefinedError(error)
    ? // A defined error has passed the contract's own schemas on its way in.
      { kind: 'refused', refusal: error as CoreRefusal }
    : { kind: 'lost', error }
}

/** The sale that a refusal names, where it is another than the one that was to be sent. */
export function heldById(refusal: CoreRefusal | null, id: string): SaleId | null {
  if (refusal?.code !== 'WRONG_STATE') return null
  return refusal.data.id === id ? null : refusal.data.id
}
