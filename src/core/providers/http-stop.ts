/**
 * Calls back once when the signal says stop; never for one that has said so already.
 * @returns the way to call it off
 */
export function onStop(stop: AbortSignal | undefined, then: () => void): () => void {
  stop?.addEventListener('abort', then, { once: true })
  return () => stop?.removeEventListener('abort', then)
}
