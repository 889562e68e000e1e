import { ORPCError } from '@orpc/client'
import type { Change } from '../../contract/change.ts'
import { backOff } from './back-off.ts'

export interface ChangeListener {
  /** The stream is open; `again` when it had been before and something may have been missed. */
  live(again: boolean): void
  /** @param denied the core is there and does not know this page's token. */
  lost(denied: boolean): void
  changed(change: Change): void
  /** A slow page lost changes while the stream stayed open. */
  missed(): void
}

export interface WatchLoop {
  /** Knocks at once instead of waiting for the next turn. */
  readonly knock: () => void
  readonly stop: () => void
}

type Watch = (signal: AbortSignal) => Promise<AsyncIterable<Change>>

/** A core that is there opens the stream at once; a request that was dropped never opens it. */
const LONGEST_OPENING_ms = 10_000

/** Keeps the stream of changes open for as long as the page lives. */
export function keepWatching(
  watch: Watch,
  listener: ChangeListener,
  longestOpening_ms = LONGEST_OPENING_ms,
): WatchLoop {
  const stopped = new AbortController()
  let wake: () => void = () => undefined
  let opened = false
  let failures = 0
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, backOff(failures))
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const listen = async () => {
    const stream = await openedIn(longestOpening_ms, stopped.signal, watch)
    listener.live(opened)
    opened = true
    failures = 0
    // Numbered one by one for as long as these books are open, so a gap is something not heard.
    let last: number | null = null
    for await (const change of stream) {
      if (last !== null && change.seq !== last + 1) listener.missed()
      last = change.seq
      listener.changed(change)
    }
  }
  const run = async () => {
    while (!stopped.signal.aborted) {
      // The stream ended or broke: either way the same is done, and the screen says so.
      const denied = await listen().then(() => false, isDenied)
      if (stopped.signal.aborted) return
      listener.lost(denied)
      await pause()
      failures += 1
    }
  }
  void run()
  return {
    knock: () => wake(),
    stop: () => {
      stopped.abort()
      wake()
    },
  }
}

/** @throws when the stream is not open in time; then the request for it is called off too */
async function openedIn(
  limit_ms: number,
  stopped: AbortSignal,
  watch: Watch,
): Promise<AsyncIterable<Change>> {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(new Error('the stream did not open')), limit_ms)
  const never = new Promise<never>((_, reject) => {
    late.signal.addEventListener('abort', () => reject(late.signal.reason), { once: true })
  })
  try {
    return await Promise.race([watch(AbortSignal.any([stopped, late.signal])), never])
  } finally {
    clearTimeout(timer)
  }
}

function isDenied(error: unknown): boolean {
  return error instanceof ORPCError && (error.status === 401 || error.status === 403)
}
