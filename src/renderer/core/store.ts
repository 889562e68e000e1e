import { useCallback, useSyncExternalStore } from 'react'

/** A value outside React that components may read. */
export interface Store<Value> {
  readonly get: () => Value
  readonly set: (change: (value: Value) => Value) => void
  readonly subscribe: (listener: () => void) => () => void
}

export function createStore<Value>(first: Value): Store<Value> {
  let value = first
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(change) {
      const next = change(value)
      if (Object.is(next, value)) return
      value = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export function useStore<Value>(store: Store<Value>): Value {
  const subscribe = useCallback((draw: () => void) => drawWith(store, draw), [store])
  return useSyncExternalStore(subscribe, store.get)
}

/** @returns the way to stop */
export function drawWith(store: Pick<Store<unknown>, 'subscribe'>, draw: () => void): () => void {
  return store.subscribe(() => tell(draw))
}

/** Whoever waits to be drawn, while what is done comes first. */
let waiting: Set<() => void> | null = null

function tell(draw: () => void): void {
  if (waiting) waiting.add(draw)
  else draw()
}

/**
 * More turns of the microtask queue than a call takes to be on its way; api.test.ts counts those of
 * the calls as they are.
 */
export const TURNS = 100

/**
 * Does something whose call is to leave before the screen is drawn: drawing takes longer than the
 * core does to answer. Every value is the new one at once. Only the drawing waits, and for
 * microtasks alone: no key, no answer and no timer comes in between.
 */
export function beforeDrawing(act: () => void): void {
  const late = new Set<() => void>()
  waiting = late
  try {
    act()
  } finally {
    waiting = null
    drawLate(late)
  }
}

function drawLate(late: ReadonlySet<() => void>, turns = TURNS): void {
  if (turns > 0) queueMicrotask(() => drawLate(late, turns - 1))
  else for (const draw of late) draw()
}
