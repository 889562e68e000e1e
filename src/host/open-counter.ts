import type { Books } from '../contract/schemas.ts'
import { type Counter, createCounter } from './counter.ts'
import type { Failures } from './failures.ts'
import { type BooksParts, openBooks } from './open-books.ts'
import { rescueDesk } from './rescue-desk.ts'
import type { MakePdf } from './papers-router.ts'
import type { Preferences } from './preferences.ts'

export interface CounterOptions extends BooksParts {
  /** Absent: the ones that were open last; practice on a fresh machine. */
  readonly books?: Books
  /** The books stay as they are: `books.use` answers NOT_HERE. */
  readonly fixed?: boolean
  readonly preferences: Preferences
  readonly failures: Failures
  /** The host has a window of its own, and makes a PDF of what its page laid out for paper. */
  readonly makePdf?: MakePdf
}

/**
 * Opens the counter as both hosts have it.
 * @throws AlreadyRunning, CannotOpenBooks
 */
export function openCounter(options: CounterOptions): Promise<Counter> {
  return createCounter({
    open: (books, useBooks, damaged) => openBooks(options, books, useBooks, damaged),
    rescue: rescueDesk({
      dataDir: options.dataDir,
      now: () => Math.round(options.clock.now()),
      random: options.random,
    }),
    first: options.books ?? options.preferences.read().books,
    fixed: options.fixed ?? false,
    preferences: options.preferences,
    failures: options.failures,
    makePdf: options.makePdf ?? null,
  })
}
