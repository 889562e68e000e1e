import type { WalletAt } from '../../domain/ledger.ts'

export interface BookedTopUp {
  readonly slip: string
  readonly amount_e4: number
  readonly at_ms: number
}

interface Span {
  readonly from_ms: number
  readonly to_ms: number
}

export interface Move extends Span {
  readonly at: WalletAt
  /** The provider's figure less ours, after the span beside before it. */
  readonly change_e4: number
  /** What was booked within the span; ours rose by it. */
  readonly booked: readonly BookedTopUp[]
  /** The top-up this is the other side of. */
  readonly topUp: BookedTopUp | null
}

/** What of a move nothing has come in for. */
type Left = Pick<Move, 'change_e4' | 'booked'>

/** Whether a sum of a booking came in by itself, which is then accounted for. */
type CameIn = (topUp: BookedTopUp) => boolean

/**
 * What came in and was booked afterwards, or booked before it came, is one thing and no drift. A
 * booking that nothing came in for is listed as such, where nothing else moved along with it.
 */
export function paired(moves: readonly Move[]): Move[] {
  const came = new Map<Move, BookedTopUp>()
  const left = new Map<Move, Left>()
  const cameIn: CameIn = (booked) => {
    const other = moves.findLast(
      (one) => one.booked.length === 0 && !came.has(one) && one.change_e4 === booked.amount_e4,
    )
    if (other) came.set(other, booked)
    return other !== undefined
  }
  for (const move of moves) left.set(move, withoutWhatCame(move, cameIn))
  return moves.flatMap((move) => {
    const { change_e4, booked } = left.get(move) ?? move
    if (change_e4 === 0) return []
    return [{ ...move, change_e4, topUp: missing(booked, change_e4) ?? came.get(move) ?? null }]
  })
}

/** All that was booked in a span as one: the first one's slip, the sum of all. */
function asOne(booked: readonly BookedTopUp[]): BookedTopUp | null {
  const [first, ...more] = booked
  if (!first) return null
  const amount_e4 = more.reduce((sum, one) => sum + one.amount_e4, first.amount_e4)
  return { ...first, amount_e4 }
}

/** What is the whole difference by itself goes before all together, and they before some. */
function withoutWhatCame({ change_e4, booked }: Left, cameIn: CameIn): Left {
  const alone = booked.find((one) => one.amount_e4 === -change_e4)
  if (alone && cameIn(alone)) {
    return { change_e4: 0, booked: booked.filter((one) => one !== alone) }
  }
  const whole = asOne(booked)
  if (whole && cameIn(whole)) return { change_e4: change_e4 + whole.amount_e4, booked: [] }
  let rest_e4 = change_e4
  const open: BookedTopUp[] = []
  for (const one of booked) {
    // The others came along with their booking: more than is missing, none of them brought.
    if (rest_e4 + one.amount_e4 <= 0 && cameIn(one)) rest_e4 += one.amount_e4
    else open.push(one)
  }
  return { change_e4: rest_e4, booked: open }
}

/** The booking that alone explains what is missing, else all together where they do. */
function missing(booked: readonly BookedTopUp[], change_e4: number): BookedTopUp | null {
  const alone = booked.findLast((one) => one.amount_e4 === -change_e4)
  if (alone) return alone
  const whole = asOne(booked)
  return whole?.amount_e4 === -change_e4 ? whole : null
}

/**
 * What was taken and was booked afterwards by a decision of ours is settled: the provider's figure
 * did not move the second time, and nothing came back.
 *
 * @param isOurs whether a move is that our books took as much from the wallet by such a decision
 */
export function withoutSettled(moves: readonly Move[], isOurs: (move: Move) => boolean): Move[] {
  const settled = new Set<Move>()
  for (const [nth, move] of moves.entries()) {
    if (move.change_e4 <= 0 || move.topUp) continue
    const taken = moves
      .slice(0, nth)
      .findLast((one) => one.change_e4 === -move.change_e4 && !one.topUp && !settled.has(one))
    if (!taken || !isOurs(move)) continue
    settled.add(taken)
    settled.add(move)
  }
  return moves.filter((move) => !settled.has(move))
}
