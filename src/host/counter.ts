import type { AnyRouter } from '@orpc/server'
import type { Books } from '../contract/schemas.ts'
import { CannotOpenBooks } from './cannot-open-books.ts'
import { type Between, type CounterRouter, createCounterRouter, notHere } from './counter-router.ts'
import type { Failures } from './failures.ts'
import type { Preferences } from './preferences.ts'

/** One set of books, open: its core and, in practice, the providers it sells through. */
export interface OpenBooks {
  readonly books: Books
  readonly router: AnyRouter
  /** A sale is between its on-wire commit and its answer. */
  busy(): boolean
  suspending(): void
  resumed(): void
  close(): Promise<void>
}

export interface CounterParts {
  /** @throws what `openBooks` throws */
  open(books: Books, useBooks: ((books: Books) => Promise<void>) | null): Promise<OpenBooks>
  readonly first: Books
  /** Started for one set of books: `books.use` answers NOT_HERE. */
  readonly fixed: boolean
  readonly preferences: Preferences
  readonly failures: Failures
}

/** A counter whose books can be changed under it, as a host needs it. */
export interface Counter {
  /** It stays the same when the books change. */
  readonly router: CounterRouter
  books(): Books
  /** Closing now would leave a sale without its answer; it would be in doubt until asked about. */
  busy(): boolean
  /** The machine is about to sleep, or woke up. */
  suspending(): void
  resumed(): void
  /** Ends the stream of changes, lets what is being written finish, closes the books. */
  close(): Promise<void>
}

/**
 * Opens the first books and serves whichever are open. A change of books opens the new ones before
 * it lets go of the old, so that it either happens or leaves everything as it was; the old ones
 * close once the call that asked has its answer.
 *
 * @throws what `open` throws for the first books
 */
export async function createCounter(parts: CounterParts): Promise<Counter> {
  const switchable = parts.fixed ? null : useBooks
  let changing = false
  let closing: Promise<void> | null = null
  /** The books left last, until they are closed. */
  let leaving: Promise<void> = Promise.resolve()
  let present = await parts.open(parts.first, switchable)
  parts.preferences.remember({ books: present.books })

  function refuseWhileSelling(): void {
    if (closing) throw notHere('closing')
    if (present.busy()) throw notHere('sale-on-wire')
  }

  async function openOther(books: Books): Promise<OpenBooks> {
    // Going back at once: those books may still be closing.
    await leaving
    try {
      return await parts.open(books, switchable)
    } catch (cause) {
      if (cause instanceof CannotOpenBooks) throw notHere(cause.code)
      throw cause
    }
  }

  async function useBooks(books: Books): Promise<void> {
    if (changing) throw notHere('books-changing')
    if (books === present.books) return
    refuseWhileSelling()
    changing = true
    try {
      const next = await openOther(books)
      try {
        // A sale may have left while the others were being opened.
        refuseWhileSelling()
      } catch (cause) {
        await next.close()
        throw cause
      }
      const old = present
      present = next
      parts.preferences.remember({ books })
      leaving = endStreams()
        .then(answered)
        .then(() => leave(old))
    } finally {
      changing = false
    }
  }

  async function leave(old: OpenBooks): Promise<void> {
    try {
      await old.close()
    } catch (cause) {
      // Nobody waits for this one; the books themselves are whole at every moment.
      parts.failures.report('leaving-books', cause)
    }
  }

  async function close(): Promise<void> {
    await endStreams()
    await leaving
    await present.close()
  }

  const { router, endStreams } = createCounterRouter({
    current: (): AnyRouter | Between => (closing ? 'closing' : present.router),
    failures: parts.failures,
    answered: (path, output) => rememberLanguage(parts.preferences, path, output),
  })

  return {
    router,
    books: () => present.books,
    busy: () => present.busy(),
    suspending: () => present.suspending(),
    resumed: () => present.resumed(),
    close() {
      closing ??= close()
      return closing
    },
  }
}

/** Lets the call that is running give its answer first. */
function answered(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}

/** The words that are said before any books are open use the language chosen last. */
function rememberLanguage(preferences: Preferences, path: string, output: unknown): void {
  if (path !== 'settings/save' && path !== 'settings/get') return
  if (typeof output !== 'object' || output === null || !('language' in output)) return
  const { language } = output
  if (language === 'bn' || language === 'en') preferences.remember({ language })
}
