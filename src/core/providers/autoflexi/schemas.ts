import { z } from 'zod'

/**
 * The answers of autoflexi as its document shows them. `status` at the top says only that the
 * call was understood (A4). Ids, figures and words are left as they came: they may be written as
 * text or as numbers, and what cannot be one is doubt, not a mistake of ours.
 */
const field = z.unknown().optional()

/** Answer of `POST /api/recharge/create`. Number, amount and operator are not documented in it. */
export const Created = z.object({
  status: z.literal(true),
  trx_id: field,
  message: field,
  number: field,
  amount: field,
  operator: field,
})

/** Answer of `POST /api/recharge/verify`. An operator is not documented in it. */
export const Verified = z.object({
  status: z.literal(true),
  data: z.object({
    status: field,
    trx_id: field,
    number: field,
    amount: field,
    operator: field,
  }),
})

/** Answer of `GET /api/recharge/balance`. */
export const Balance = z.object({ status: z.literal(true), data: z.object({ balance: field }) })

/** "Error Response", with no code to tell one from another. */
export const Refused = z.object({ status: z.literal(false), error: z.string() })
