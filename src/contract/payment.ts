import { z } from 'zod'

export const CustomerId = z.uuidv7().brand<'CustomerId'>()
export type CustomerId = z.infer<typeof CustomerId>

/** How the customer of a sale pays; all in cash, and nobody counted it, unless it is said. */
export const payment = {
  /** Handed over; the change is what is more than the cash part of the price. */
  given_e4: z.number().optional(),
  /** What of the price is paid later, and by whom. */
  credit: z
    .strictObject({
      customer: CustomerId,
      amount_e4: z.number(),
      /** The cashier was shown that it is more than the customer's limit. */
      limitSeen: z.literal(true).optional(),
    })
    .optional(),
}
