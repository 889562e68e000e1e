import type { Log } from '../core/log.ts'
import { scrub } from './log.ts'

/** The one place where an error nobody expected ends up, whichever part it came from. */
export interface Failures {
  /** @param where what was being done, as a code: `rpc`, `window`, `uncaught` … */
  report(where: string, cause: unknown): void
}

const DEEPEST_CAUSE = 4

function describe(cause: unknown, depth = 0): string {
  if (!(cause instanceof Error)) return typeof cause === 'string' ? cause : typeof cause
  const own = cause.stack ?? `${cause.name}: ${cause.message}`
  if (cause.cause === undefined || depth >= DEEPEST_CAUSE) return own
  return `${own}\ncaused by ${describe(cause.cause, depth + 1)}`
}

/** Unexpected errors go to the log, with secrets and numbers cut out of their words. */
export function failuresTo(log: Log): Failures {
  return {
    report: (where, cause) => log.error('failure', { where, error: scrub(describe(cause)) }),
  }
}

/**
 * Keeps what would otherwise end the program in the log, then ends it: after an error nobody
 * caught the memory is not to be trusted, and the books on disk are whole at every moment.
 *
 * @param end closes nothing politely; called once
 */
export function watchForCrashes(failures: Failures, end: (code: number) => void): void {
  let ended = false
  const crash = (where: string) => (cause: unknown) => {
    failures.report(where, cause)
    if (ended) return
    ended = true
    end(70)
  }
  process.on('uncaughtException', crash('uncaught'))
  process.on('unhandledRejection', crash('unhandled'))
}
