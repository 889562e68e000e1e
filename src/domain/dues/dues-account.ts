import { z } from 'zod'
import { dayNumber } from '../business-day.ts'
import { Money, money } from '../money.ts'

/**
 * Why a customer owes more or less. `given-back`: the money of a sale went back, so that what was
 * owed for it is owed no more. `paid-out`: the shop paid back what the customer had paid ahead.
 */
export const dueCauses = ['sale', 'given-back', 'paid', 'paid-out', 'forgiven'] as const
export type DueCause = (typeof dueCauses)[number]

/** How old what is owed is, in days of trade. */
export const DueAges = z.object({
  upTo7Days_e4: Money,
  upTo30Days_e4: Money,
  upTo90Days_e4: Money,
  older_e4: Money,
})
export type DueAges = z.infer<typeof DueAges>

export interface DueLine {
  readonly cause: DueCause
  /** More owed is positive, what was paid negative. */
  readonly amount_e4: number
  readonly at_ms: number
  /** The day of trade, `YYYY-MM-DD`. */
  readonly businessDate: string
  /** The sale it is of, as a number of the books. */
  readonly sale: number | null
}

/** What one customer owes, told line by line in the order in which they were written. */
export interface DuesAccount {
  write(line: DueLine): void
  /** Less than nothing where the customer has paid ahead. */
  owes_e4(): Money
  ages(today: string): DueAges
  /** Of the oldest that is still owed; null where nothing is. */
  oldestAt_ms(): number | null
  lastPaidAt_ms(): number | null
  lines(): number
}

interface Part extends Pick<DueLine, 'at_ms' | 'sale'> {
  readonly day: number
  left_e4: number
}

/**
 * Payments pay the oldest first. A sale whose money went back takes its own part away, so that a
 * failed sale of today does not make an old debt look younger.
 */
export function createDuesAccount(): DuesAccount {
  /** What is still owed, the oldest first; none of them is nothing. */
  const parts: Part[] = []
  let owes_e4 = 0
  let lines = 0
  let lastPaidAt_ms: number | null = null
  const owe = ({ amount_e4, at_ms, businessDate, sale }: DueLine): void => {
    // What was paid ahead pays for it first.
    const ahead_e4 = Math.max(0, -owes_e4)
    const left_e4 = amount_e4 - Math.min(amount_e4, ahead_e4)
    if (left_e4 > 0) parts.push({ at_ms, day: dayNumber(businessDate), sale, left_e4 })
  }
  const pay = ({ cause, amount_e4, sale }: DueLine): void => {
    const own = cause === 'given-back' ? parts.findLast((part) => part.sale === sale) : undefined
    const rest_e4 = own ? taken(own, -amount_e4) : -amount_e4
    if (own?.left_e4 === 0) parts.splice(parts.indexOf(own), 1)
    payOldest(parts, rest_e4)
  }
  return {
    write(line) {
      if (line.amount_e4 > 0) owe(line)
      else pay(line)
      owes_e4 += line.amount_e4
      lines += 1
      if (line.cause === 'paid') lastPaidAt_ms = line.at_ms
    },
    owes_e4: () => money(owes_e4),
    ages: (today) => agesOf(parts, dayNumber(today)),
    oldestAt_ms: () => parts[0]?.at_ms ?? null,
    lastPaidAt_ms: () => lastPaidAt_ms,
    lines: () => lines,
  }
}

/** @returns what is left of the payment */
function taken(part: Part, payment_e4: number): number {
  const paid_e4 = Math.min(part.left_e4, payment_e4)
  part.left_e4 -= paid_e4
  return payment_e4 - paid_e4
}

function payOldest(parts: Part[], payment_e4: number): void {
  let rest_e4 = payment_e4
  let settled = 0
  for (const part of parts) {
    if (rest_e4 === 0) break
    rest_e4 = taken(part, rest_e4)
    if (part.left_e4 === 0) settled += 1
  }
  parts.splice(0, settled)
}

function agesOf(parts: readonly Part[], today: number): DueAges {
  const sums = { upTo7Days_e4: 0, upTo30Days_e4: 0, upTo90Days_e4: 0, older_e4: 0 }
  for (const { day, left_e4 } of parts) sums[ageOf(today - day)] += left_e4
  return {
    upTo7Days_e4: money(sums.upTo7Days_e4),
    upTo30Days_e4: money(sums.upTo30Days_e4),
    upTo90Days_e4: money(sums.upTo90Days_e4),
    older_e4: money(sums.older_e4),
  }
}

/** A day of trade after today, by a clock that was set back, is as good as today. */
function ageOf(days: number): keyof DueAges {
  if (days <= 7) return 'upTo7Days_e4'
  if (days <= 30) return 'upTo30Days_e4'
  return days <= 90 ? 'upTo90Days_e4' : 'older_e4'
}
