import type { Clock } from '../clock.ts'

export type CallKind = 'sale' | 'question'

/** Whoever waits for a place at one provider: sales first, each kind in the order it came. */
export interface Waiting {
  /** Whether somebody who comes now has a place at once. */
  isFree(kind: CallKind): boolean
  /** Takes a place as soon as it is there; null when none came free in time, or it was let go. */
  place<Taken>(kind: CallKind, patience_ms: number, take: () => Taken): Promise<Taken | null>
  /** True while somebody waits whom a question of settlement would keep waiting longer. */
  goesBefore(): boolean
  /** Something has changed: whoever may go now goes. */
  look(): void
  letGo(kind: CallKind): void
  /** Nobody waits, now or later. */
  end(): void
}

export interface WaitingParts {
  readonly clock: Clock
  /** Milliseconds until a place is there; infinite where only a look can tell. */
  readonly blocked_ms: (kind: CallKind) => number
  /** What a question takes a sale may want. */
  readonly isShared: () => boolean
}

interface Waiter {
  readonly go: () => void
  readonly leave: () => void
}

export function createWaiting({ clock, blocked_ms, isShared }: WaitingParts): Waiting {
  const lines: Record<CallKind, Waiter[]> = { sale: [], question: [] }
  let callOff: () => void = () => undefined
  let isOver = false

  const isBehind = (kind: CallKind) => kind === 'question' && lines.sale.length > 0 && isShared()
  const mayGo = (kind: CallKind) => !isBehind(kind) && blocked_ms(kind) <= 0
  const isFree = (kind: CallKind) => lines[kind].length === 0 && mayGo(kind)
  const look = (): void => {
    for (const kind of ['sale', 'question'] as const) {
      while (lines[kind].length > 0 && mayGo(kind)) lines[kind].shift()?.go()
    }
    arm()
  }
  const arm = (): void => {
    callOff()
    const next_ms = (['sale', 'question'] as const)
      .filter((kind) => lines[kind].length > 0 && !isBehind(kind))
      .map(blocked_ms)
    const soonest_ms = Math.min(...next_ms)
    callOff = Number.isFinite(soonest_ms) ? clock.after(soonest_ms, look) : () => undefined
  }
  const letGo = (kind: CallKind): void => {
    for (const waiter of lines[kind].splice(0)) waiter.leave()
    arm()
  }
  const goesBefore = () => lines.question.length > 0 || (lines.sale.length > 0 && isShared())
  return {
    isFree,
    goesBefore,
    place<Taken>(kind: CallKind, patience_ms: number, take: () => Taken) {
      if (isFree(kind)) return Promise.resolve(take())
      if (isOver) return Promise.resolve(null)
      return new Promise<Taken | null>((resolve) => {
        const giveUp = clock.after(patience_ms, () => {
          lines[kind] = lines[kind].filter((other) => other !== waiter)
          resolve(null)
          look()
        })
        const end = (taken: Taken | null) => {
          giveUp()
          resolve(taken)
        }
        const waiter: Waiter = { go: () => end(take()), leave: () => end(null) }
        lines[kind].push(waiter)
        arm()
      })
    },
    look,
    letGo,
    end() {
      isOver = true
      letGo('sale')
      letGo('question')
    },
  }
}
