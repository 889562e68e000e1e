import { type Money, money, taka } from '../../money.ts'
import { assertNever } from '../../result.ts'
import type { WalletType } from './brands.ts'

/** How money comes into a personal wallet or leaves it, as the rules tell it apart. */
export const movements = ['cash-in', 'cash-out', 'person-to-person'] as const
export type Movement = (typeof movements)[number]

/** What a wallet may move in a day and in a month, from a day on. */
export interface LegalLimit {
  readonly movement: Movement
  readonly day_e4: Money
  readonly month_e4: Money
  /** First business day it holds for, `YYYY-MM-DD`. A later line replaces an earlier one. */
  readonly from: string
  readonly source: string
}

const BANGLADESH_BANK = 'Bangladesh Bank, 27 March 2025; how often is free, a brand may set less'

export const legalLimits: readonly LegalLimit[] = [
  {
    movement: 'cash-in',
    day_e4: taka(50_000),
    month_e4: taka(300_000),
    from: '2025-03-27',
    source: BANGLADESH_BANK,
  },
  {
    movement: 'cash-out',
    day_e4: taka(30_000),
    month_e4: taka(200_000),
    from: '2025-03-27',
    source: BANGLADESH_BANK,
  },
  {
    movement: 'person-to-person',
    day_e4: taka(50_000),
    month_e4: taka(300_000),
    from: '2025-03-27',
    source: BANGLADESH_BANK,
  },
]

/** The line that holds on a business day; null before there was one. */
export function legalLimit(
  movement: Movement,
  businessDate: string,
  limits: readonly LegalLimit[] = legalLimits,
): LegalLimit | null {
  const lines = limits
    .filter((line) => line.movement === movement && line.from <= businessDate)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
  return lines.at(-1) ?? null
}

/**
 * What a shop's transfer is by those rules: to a personal wallet it is an agent's cash-in. To an
 * agent's wallet it is none of the three, and no limit is known for it.
 */
export function movementTo(type: WalletType): Movement | null {
  switch (type) {
    case 'personal':
      return 'cash-in'
    case 'agent':
      return null
    default:
      return assertNever(type)
  }
}

/** What was sent to one wallet before, so far as the shop knows; neither is below nothing. */
export interface SentBefore {
  readonly today_e4: Money
  /** In this month, today included. */
  readonly month_e4: Money
}

export const legalWords = ['within', 'near', 'above'] as const
/** `near`: at four fifths of a limit or more, and not above it. */
export type LegalWord = (typeof legalWords)[number]

/**
 * Where a wallet stands once so much more was sent. It is only what this shop knows: others send to
 * the same wallet.
 */
export interface LegalStanding {
  readonly says: LegalWord
  /** The limit that says so; where both say the same, the one that has less left. */
  readonly by: 'day' | 'month'
  /** What the wallet may still take before this transfer, by both limits; not below nothing. */
  readonly left_e4: Money
}

/** @throws for a figure below nothing */
export function legalStanding(amount: Money, before: SentBefore, limit: LegalLimit): LegalStanding {
  if (amount < 0 || before.today_e4 < 0 || before.month_e4 < 0) {
    throw new RangeError('nothing less than nothing is sent to a wallet')
  }
  const day = reached(amount, before.today_e4, limit.day_e4)
  const month = reached(amount, before.month_e4, limit.month_e4)
  const heavier = legalWords.indexOf(month.says) - legalWords.indexOf(day.says)
  const isByMonth = heavier > 0 || (heavier === 0 && month.left_e4 < day.left_e4)
  return {
    says: isByMonth ? month.says : day.says,
    by: isByMonth ? 'month' : 'day',
    left_e4: money(Math.min(day.left_e4, month.left_e4)),
  }
}

/** One limit by itself: what is left of it, and what more of this amount makes of it. */
function reached(amount: Money, sent_e4: Money, limit_e4: Money) {
  const after_e4 = sent_e4 + amount
  const left_e4 = Math.max(0, limit_e4 - sent_e4)
  return { left_e4, says: wordFor(after_e4, limit_e4) }
}

function wordFor(after_e4: number, limit_e4: Money): LegalWord {
  if (after_e4 > limit_e4) return 'above'
  return after_e4 * 5 >= limit_e4 * 4 ? 'near' : 'within'
}
