import { EventPublisher } from '@orpc/server'
import type { Change } from '../contract/change.ts'

type Topic = Change['topic']

/** Tells whoever watches *what* changed, never the new state: a reader fetches. */
export interface Changes {
  tell(topic: Topic, id: string): void
  /** Calls back at once, in the order things changed. Returns the way to stop. */
  listen(listener: (change: Change) => void): () => void
  watch(signal: AbortSignal | undefined): AsyncGenerator<Change>
}

/** A slow reader loses the oldest; it sees the gap in the numbers and reads everything anew. */
const KEPT_FOR_A_SLOW_READER = 1_000

export function createChanges(): Changes {
  const publisher = new EventPublisher<{ change: Change }>({
    maxBufferedEvents: KEPT_FOR_A_SLOW_READER,
  })
  let seq = 0
  return {
    tell(topic, id) {
      seq += 1
      publisher.publish('change', { topic, id, seq })
    },
    listen: (listener) => publisher.subscribe('change', listener),
    watch: (signal) => publisher.subscribe('change', signal ? { signal } : {}),
  }
}
