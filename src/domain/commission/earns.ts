import { z } from 'zod'
import { Money, subtractMoney, taka, ZERO } from '../money.ts'
import { assertNever } from '../result.ts'
import { type SlabCode, slabCodes, slabFor, slabSlip } from '../slabs.ts'
import { commissionFloor, PartsPerMillion } from './rate.ts'

/** So much of an amount, or so much a sale. */
export const Share = z.discriminatedUnion('kind', [
  /** ৳27.50 on ৳1,000 are 27 500 parts per million. */
  z.strictObject({ kind: z.literal('per-thousand'), rate: PartsPerMillion }),
  /** 2.75 % are 27 500 parts per million, too: kept as its owner says it. */
  z.strictObject({ kind: z.literal('percent'), rate: PartsPerMillion }),
  z.strictObject({ kind: z.literal('flat'), commission_e4: Money }),
])
export type Share = z.infer<typeof Share>

/** What is earned on the amounts from one whole taka to another, both of them included. */
export const EarnsSlab = z.strictObject({
  from_e4: Money,
  /** Null where there is no end; only the last row has none. */
  to_e4: Money.nullable(),
  share: Share,
})
export type EarnsSlab = z.infer<typeof EarnsSlab>

/** More rows than any provider's table has. */
export const EARNS_ROWS_MAX = 30

/** What a rule says a sale earns. */
export const Earns = z.discriminatedUnion('kind', [
  ...Share.options,
  z.strictObject({ kind: z.literal('slab'), slabs: z.array(EarnsSlab).max(EARNS_ROWS_MAX) }),
])
export type Earns = z.infer<typeof Earns>
export const earnsKinds = ['per-thousand', 'percent', 'flat', 'slab'] as const satisfies readonly [
  ...Earns['kind'][],
]

/**
 * What an amount earns, rounded down to the ten-thousandth of a taka: the shop never counts on what
 * it may not get. At ৳27.50 on ৳1,000, ৳19 earn exactly 5225. An amount that is in no row of a
 * table earns nothing by it.
 *
 * @throws when the amount is negative
 */
export function earnedOn(amount: Money, earns: Earns): Money {
  if (earns.kind !== 'slab') return shareOf(amount, earns)
  const slab = slabFor(amount, earns.slabs)
  return slab ? shareOf(amount, slab.share) : ZERO
}

function shareOf(amount: Money, share: Share): Money {
  switch (share.kind) {
    case 'per-thousand':
    case 'percent':
      return commissionFloor(amount, share.rate)
    case 'flat':
      return share.commission_e4
    default:
      return assertNever(share)
  }
}

export const earnsCodes = [...slabCodes, 'empty', 'negative', 'too-much'] as const
/**
 * `empty`: a table without a row. `negative`: less than nothing. `too-much`: no provider gives that
 * much back. Else where the rows of a table begin and end.
 */
export interface EarnsProblem {
  readonly code: SlabCode | 'empty' | 'negative' | 'too-much'
  /** Of a table, counted from nought. */
  readonly row: number | null
}

/** Whether a provider that keeps so little of an amount can be believed. */
export type Believes = (charged: Money, amount: Money) => boolean

/** Large enough that nothing of a rate is lost in rounding. */
const SAMPLE_e4 = taka(1_000)

/**
 * What is wrong with a rule's figures. A flat sum by itself is none of a share: it is held against
 * each amount when that is sold.
 */
export function earnsProblem(earns: Earns, believes: Believes): EarnsProblem | null {
  if (earns.kind !== 'slab') {
    const code = shareSlip(earns, earns.kind === 'flat' ? null : SAMPLE_e4, believes)
    return code && { code, row: null }
  }
  if (earns.slabs.length === 0) return { code: 'empty', row: null }
  for (const [row, slab] of earns.slabs.entries()) {
    const code =
      slabSlip(slab, earns.slabs[row - 1]) ?? shareSlip(slab.share, leastOf(slab), believes)
    if (code !== null) return { code, row }
  }
  return null
}

/** A rate is the same part of every amount: of a small one its excess could be lost in rounding. */
function leastOf({ from_e4, share }: EarnsSlab): Money {
  return share.kind === 'flat' || from_e4 > SAMPLE_e4 ? from_e4 : SAMPLE_e4
}

/** @param least the smallest amount it is for: of that it is the greatest part */
function shareSlip(
  share: Share,
  least: Money | null,
  believes: Believes,
): 'negative' | 'too-much' | null {
  if (share.kind === 'flat' && share.commission_e4 < 0) return 'negative'
  return least === null || isBelievable(least, shareOf(least, share), believes) ? null : 'too-much'
}

/** A sale costs something, and no provider gives back more than its kind can be believed to. */
export function isBelievable(amount: Money, earned: Money, believes: Believes): boolean {
  return earned < amount && believes(subtractMoney(amount, earned), amount)
}
