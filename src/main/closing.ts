import type { Counter } from '../host/counter.ts'
import type { Failures } from '../host/failures.ts'
import type { Log } from '../core/log.ts'

/** The core waits ten seconds for an answer under way; a little more, and we go. */
const LONGEST_CLOSING_ms = 20_000

/**
 * Waits for the books, and not for ever: they are whole on disk at every moment. It never throws,
 * for a program somebody ended must not be taken for one that crashed and be opened again.
 */
export async function closeBooks(
  counter: Pick<Counter, 'close'>,
  log: Log,
  failures: Failures,
  limit_ms = LONGEST_CLOSING_ms,
): Promise<void> {
  const late = Promise.withResolvers<'late'>()
  const hurry = setTimeout(() => late.resolve('late'), limit_ms)
  const closing = counter.close().then(
    () => 'closed' as const,
    (cause: unknown) => {
      failures.report('closing', cause)
      return 'failed' as const
    },
  )
  const outcome = await Promise.race([closing, late.promise])
  clearTimeout(hurry)
  if (outcome === 'late') log.warn('closing-took-too-long')
  if (outcome === 'closed') log.info('closed')
}
