import { ORPCError } from '@orpc/client'
import type { Change } from '../../contract/schemas.ts'
import { backOff } from './back-off.ts'

export interface ChangeListener {
  /** The stream is open; `again` when it had been before and something may have been missed. */
  live(again: boolean): void
  /** @param denied the core is there and does not know this page's token. */
  lost(denied: boolean): void
  changed(change: Change): void
}

export interface WatchLoop {
  /** Knocks at once instead of waiting for the next turn. */
  readonly knock: () => void
  readonly stop: () => void
}

type Watch = (signal: AbortSignal) => Promise<AsyncIterable<Change>>

/** Keeps the stream of changes open for as long as the page lives. */
export function keepWatching(watch: Watch, listener: ChangeListener): WatchLoop {
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
    const stream = await watch(stopped.signal)
    listener.live(opened)
    opened = true
    failures = 0
    for await (const change of stream) listener.changed(change)
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

function isDenied(error: unknown): boolean {
  return error instanceof ORPCError && (error.status === 401 || error.status === 403)
}
