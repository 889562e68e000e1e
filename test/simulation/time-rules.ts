import type { Scene } from './scene.ts'

const MINUTE_ms = 60_000
/** A draft is called off after ten minutes, everything else is a person's after half an hour. */
const DRAFT_ms = 10 * MINUTE_ms
const PERSON_ms = 30 * MINUTE_ms
const SLACK_ms = 2 * MINUTE_ms

/** 13: nothing older than its time is neither final nor in review. */
export function lookAtTime({ checks }: Scene): void {
  const run = checks.run
  if (!run) return
  const now_ms = run.monotonic()
  for (const view of checks.open) {
    const { row, wired } = view
    if (row.state === 'needs-review') continue
    // For a sale of an earlier run the time of this run counts.
    const since_ms = wired?.boot === run.boot ? wired.mono_ms : 0
    const own_ms = view.boot === run.boot ? view.mono_ms : 0
    if (row.state === 'created' && now_ms - own_ms > DRAFT_ms + SLACK_ms) {
      checks.fail(13, 'is a draft for longer than ten minutes', view)
    }
    if (row.state !== 'created' && now_ms - since_ms > PERSON_ms + SLACK_ms) {
      checks.fail(13, `is ${row.state} for longer than half an hour`, view)
    }
  }
}

/** 17: once faults stop, all is final or in review within three quarters of an hour. */
export function onceItIsCalm({ checks, farEnd, tally }: Scene): void {
  for (const view of checks.open) {
    if (view.row.state !== 'needs-review') checks.fail(17, `is still ${view.row.state}`, view)
  }
  for (const view of checks.views.values()) {
    const execution = view.sent && farEnd.executionOf(view.sent)
    const isThere = execution?.outcome === 'succeeded' || execution?.outcome === 'pending'
    if (view.doubted && view.endedBy === 'settlement' && view.row.state === 'failed' && isThere) {
      tally.resolvedWrong += 1
    }
  }
}
