import { z } from 'zod'

/**
 * The answers of alsamiflexi as its document shows them. Ids, figures and words are left as they
 * came, to be read from their source text.
 */
const field = z.unknown().optional()

const Transaction = z.object({
  transaction_id: field,
  status: field,
  mobile_number: field,
  amount: field,
  operator: field,
  reference: field,
})

/** Answer of `POST /recharge` and of `GET /transaction/{transaction_id}`. */
export const Told = z.object({ success: z.literal(true), data: Transaction })

/** Answer of `GET /balance`. */
export const Balance = z.object({
  success: z.literal(true),
  data: z.object({ balance: field, currency: z.literal('BDT') }),
})

/** A row of its list. One that is written otherwise is left out, not guessed at. */
export const OperatorRow = z.object({
  id: field,
  name: z.string().max(100),
  code: z.string().max(20),
  min_amount: field,
  max_amount: field,
})

/** Answer of `GET /operators`. */
export const Operators = z.object({
  success: z.literal(true),
  data: z.array(z.unknown()).max(2000),
})

/** "Error Response Format", under 400, 401, 402, 429 and 500. */
export const Refused = z.object({
  success: z.literal(false),
  error: z.object({ code: z.string(), message: z.string() }),
})
