import { type Money, money } from './money.ts'

/** A provider's figure of a wallet beside ours, both of one moment. */
export interface WalletFigures {
  readonly balance_e4: Money
  /** Free money by our books: everything set aside is taken off. */
  readonly ours_e4: Money
}

/** One look at the wallet after the bytes left, while nothing else of it was on its way. */
export interface WalletLook extends WalletFigures {
  /** What was set aside for the sales in doubt at that moment, this one's included. */
  readonly doubted_e4: Money
  /** Since the bytes left, or since the first look of a later run: what one run can prove. */
  readonly age_ms: number
  /**
   * Since the figures of `before`; null where no two clocks agree on it: another run, a machine
   * that slept, a clock that was set.
   */
  readonly sinceBefore_ms: number | null
}

/** What a wallet can say of one sale that nobody can be asked about (money.md §4). */
export interface WalletDoubt {
  /** The last look before anything now in doubt had left; null where there was none. */
  readonly before: WalletFigures | null
  /** What is set aside for this sale. */
  readonly own_e4: Money
  /** Oldest first. */
  readonly looks: readonly WalletLook[]
  /** No other sale of this wallet is in doubt, nor may money of one be on its way back. */
  readonly alone: boolean
  /** What the provider may have taken for it: its face, its face less a commission. */
  readonly debits_e4: readonly Money[]
}

export type WalletFinding =
  /** What there is proves nothing yet. */
  | { readonly kind: 'too-early' }
  /**
   * Not a taka was taken, in every look. `soon`: the first came so soon after `before` that no
   * refund of another sale can have hidden a debit.
   */
  | { readonly kind: 'untouched'; readonly soon: boolean }
  /** Exactly what this sale costs was taken, in two looks on end. */
  | { readonly kind: 'debited'; readonly debit_e4: Money }
  | { readonly kind: 'unclear'; readonly why: 'no-figure' | 'others' | 'changed' | 'unproved' }

const MINUTE_ms = 60_000
/** A refund of another sale between the two figures that are compared could hide a debit. */
export const FIRST_LOOK_WITHIN_ms = 2 * MINUTE_ms
export const UNTOUCHED_LOOKS = 3
export const UNTOUCHED_AFTER_ms = 15 * MINUTE_ms

/**
 * Reads a wallet's figures (money.md §4, autoflexi). Between two looks the provider's figure less
 * ours moves by what our books do not explain; were a sale in doubt never executed, its reserve
 * alone is missing from ours. Anything but exactly nothing or exactly its cost proves nothing.
 */
export function walletFinding(doubt: WalletDoubt): WalletFinding {
  const { before, looks, alone, debits_e4, own_e4 } = doubt
  if (before === null) return { kind: 'unclear', why: 'no-figure' }
  const taken = looks.map((look) => takenBy(look, before))
  const [last, secondLast] = [taken.at(-1), taken.at(-2)]
  const [first, newest] = [looks[0], looks.at(-1)]
  if (last === undefined || !first || !newest) return { kind: 'too-early' }
  if (taken.every((one_e4) => one_e4 === 0)) {
    const { sinceBefore_ms } = first
    const soon = sinceBefore_ms !== null && sinceBefore_ms <= FIRST_LOOK_WITHIN_ms
    const proved = looks.length >= UNTOUCHED_LOOKS && newest.age_ms >= UNTOUCHED_AFTER_ms
    return proved ? { kind: 'untouched', soon } : { kind: 'too-early' }
  }
  // A look at which others were in doubt too says nothing of one of them.
  const onlyOurs = looks.slice(-2).every(({ doubted_e4 }) => doubted_e4 === own_e4)
  if (!alone || !onlyOurs) return { kind: 'unclear', why: 'others' }
  if (!debits_e4.some((debit_e4) => debit_e4 === last)) return { kind: 'unclear', why: 'changed' }
  // Any other move since the bytes left is foreign: what comes after it may be foreign too (§4).
  const own = new Set<number | undefined>([0, ...debits_e4])
  const foreign = looks.some(({ doubted_e4 }, nth) => doubted_e4 === own_e4 && !own.has(taken[nth]))
  if (foreign) return { kind: 'unclear', why: 'changed' }
  return last === secondLast ? { kind: 'debited', debit_e4: last } : { kind: 'too-early' }
}

/** What the provider took since, beyond what our books explain. Negative: money came. */
export function takenBy(
  look: WalletFigures & Pick<WalletLook, 'doubted_e4'>,
  before: WalletFigures,
): Money {
  const gapBefore_e4 = before.balance_e4 - before.ours_e4
  const gap_e4 = look.balance_e4 - look.ours_e4
  return money(look.doubted_e4 - (gap_e4 - gapBefore_e4))
}
