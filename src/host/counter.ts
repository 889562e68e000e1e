import type { AnyRouter } from '@orpc/server'
import type { Books } from '../contract/schemas.ts'
import { CannotOpenBooks } from './cannot-open-books.ts'
import { type CounterRouter, createCounterRouter, notHere } from './counter-router.ts'
import type { Failures } from './failures.ts'
import type { Preferences } from './preferences.ts'
import { takeSettingsAlong } from './take-settings.ts'

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

/** What is open, and what is under way with it. */
interface Shelf {
  present: OpenBooks
  /** A change of books is under way. */
  changing: boolean
  closing: Promise<void> | null
  /** The books left last, until they are closed. */
  leaving: Promise<void>
}

type UseBooks = (books: Books) => Promise<void>

/**
 * Opens the first books and serves whichever are open. A change of books opens the new ones before
 * it lets go of the old, so that it either happens or leaves everything as it was; the old ones
 * close once the call that asked has its answer.
 *
 * @throws what `open` throws for the first books
 */
export async function createCounter(parts: CounterParts): Promise<Counter> {
  const use: UseBooks | null = parts.fixed ? null : (books) => change(books)
  const shelf: Shelf = {
    present: await parts.open(parts.first, use),
    changing: false,
    closing: null,
    leaving: Promise.resolve(),
  }
  parts.preferences.remember({ books: shelf.present.books })
  const { router, endStreams } = createCounterRouter({
    current: () => (shelf.closing ? 'closing' : shelf.present.router),
    failures: parts.failures,
    answered: (path, output) => rememberLanguage(parts.preferences, path, output),
  })

  async function change(books: Books): Promise<void> {
    const old = await changeBooks(parts, shelf, books, use)
    if (old === null) return
    shelf.leaving = endStreams()
      .then(answered)
      .then(() => leave(old, parts.failures))
  }

  async function close(): Promise<void> {
    await endStreams()
    await shelf.leaving
    await shelf.present.close()
  }

  return {
    router,
    books: () => shelf.present.books,
    busy: () => shelf.present.busy(),
    suspending: () => shelf.present.suspending(),
    resumed: () => shelf.present.resumed(),
    close() {
      shelf.closing ??= close()
      return shelf.closing
    },
  }
}

/** @returns the books to let go of; null when those asked for are open already */
async function changeBooks(
  parts: CounterParts,
  shelf: Shelf,
  books: Books,
  use: UseBooks | null,
): Promise<OpenBooks | null> {
  if (shelf.changing) throw notHere('books-changing')
  if (books === shelf.present.books) return null
  refuseWhileSelling(shelf)
  shelf.changing = true
  try {
    // Going back at once: those books may still be closing.
    await shelf.leaving
    const next = await wording(parts.open(books, use))
    await takeSettingsAlong(shelf.present.router, next.router).catch((cause: unknown) => {
      // The first questions are asked again, and nothing else is lost by it.
      parts.failures.report('settings-along', cause)
    })
    try {
      // A sale may have left while the others were being opened.
      refuseWhileSelling(shelf)
    } catch (cause) {
      await next.close()
      throw cause
    }
    const old = shelf.present
    shelf.present = next
    parts.preferences.remember({ books })
    return old
  } finally {
    shelf.changing = false
  }
}

function refuseWhileSelling(shelf: Shelf): void {
  if (shelf.closing) throw notHere('closing')
  if (shelf.present.busy()) throw notHere('sale-on-wire')
}

/** The other books do not open: a reason with a code, and everything stays as it was. */
async function wording(opening: Promise<OpenBooks>): Promise<OpenBooks> {
  try {
    return await opening
  } catch (cause) {
    if (cause instanceof CannotOpenBooks) throw notHere(cause.code)
    throw cause
  }
}

async function leave(old: OpenBooks, failures: Failures): Promise<void> {
  try {
    await old.close()
  } catch (cause) {
    // Nobody waits for this one; the books themselves are whole at every moment.
    failures.report('leaving-books', cause)
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
