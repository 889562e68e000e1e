import type { ProviderId } from '../../domain/provider.ts'
import type { Clock } from '../clock.ts'

/** A place in a provider's lane; given back once the answer is on disk. */
export type Release = () => void

/**
 * Who may have money on the wire to a provider account. A lane that is `single` carries one sale at
 * a time (money.md §4: autoflexi always, the others while anything is in doubt).
 */
export interface Lanes {
  /** Whether a sale that comes now has its place at once. */
  isFree(provider: ProviderId): boolean
  /** Waits for a place; null when none came free in time. */
  enter(provider: ProviderId, patience_ms: number): Promise<Release | null>
  /** What made a lane single may be over: whoever waits is let in where it is. */
  wake(): void
  /** Nobody waits any longer: whoever did gets no place. */
  letGo(): void
  /** Sales that hold a place now. */
  inside(): number
}

interface Waiting {
  readonly provider: ProviderId
  readonly let: (release: Release | null) => void
}

export function createLanes(clock: Clock, single: (provider: ProviderId) => boolean): Lanes {
  const held = new Map<ProviderId, number>()
  let queue: Waiting[] = []
  const count = (provider: ProviderId) => held.get(provider) ?? 0
  const free = (provider: ProviderId) => count(provider) === 0 || !single(provider)

  const admit = (provider: ProviderId): Release => {
    held.set(provider, count(provider) + 1)
    let left = false
    return () => {
      if (left) return
      left = true
      held.set(provider, count(provider) - 1)
      letIn()
    }
  }
  const letIn = (): void => {
    const next = queue.find(({ provider }) => free(provider))
    if (!next) return
    queue = queue.filter((waiting) => waiting !== next)
    next.let(admit(next.provider))
    letIn()
  }

  // Whoever came first goes first, also where the lane has just come free.
  const isFree = (provider: ProviderId): boolean =>
    !queue.some((waiting) => waiting.provider === provider) && free(provider)

  return {
    isFree,
    enter(provider, patience_ms) {
      if (isFree(provider)) return Promise.resolve(admit(provider))
      return new Promise((resolve) => {
        const giveUp = clock.after(patience_ms, () => {
          queue = queue.filter((waiting) => waiting !== entry)
          resolve(null)
        })
        const entry: Waiting = {
          provider,
          let: (release) => {
            giveUp()
            resolve(release)
          },
        }
        queue.push(entry)
      })
    },
    wake: letIn,
    letGo() {
      const waited = queue
      queue = []
      for (const waiting of waited) waiting.let(null)
    },
    inside: () => [...held.values()].reduce((sum, one) => sum + one, 0),
  }
}
