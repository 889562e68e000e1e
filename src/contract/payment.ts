import { z } from 'zod'
import { isWholePoisha, Money, TYPED_CAP } from '../domain/money.ts'

/**
 * What is paid at once. More than a crore is a finger that stayed on its key: two of the largest
 * sums there are would leave an account that no shift could be counted by.
 */
export const PaidSum = Money.refine((amount) => amount > 0 && amount <= TYPED_CAP)
/** The same in notes and coins: nobody hands over a part of a poisha. */
export const CashSum = PaidSum.refine(isWholePoisha)
/** What a customer may owe. */
export const CreditLimit = Money.refine((amount) => amount >= 0 && amount <= TYPED_CAP)

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
