import type { KindWords, Spoken } from '../../kind-words.ts'
import { any } from './any.ts'
import { billWords } from './bill.ts'
import { drive } from './drive.ts'
import { pack } from './package.ts'
import { recharge } from './recharge.ts'
import { transferWords } from './transfer.ts'

/** What each kind of sale says of itself, and what is said of any. */
export const kinds = {
  any,
  recharge,
  package: pack,
  drive,
  transfer: transferWords,
  bill: billWords,
} as const satisfies Record<Spoken, KindWords>
