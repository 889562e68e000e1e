import type { KnownEarning } from '../commission/expected.ts'
import type { Money } from '../money.ts'
import type { ProviderId } from '../provider.ts'
import type { Result } from '../result.ts'
import type { PackListCode } from './package/lists.ts'
import type { SmallRechargeRules } from './recharge/small-charge.ts'
import type { TransferRules } from './transfer/house-rules.ts'

/** What is wrong with a field of a form, as a code the screen has words for. */
export interface FieldProblem {
  readonly field: string
  readonly code: string
  /** The figure it is measured against, where there is one. */
  readonly limit_e4: Money | null
}

/** What a counter wants, read and normalised. */
export interface Agreed<Terms> {
  readonly terms: Terms
  /** What is delivered, and paid for beside a service charge. */
  readonly amount_e4: Money
}

export interface EarnedAt {
  readonly provider: ProviderId
  readonly businessDate: string
}

/** What the providers' lists say can be bought just now. */
export interface Shelf {
  /** Null where that list has no such package. */
  pack(list: PackListCode, packageId: number): ShelfPack | null
}

export interface ShelfPack {
  readonly name: string
  readonly price_e4: Money
  readonly commission_e4: Money
  readonly isDrive: boolean
}

/** What the moment of selling has to do with what can be meant. */
export interface Now {
  readonly shelf: Shelf
  /** The shop's day, `YYYY-MM-DD`. */
  readonly businessDate: string
}

/** What the owner of a shop decides about kinds of sale, as it stands at the moment. */
export interface HouseRules {
  readonly transfers: TransferRules
  readonly recharges: SmallRechargeRules
}

/** What one kind of sale has of its own; everything else is the same for all. */
export interface Kind<Wanted, Terms> {
  /** Reads the fields of an intent; nothing is stored where one of them cannot be meant. */
  read(wanted: Wanted, now: Now): Result<Agreed<Terms>, FieldProblem>
  /**
   * What tells two sales of this kind apart beside operator, number and amount: part of the hash by
   * which the same id with other words is found out. Never changed once shops sell with it.
   */
  words(terms: Terms): readonly (string | number | null)[]
  /** It is for a line, whichever network that is with: then the number alone says whose it is. */
  readonly isForALine: boolean
  /**
   * What the shop asks beside the amount by the rules of its house; a problem where its owner does
   * not sell it. Absent, or null, where its house has no rules for it: it is sold, and whoever
   * sells it says what is asked on top.
   */
  readonly asks?: (amount: Money, rules: HouseRules) => Result<Money | null, FieldProblem>
  /** What is known of what it earns before anything was learned or an owner said anything. */
  earns(terms: Terms, amount: Money, at: EarnedAt): KnownEarning
  /**
   * Whether a provider that says it took so much can be believed. What it cannot have taken is a
   * mistake of theirs more often than a price: the expected cost is booked, the answer is kept, and
   * the wallet's comparison lists what does not fit (providers.md, C8).
   */
  believes(charged: Money, amount: Money): boolean
}
