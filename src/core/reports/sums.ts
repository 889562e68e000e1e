/** What is counted and summed of a time; two of them added up are those of both. */
const added = [
  'sales',
  'delivered',
  'late',
  'failed',
  'reversed',
  'refunds',
  'refunds_e4',
  'taken_e4',
  'credit_e4',
  'face_e4',
  'cost_e4',
  'commission_e4',
  'charge_e4',
  'loss_e4',
  'settle_ms',
  'in_10s',
  'in_1min',
  'in_10min',
] as const
type Added = (typeof added)[number]

/** As in `day_total`. */
export type Sums = Record<Added | 'settle_max_ms', number>

/** Of one transaction: only what it moves. */
export type Delta = Partial<Sums>

/** The columns in the order in which they are written. */
export const sumColumns: readonly (keyof Sums)[] = [...added, 'settle_max_ms']

/** The sums of many totals as one row. */
export const SUMMED = [
  ...added.map((column) => `sum(${column}) AS ${column}`),
  'max(settle_max_ms) AS settle_max_ms',
].join(', ')

export function noSums(): Sums {
  const none: Record<Added, number> = {
    sales: 0,
    delivered: 0,
    late: 0,
    failed: 0,
    reversed: 0,
    refunds: 0,
    refunds_e4: 0,
    taken_e4: 0,
    credit_e4: 0,
    face_e4: 0,
    cost_e4: 0,
    commission_e4: 0,
    charge_e4: 0,
    loss_e4: 0,
    settle_ms: 0,
    in_10s: 0,
    in_1min: 0,
    in_10min: 0,
  }
  return { ...none, settle_max_ms: 0 }
}

export function addSums(to: Sums, delta: Delta): void {
  for (const column of added) {
    const more = delta[column]
    if (more !== undefined) to[column] += more
  }
  to.settle_max_ms = Math.max(to.settle_max_ms, delta.settle_max_ms ?? 0)
}

/** What of a total is taken off where part of it is told apart; a longest time stays. */
export function withoutSums(from: Sums, part: Sums): Sums {
  const left = { ...from }
  for (const column of added) left[column] -= part[column]
  return left
}
