import type { Wrong } from './rules.ts'
import type { RunOf } from './step-rules.ts'
import type { CloseRow, ShiftRow } from './trade-rows.ts'

const HOUR_ms = 3_600_000
const MINUTE_ms = 60_000
const DHAKA_ms = 6 * HOUR_ms
/** By then every night's trade is over, in minutes after midnight. */
const NIGHT_OVER_min = 360

export interface ShiftKnown extends ShiftRow {
  /** The run that opened it, and that run's own count of when. */
  readonly boot: number
  readonly mono_ms: number
}

/** The day of trade that a clock shows, written again on purpose. */
export function dayBy(wall_ms: number, cutOff_min: number): string {
  const at_ms = wall_ms + DHAKA_ms - cutOff_min * MINUTE_ms
  return new Date(at_ms).toISOString().slice(0, 10)
}

function dayAfter(date: string): string {
  return dayBy(Date.parse(`${date}T00:00:00Z`) + 24 * HOUR_ms - DHAKA_ms, 0)
}

/** The shifts of a drawer: one after the other, each counted at both ends. */
export class ShiftBook {
  readonly #shifts = new Map<string, ShiftKnown>()
  open: ShiftKnown | null = null
  newest = 0
  newestClosed = 0

  /** Shifts are counted in this shop. */
  get isCounted(): boolean {
    return this.newest > 0
  }

  begun(row: ShiftRow, run: RunOf): Wrong | null {
    const before = this.open
    const shift = { ...row, boot: run.boot, mono_ms: run.monotonic() }
    this.#shifts.set(row.id, shift)
    this.open = shift
    this.newest = row.seq
    return before ? [11, `shift ${row.seq} is opened beside shift ${before.seq}`] : null
  }

  ended({ shift_seq }: CloseRow): Wrong | null {
    const before = this.open
    this.open = null
    this.newestClosed = shift_seq
    return before?.seq === shift_seq ? null : [11, `shift ${shift_seq} is closed, and was not open`]
  }

  /** F31: the shifts of a copy. */
  backTo(rows: readonly ShiftRow[], closes: readonly CloseRow[], run: RunOf): void {
    const ended = new Set(closes.map(({ shift_seq }) => shift_seq))
    const open = rows.find(({ seq }) => !ended.has(seq))
    const unknown = { boot: run.boot - 1, mono_ms: 0 }
    this.open = open ? (this.#shifts.get(open.id) ?? { ...open, ...unknown }) : null
    this.newest = rows.at(-1)?.seq ?? 0
    this.newestClosed = closes.at(-1)?.shift_seq ?? 0
  }

  /**
   * 20: the day of what is sold now. An open shift carries its own through the night and over a
   * clock that is set meanwhile; it is never a day that is closed.
   */
  today(run: RunOf, cutOff_min: number, lastClosed: string): string {
    const shift = this.open
    const day = shift && holds(shift, run, cutOff_min) ? shift.business_date : null
    const today = day ?? dayBy(run.wall(), cutOff_min)
    return today <= lastClosed ? dayAfter(lastClosed) : today
  }
}

function holds(shift: ShiftKnown, run: RunOf, cutOff_min: number): boolean {
  const isOfThisRun = shift.boot === run.boot
  const own_ms = run.monotonic() - (isOfThisRun ? shift.mono_ms : 0)
  const age_ms = isOfThisRun ? own_ms : Math.max(own_ms, run.wall() - shift.opened_at_ms)
  const night = dayBy(run.wall(), Math.max(cutOff_min, NIGHT_OVER_min))
  return age_ms < 24 * HOUR_ms && (isOfThisRun || shift.business_date >= night)
}
