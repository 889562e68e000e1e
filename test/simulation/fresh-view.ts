import { tenderLost } from './lost-books.ts'
import type { RunOf } from './step-rules.ts'
import type { Row, View } from './view.ts'

/** What is known of a sale when it is seen in the books for the first time. */
export interface Begun {
  readonly row: Row
  readonly name: string
  readonly held: View | undefined
  readonly credit: View['credit']
  /** As it stood in books that are gone (F31). */
  readonly lost: View | undefined
  readonly isOfCopy: boolean
  readonly now_ms: number
  readonly run: RunOf
}

export function freshView(begun: Begun): View {
  const { row, name, credit, held, lost, isOfCopy, now_ms, run } = begun
  return {
    row,
    name,
    event: null,
    sums: new Map(),
    isPaidFromHeld: isPaidFrom(held),
    credit,
    paid: 0,
    // What has left has left, whether or not the books still knew it.
    sent: lost?.sent ?? null,
    wired: null,
    since_ms: now_ms,
    boot: run.boot,
    mono_ms: run.monotonic(),
    endedBy: null,
    doubted: false,
    late_ms: null,
    lied: null,
    times: new Map(),
    isOfCopy,
    tenderLost: lost ? (tenderLost(lost.row, row.tender) ?? lost.tenderLost) : null,
  }
}

/** The failed sale's money is taken over in the same commit that makes the one in its place. */
export function isPaidFrom(held: View | undefined): held is View {
  return held?.row.tender === 'refund-due'
}
