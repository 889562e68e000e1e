import { useSyncExternalStore } from 'react'

const TICK_ms = 5_000
let now_ms = Date.now()
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | null = null

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    now_ms = Date.now()
    for (const heard of listeners) heard()
  }, TICK_ms)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0 || !timer) return
    clearInterval(timer)
    timer = null
  }
}

/** The time of day, for display only; one timer moves every clock and every "minutes ago". */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now_ms)
}
