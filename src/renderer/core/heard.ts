/** An answer that takes longer than this is not waited for. */
const ANSWER_SOON_ms = 120

/**
 * Asks for a sale that changed. One whose answer to a submit is on its way is left to that answer,
 * which tells the same: to ask as well would only be in its way. Nothing that was told is lost, for
 * it is asked for after all a little later.
 *
 * @param later runs its callback once, after a while
 */
export function createHeard(
  touched: (id: string) => void,
  isSending: (id: string) => boolean,
  later: (run: () => void, delay_ms: number) => void,
): (id: string) => void {
  const waiting = new Set<string>()
  return (id) => {
    if (!isSending(id)) touched(id)
    else if (!waiting.has(id)) {
      waiting.add(id)
      later(() => {
        waiting.delete(id)
        touched(id)
      }, ANSWER_SOON_ms)
    }
  }
}
