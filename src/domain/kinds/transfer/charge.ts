import { z } from 'zod'
import { commissionFloor, PartsPerMillion } from '../../commission/rate.ts'
import { Money, money, TAKA_E4, ZERO } from '../../money.ts'
import { assertNever, problem, type Result, success } from '../../result.ts'
import { slabCodes, slabFor, slabSlip } from '../../slabs.ts'

/** What the shop asks beside the amount: so much, or so much of each thousand. */
export const Charge = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('flat'), charge_e4: Money }),
  /** 18 500 parts per million are ৳18.50 on ৳1,000. */
  z.object({ kind: z.literal('per-thousand'), rate: PartsPerMillion }),
])
export type Charge = z.infer<typeof Charge>

/** What is asked for the amounts from one whole taka to another, both of them included. */
export const ChargeSlab = z.object({
  from_e4: Money,
  /** Null where there is no end; only the last slab has none. */
  to_e4: Money.nullable(),
  charge: Charge,
})
export type ChargeSlab = z.infer<typeof ChargeSlab>

/** Nothing is asked until the owner fills the table. */
export const noCharges: readonly ChargeSlab[] = []

/**
 * What a transfer of so much is charged, by a table that {@link readChargeTable} let through;
 * nothing for an amount that is in no slab. An amount with poisha belongs where its whole taka do.
 * A charge by the thousand is rounded down to the whole taka: nobody has the poisha to pay it, and
 * nobody pays more than the table says.
 */
export function chargeFor(amount: Money, table: readonly ChargeSlab[]): Money {
  const slab = slabFor(amount, table)
  return slab ? chargeOf(amount, slab.charge) : ZERO
}

function chargeOf(amount: Money, charge: Charge): Money {
  switch (charge.kind) {
    case 'flat':
      return charge.charge_e4
    case 'per-thousand': {
      const exact_e4 = commissionFloor(amount, charge.rate)
      return money(exact_e4 - (exact_e4 % TAKA_E4))
    }
    default:
      return assertNever(charge)
  }
}

export const chargeTableCodes = [...slabCodes, 'charge'] as const
/**
 * What is wrong with a table and in which of its rows, counted from nought: where it begins and
 * ends, or `charge`: below nothing.
 */
export interface ChargeTableProblem {
  readonly code: (typeof chargeTableCodes)[number]
  readonly row: number
}

/** Checks a table as the owner edited it. One without rows is a table too: nothing is charged. */
export function readChargeTable(
  rows: readonly ChargeSlab[],
): Result<readonly ChargeSlab[], ChargeTableProblem> {
  for (const [row, slab] of rows.entries()) {
    const code = slabSlip(slab, rows[row - 1]) ?? (isBelowNothing(slab.charge) ? 'charge' : null)
    if (code !== null) return problem({ code, row })
  }
  return success(rows)
}

function isBelowNothing(charge: Charge): boolean {
  return charge.kind === 'flat' && charge.charge_e4 < 0
}
