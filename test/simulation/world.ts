import type { Clock } from '../../src/core/clock.ts'

interface Timer {
  readonly due_ms: number
  /** Timers due at the same moment wake in the order they were set. */
  readonly order: number
  /** Null once it was called off. */
  wake: (() => void) | null
}

/** Timers by their due time: a binary heap, so that a thousand of them cost little. */
class Timers {
  readonly #heap: Timer[] = []

  add(timer: Timer): void {
    const heap = this.#heap
    let at = heap.push(timer) - 1
    while (at > 0) {
      const up = (at - 1) >> 1
      const above = heap[up]
      if (!above || !sooner(timer, above)) break
      heap[at] = above
      at = up
    }
    heap[at] = timer
  }

  /** The next that is not called off. */
  first(): Timer | null {
    for (let top = this.#heap[0]; top; top = this.#heap[0]) {
      if (top.wake) return top
      this.drop()
    }
    return null
  }

  drop(): void {
    const heap = this.#heap
    const last = heap.pop()
    if (!last || heap.length === 0) return
    let at = 0
    for (;;) {
      let down = 2 * at + 1
      const [left, right] = [heap[down], heap[down + 1]]
      if (!left) break
      let least = left
      if (right && sooner(right, left)) {
        least = right
        down += 1
      }
      if (!sooner(least, last)) break
      heap[at] = least
      at = down
    }
    heap[at] = last
  }
}

function sooner(one: Timer, other: Timer): boolean {
  return one.due_ms < other.due_ms || (one.due_ms === other.due_ms && one.order < other.order)
}

const NEVER = Number.POSITIVE_INFINITY

/**
 * True time, which goes on whatever a machine's clocks say: the providers, the customers and the
 * network live by it. A machine that runs has a clock of its own beside it.
 */
export class World {
  /** True milliseconds since the simulation began. */
  now_ms = 0
  /** True wall time at that moment. */
  readonly #wall_ms: number
  readonly #timers = new Timers()
  #order = 0
  #machine: MachineClock | null = null

  constructor(wall_ms: number) {
    this.#wall_ms = wall_ms
  }

  /** What a right clock shows. */
  wall(): number {
    return this.#wall_ms + this.now_ms
  }

  order(): number {
    this.#order += 1
    return this.#order
  }

  /** Calls back at a true moment. Returns the way to call it off. */
  at(due_ms: number, wake: () => void): () => void {
    const timer: Timer = { due_ms: Math.max(due_ms, this.now_ms), order: this.order(), wake }
    this.#timers.add(timer)
    return () => {
      timer.wake = null
    }
  }

  after(delay_ms: number, wake: () => void): () => void {
    return this.at(this.now_ms + delay_ms, wake)
  }

  /** The machine whose timers are to run; null while none does. */
  run(machine: MachineClock | null): void {
    this.#machine = machine
  }

  /**
   * Wakes what is due first, up to a moment. False when nothing is left, and then it is that
   * moment. What a wake-up began runs before the next one is looked for.
   */
  step(until_ms: number): boolean {
    const own = this.#timers.first()
    const [machine, theirs] = [this.#machine, this.#machine?.first() ?? null]
    const ownDue = own ? own.due_ms : NEVER
    const theirDue = theirs && machine ? machine.trueTime(theirs.due_ms) : NEVER
    if (Math.min(ownDue, theirDue) > until_ms) {
      this.now_ms = Math.max(this.now_ms, until_ms)
      return false
    }
    const isOwn = ownDue <= theirDue
    const next = isOwn ? own : theirs
    this.now_ms = Math.max(this.now_ms, isOwn ? ownDue : theirDue)
    if (isOwn) this.#timers.drop()
    else machine?.drop()
    const wake = next?.wake
    if (next) next.wake = null
    wake?.()
    return true
  }
}

/** How a machine that sleeps counts: some systems' monotonic time stands still meanwhile. */
export type SleepKind = 'stands-still' | 'goes-on'

/** The clocks of one run of the counter: a wall clock that may be wrong, a monotonic one. */
export class MachineClock implements Clock {
  readonly #world: World
  readonly #timers = new Timers()
  /** True time less monotonic time. */
  #behind_ms: number
  /** How wrong the wall clock is. */
  wrong_ms: number
  #asleep: { readonly since_ms: number; readonly kind: SleepKind } | null = null
  #dead = false

  constructor(world: World, wrong_ms: number) {
    this.#world = world
    this.#behind_ms = world.now_ms
    this.wrong_ms = wrong_ms
  }

  now(): number {
    return this.#world.wall() + this.wrong_ms
  }

  monotonic(): number {
    const at_ms = this.#asleep?.kind === 'stands-still' ? this.#asleep.since_ms : this.#world.now_ms
    return at_ms - this.#behind_ms
  }

  after(delay_ms: number, wake: () => void): () => void {
    if (this.#dead) return () => undefined
    const due_ms = this.monotonic() + Math.max(0, delay_ms)
    const timer: Timer = { due_ms, order: this.#world.order(), wake }
    this.#timers.add(timer)
    return () => {
      timer.wake = null
    }
  }

  first(): Timer | null {
    return this.#asleep || this.#dead ? null : this.#timers.first()
  }

  drop(): void {
    this.#timers.drop()
  }

  trueTime(monotonic_ms: number): number {
    return monotonic_ms + this.#behind_ms
  }

  get asleep(): boolean {
    return this.#asleep !== null
  }

  sleep(kind: SleepKind): void {
    this.#asleep = { since_ms: this.#world.now_ms, kind }
  }

  wakeUp(): void {
    const slept = this.#asleep
    this.#asleep = null
    if (slept?.kind === 'stands-still') this.#behind_ms += this.#world.now_ms - slept.since_ms
  }

  /** The power is gone: nothing of this run wakes any more. */
  die(): void {
    this.#dead = true
  }
}

/** So many wake-ups and the rest of the program has a turn too. */
const BREATH = 5_000

/**
 * Lets the world go on to a moment. Between two wake-ups everything that is ready runs: promises
 * are the only thing the core waits for besides the clock. The next wake-up waits in the queue of
 * ticks, which is looked at when no promise is left; a turn of the event loop would cost far more.
 */
export function goOn(world: World, until_ms: number, isOver: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    let turns = 0
    const next = () => process.nextTick(turn)
    const turn = () => {
      try {
        if (isOver() || !world.step(until_ms)) {
          resolve()
          return
        }
      } catch (cause) {
        // What the core throws out of a timer stops the run as it is.
        reject(cause instanceof Error ? cause : new Error(String(cause)))
        return
      }
      turns += 1
      if (turns % BREATH === 0) setImmediate(turn)
      else queueMicrotask(next)
    }
    queueMicrotask(next)
  })
}
