import type { Result } from '../../domain/result.ts'
import type { Execution, Without } from '../execution.ts'
import type { Fields } from '../json.ts'
import type { Desk, NewOrder } from '../wire.ts'

/** What a request asks for, by the fields of its own type. */
export type Wanted = Without<NewOrder, 'reference' | 'providerReference'>

/** One `type` of POST /request: its table of parameters, and its words. */
export interface RequestType {
  /** The value of `type`, in requests and in answers. */
  readonly word: 'recharge' | 'data' | 'drive' | 'mfs' | 'bill'
  /** What `message` says of a sale that was delivered, and of one that was not. */
  readonly delivered: string
  readonly notDelivered: string
  /** What is wanted, or the words of the 422. */
  read(fields: Fields, desk: Desk): Result<Wanted, string>
}

/** The types by what they sell. */
export type RequestTypes = Readonly<Record<Execution['kind'], RequestType>>
