import { commissionFloor, PartsPerMillion } from './rate.ts'
import { type Money, money, subtractMoney } from '../money.ts'

/** What one delivered sale took from its wallet. */
export interface PastCost {
  readonly face_e4: Money
  readonly debit_e4: Money
}

/** So many of the newest on end must tell one rate before it is believed. */
export const LEARNED_FROM = 10
/** Or so many of the very same face, which need no rate. */
export const LEARNED_FROM_SAME = 3

const MILLION = 1_000_000
/** A commission may be kept to the ten-thousandth of a taka, the poisha or the whole taka. */
const ROUNDED_TO_e4 = [1, 100, 10_000] as const
/** Above this a figure is some other money's move rather than a commission. */
const COMMISSION_MOST = PartsPerMillion.parse(100_000)

/** True for a debit that can be a sale's cost at all: its face, or its face less a commission. */
export function isPlausible({ face_e4, debit_e4 }: PastCost): boolean {
  const earned_e4 = face_e4 - debit_e4
  return earned_e4 >= 0 && earned_e4 <= commissionFloor(face_e4, COMMISSION_MOST)
}

/**
 * What the next sale of a kind will earn, by what the newest of it took (money.md §4, A).
 * Where the same face took the same three times on end, that. Else one rate in whole parts per
 * million, floored to one of the usual units, must explain the last ten to the ten-thousandth; and
 * where several do, they must agree on this face. Null where nothing is known so surely.
 *
 * @param past newest first
 */
export function learnedCommission(past: readonly PastCost[], face_e4: Money): Money | null {
  const same = past.filter((one) => one.face_e4 === face_e4).slice(0, LEARNED_FROM_SAME)
  const [first] = same
  const agree = same.every(({ debit_e4 }) => debit_e4 === first?.debit_e4)
  if (first && agree && same.length === LEARNED_FROM_SAME) {
    return subtractMoney(face_e4, first.debit_e4)
  }
  const newest = past.slice(0, LEARNED_FROM)
  if (newest.length < LEARNED_FROM) return null
  const found = new Set<number>()
  for (const unit_e4 of ROUNDED_TO_e4) {
    const rates = ratesOf(newest, unit_e4)
    if (!rates) continue
    found.add(floored(face_e4, rates.lowest, unit_e4))
    found.add(floored(face_e4, rates.highest, unit_e4))
  }
  const [only, ...others] = found
  return only === undefined || others.length > 0 ? null : money(only)
}

/** The rates that explain every one of them where commissions are floored to a unit. */
function ratesOf(past: readonly PastCost[], unit_e4: number) {
  let [lowest, highest] = [0, MILLION]
  for (const { face_e4, debit_e4 } of past) {
    const earned_e4 = subtractMoney(face_e4, debit_e4)
    if (earned_e4 % unit_e4 !== 0) return null
    lowest = Math.max(lowest, ceilDivided(earned_e4 * MILLION, face_e4))
    highest = Math.min(highest, ceilDivided((earned_e4 + unit_e4) * MILLION, face_e4) - 1)
  }
  if (lowest > highest) return null
  return { lowest: PartsPerMillion.parse(lowest), highest: PartsPerMillion.parse(highest) }
}

function floored(face_e4: Money, rate: PartsPerMillion, unit_e4: number): number {
  const earned_e4 = commissionFloor(face_e4, rate)
  return earned_e4 - (earned_e4 % unit_e4)
}

/** In whole numbers throughout: both parts are safe integers for any face that is sold. */
function ceilDivided(whole: number, by: number): number {
  const rest = whole % by
  return (whole - rest) / by + (rest > 0 ? 1 : 0)
}
