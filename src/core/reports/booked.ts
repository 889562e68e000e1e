import { dhakaTime } from '../../domain/business-day.ts'
import {
  commission,
  customersDues,
  customersHeld,
  lossLateSuccess,
  serviceCharge,
  suspense,
} from '../../domain/ledger.ts'
import type { Delta } from './sums.ts'

/** What the entries of a transaction are to its sale. */
type Part = 'held' | 'cost' | 'commission' | 'charge' | 'loss' | 'dues'
export type Money = Partial<Record<Part, number>>

const parts: Readonly<Record<string, Part>> = {
  [customersHeld]: 'held',
  [customersDues]: 'dues',
  [commission]: 'commission',
  [serviceCharge]: 'charge',
  [lossLateSuccess]: 'loss',
  [suspense]: 'cost',
}

/** Null for an account whose movements say nothing of a sale: its cash is told by what is held. */
export function moneyColumn(account: string): Part | null {
  if (account.startsWith('wallet:') || account.startsWith('reserved:')) return 'cost'
  return parts[account] ?? null
}

const counted: Readonly<Record<string, Delta>> = {
  reserve: { sales: 1 },
  settle: { delivered: 1 },
  'late-success': { delivered: 1, late: 1 },
  'release-reserve': { failed: 1 },
  'take-back': { reversed: 1 },
  refund: { refunds: 1 },
  'return-cash': { refunds: 1 },
}

/** What is held for a customer becomes the shop's with these, or is owed again. */
const delivering: readonly string[] = ['settle', 'late-success', 'take-back', 'paid-late']
const givingBack: readonly string[] = ['refund', 'return-cash']
/** A sale comes to its first end once; what follows it is told apart. */
const ending: readonly string[] = ['settle', 'release-reserve']

/**
 * What a transaction of a sale counts for.
 *
 * @param money its entries, by what they are to the sale: debits positive
 * @param took_ms since it left; null where it never did
 */
export function deltaOf(cause: string, money: Money, took_ms: number | null): Delta {
  const { held = 0, cost = 0, commission: earned = 0, charge = 0, loss = 0, dues = 0 } = money
  return {
    ...counted[cause],
    taken_e4: cause === 'collect' ? 0 - held : 0,
    refunds_e4: givingBack.includes(cause) ? held : 0,
    face_e4: delivering.includes(cause) ? held + charge : 0,
    credit_e4: dues,
    cost_e4: 0 - cost,
    commission_e4: 0 - earned,
    charge_e4: 0 - charge,
    loss_e4: loss,
    ...(ending.includes(cause) && took_ms !== null ? waited(took_ms) : {}),
  }
}

function waited(took_ms: number): Delta {
  return {
    settle_ms: took_ms,
    settle_max_ms: took_ms,
    in_10s: took_ms <= 10_000 ? 1 : 0,
    in_1min: took_ms <= 60_000 ? 1 : 0,
    in_10min: took_ms <= 600_000 ? 1 : 0,
  }
}

const HOUR_ms = 3_600_000
/** A night's trade goes on under the day it began; two days on, the clock was set meanwhile. */
const HOURS_OF_A_DAY = 48

/**
 * Since midnight of the day, two digits: `25` is one o'clock of the night after.
 *
 * @param midnight_ms at which the day of trade began
 */
export function hourOf(at_ms: number, midnight_ms: number): string {
  const since = Math.floor((at_ms - midnight_ms) / HOUR_ms)
  const isOfThatDay = since >= 0 && since < HOURS_OF_A_DAY
  return String(isOfThatDay ? since : dhakaTime(at_ms).hour).padStart(2, '0')
}
