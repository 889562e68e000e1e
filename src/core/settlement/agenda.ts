import type { Clock } from '../clock.ts'

/** Things to be done at a monotonic moment, by name. One timer stands for all of them. */
export interface Agenda {
  /** Puts a thing down for later, in place of an earlier appointment for it. */
  at(name: string, due_ms: number): void
  /** The same, but never later than it stands already. */
  by(name: string, due_ms: number): void
  /** Brings everything forward to now. */
  hurry(): void
  stop(): void
}

/**
 * Thousands of sales may be due at once, and each may want a write: after so many whatever else
 * the counter has to do has its turn.
 */
const AT_ONCE = 20

/** @param act what to do with the things that are due, the longest due first */
export function createAgenda(clock: Clock, act: (names: readonly string[]) => void): Agenda {
  const due = new Map<string, number>()
  let stopped = false
  let timer: { readonly at: number; readonly cancel: () => void } | null = null

  // A thing put off leaves the timer as it stands: it wakes early once and is armed anew.
  const arm = (next: number): void => {
    if (stopped || (timer && timer.at <= next)) return
    timer?.cancel()
    const cancel = clock.after(Math.max(0, next - clock.monotonic()), wake)
    timer = { at: next, cancel }
  }
  const armForAll = (): void => {
    let next = Number.POSITIVE_INFINITY
    for (const at of due.values()) next = Math.min(next, at)
    if (next < Number.POSITIVE_INFINITY) arm(next)
  }
  const wake = (): void => {
    timer = null
    const now = clock.monotonic()
    const ready: [name: string, at: number][] = []
    // Hundreds may be down for later, and this wakes for one.
    for (const [name, at] of due) if (at <= now) ready.push([name, at])
    const names = ready.sort((a, b) => a[1] - b[1]).map(([name]) => name)
    const first = names.slice(0, AT_ONCE)
    for (const name of first) due.delete(name)
    if (first.length > 0) act(first)
    armForAll()
  }

  const at = (name: string, due_ms: number): void => {
    due.set(name, due_ms)
    arm(due_ms)
  }
  return {
    at,
    by: (name, due_ms) => at(name, Math.min(due_ms, due.get(name) ?? due_ms)),
    hurry() {
      const now = clock.monotonic()
      for (const name of due.keys()) due.set(name, now)
      armForAll()
    },
    stop() {
      stopped = true
      timer?.cancel()
    },
  }
}
