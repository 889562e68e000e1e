import type { Money } from '../../../../domain/money.ts'
import type { Echo } from '../../echo.ts'
import type { Order } from '../../provider.ts'

/** How one kind of sale is put to flexiloadbd, and what its answers repeat of it. */
export interface WireKind<Sold extends Order> {
  /** The `type` of `POST /request`, which every answer repeats. */
  readonly type: string
  /** What stands beside `type` and `ref_id`. */
  body(order: Sold): Readonly<Record<string, string | number>>
  /** Every field of an answer that must agree, beside `type`, the operator and the references. */
  echoes(told: Readonly<Record<string, unknown>>, order: Sold): readonly Echo[]
  /** What an answer says was taken; absent where that is its `payable`. */
  charged?(told: Readonly<Record<string, unknown>>, order: Sold): Money | null
  /** What an answer brings for a meter; absent where such a sale brings nothing. */
  tokens?(told: Readonly<Record<string, unknown>>, order: Sold): readonly string[]
}
