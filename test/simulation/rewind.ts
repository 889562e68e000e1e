import { tenderLost } from './lost-books.ts'
import { paidBy } from './rules.ts'
import { type Event, FINAL, type Row, type View } from './view.ts'

/**
 * F31: how an older copy shows a sale. What it was sent as, and what the provider did with that, is
 * not undone by it: `sent` stays, whatever the books say.
 */
export function takeBack(view: View, row: Row, events: readonly Event[], now_ms: number): void {
  view.tenderLost = tenderLost(view.row, row.tender) ?? view.tenderLost
  view.row = row
  view.event = events.at(-1) ?? null
  view.sums.clear()
  view.paid = events.reduce(
    (sum, event, nth) => sum + paidBy(events[nth - 1]?.tender ?? null, event),
    0,
  )
  view.doubted = events.some(({ to_state }) => to_state === 'in-doubt')
  view.since_ms = view.times.get(row.version) ?? now_ms
  // An execution after a failure that the copy knows nothing of was not late.
  if (row.state !== 'failed') view.late_ms = null
  if (!events.some(({ to_state }) => to_state === 'on-wire')) view.wired = null
  view.lied = null
  view.endedBy =
    events.findLast(
      ({ from_state, to_state }) => from_state !== to_state && FINAL.includes(to_state),
    )?.cause ?? null
  // It may have left since the copy was made: a person looks it up, and no time ends it.
  view.isOfCopy = row.state === 'created'
}
