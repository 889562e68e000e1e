import { z } from 'zod'

/**
 * The answers of flexiloadbd as its document shows them. Ids, figures and words are left as they
 * came, to be read from their source text. `created_at` is not read: its zone cannot be trusted
 * (C14).
 */
const field = z.unknown().optional()

/**
 * Answer of `POST /request` and of `POST /status`. `balance` comes with the first only. `status`
 * says that the call was understood, `trx_status` what became of the sale (C13).
 */
export const Told = z.object({
  status: z.literal(true),
  trx_id: field,
  ref_id: field,
  type: field,
  operator: field,
  operator_code: field,
  phone: field,
  bill_number: field,
  amount: field,
  payable: field,
  balance: field,
  trx_status: field,
  message: field,
})

/** Answer of `GET /balance`: three wallets, and which sale takes from which is not said (C9). */
export const Balance = z.object({
  status: z.literal(true),
  data: z.object({ flexiload_balance: field, drive_balance: field, bank_balance: field }),
})

/** Answer of `POST /packages`. Each row is read by itself: one that is odd hides no other. */
export const Packages = z.object({ status: z.literal(true), data: z.array(z.unknown()) })
export const PackageRow = z.object({
  id: field,
  name: field,
  price: field,
  commission: field,
  type: field,
  tag: field,
})

/** Error: `"status": false` and `"message"`, under 401, 403, 404, 422 and 429. */
export const Refused = z.object({ status: z.literal(false), message: z.string() })
