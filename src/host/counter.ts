import type { AnyRouter } from '@orpc/server'
import type { RescueCode } from '../contract/rescue.ts'
import type { Books } from '../contract/schemas.ts'
import { CannotOpenBooks, rescueCode } from './cannot-open-books.ts'
import { type CounterRouter, createCounterRouter, notHere } from './counter-router.ts'
import type { Failures } from './failures.ts'
import type { Preferences } from './preferences.ts'
import { type MakePdf, createPapersRouter } from './papers-router.ts'
import { createRescueRouter, type RescueDesk } from './rescue-router.ts'
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
  /**
   * @param damaged called once when a page of the open books turns out not to be what was written
   * @throws what `openBooks` throws
   */
  open(books: Books, useBooks: UseBooks | null, damaged: () => void): Promise<OpenBooks>
  /** What can be done about books that were not opened. */
  readonly rescue: RescueDesk
  readonly first: Books
  /** Started for one set of books: `books.use` answers NOT_HERE. */
  readonly fixed: boolean
  readonly preferences: Preferences
  readonly failures: Failures
  /** Null where no window is the host's own. */
  readonly makePdf: MakePdf | null
}

/** A counter whose books can be changed under it, as a host needs it. */
export interface Counter {
  /** It stays the same when the books change. */
  readonly router: CounterRouter
  books(): Books
  /** Why no books are open; null while some are. */
  refused(): Refused | null
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
  /** Null while no books could be opened. */
  present: OpenBooks | null
  /** Those that could not be, last. */
  refused: Refused | null
  /** A change of books is under way. */
  changing: boolean
  closing: Promise<void> | null
  /** The books left last, until they are closed. */
  leaving: Promise<void>
}

export interface Refused {
  /** They were open, and selling stopped. */
  readonly wasOpen: boolean
  readonly books: Books
  readonly code: RescueCode
}

export type UseBooks = (books: Books) => Promise<void>

/**
 * Opens the first books and serves whichever are open. A change of books opens the new ones before
 * it lets go of the old, so that it either happens or leaves everything as it was; the old ones
 * close once the call that asked has its answer. Where the first books are damaged, another shop's
 * or gone, none are open: the counter says so and helps (`rescue`).
 *
 * @throws what `open` throws for the first books, where nothing can be done about it here
 */
export async function createCounter(parts: CounterParts): Promise<Counter> {
  const shelf: Shelf = {
    present: null,
    refused: null,
    changing: false,
    closing: null,
    leaving: Promise.resolve(),
  }
  const use: UseBooks | null = parts.fixed ? null : (books) => change(books)
  const open = (books: Books) => parts.open(books, use, () => stop(books))
  const opening: Opening = { parts, shelf, open }
  await openFirst(opening)
  const { router, endStreams } = routerOf(parts, shelf, change)

  async function change(books: Books): Promise<void> {
    const old = await changeBooks(opening, books)
    if (old === null) return
    letGo(old)
  }

  function letGo(old: OpenBooks): void {
    shelf.leaving = endStreams()
      .then(answered)
      .then(() => leave(old, parts.failures))
  }

  /** A damaged page was found in books that are open: nothing more is sold with them. */
  function stop(books: Books): void {
    const old = shelf.present
    if (old?.books !== books || shelf.closing) return
    shelf.present = null
    shelf.refused = { books, code: 'damaged', wasOpen: true }
    letGo(old)
  }

  async function close(): Promise<void> {
    await endStreams()
    await shelf.leaving
    await shelf.present?.close()
  }

  return {
    router,
    refused: () => (shelf.present ? null : shelf.refused),
    books: () => shelf.present?.books ?? shelf.refused?.books ?? parts.first,
    busy: () => shelf.present?.busy() ?? false,
    suspending: () => shelf.present?.suspending(),
    resumed: () => shelf.present?.resumed(),
    close() {
      shelf.closing ??= close()
      return shelf.closing
    },
  }
}

function routerOf(parts: CounterParts, shelf: Shelf, use: UseBooks) {
  const rescue = createRescueRouter({
    desk: parts.rescue,
    refused: () => shelf.refused,
    open: () => shelf.present?.books ?? null,
    left: () => shelf.leaving,
    fixed: parts.fixed,
    language: () => parts.preferences.read().language,
    use,
  })
  const papers = createPapersRouter(parts.makePdf)
  return createCounterRouter({
    current: () => (shelf.closing ? 'closing' : (shelf.present?.router ?? 'rescue')),
    own(path) {
      if (path[0] === 'papers') return papers
      const isRescue = path[0] === 'rescue'
      return isRescue || (!shelf.present && path.join('/') === 'books/use') ? rescue : null
    },
    failures: parts.failures,
    answered: (path, output) => rememberLanguage(parts.preferences, path, output),
  })
}

interface Opening {
  readonly parts: CounterParts
  readonly shelf: Shelf
  readonly open: (books: Books) => Promise<OpenBooks>
}

async function openFirst({ parts, shelf, open }: Opening): Promise<void> {
  try {
    shelf.present = await open(parts.first)
    parts.preferences.remember({ books: parts.first })
  } catch (cause) {
    shelf.refused = refusedFor(parts.first, cause)
  }
}

/** @throws the cause where a person can do nothing about it on the screen */
function refusedFor(books: Books, cause: unknown): Refused {
  const code = cause instanceof CannotOpenBooks ? rescueCode(cause) : null
  if (code === null) throw cause
  return { books, code, wasOpen: false }
}

/** @returns the books to let go of; null when those asked for are open already, or none were */
async function changeBooks(
  { parts, shelf, open }: Opening,
  books: Books,
): Promise<OpenBooks | null> {
  if (shelf.changing) throw notHere('books-changing')
  if (books === shelf.present?.books) return null
  refuseWhileSelling(shelf)
  shelf.changing = true
  try {
    // Going back at once: those books may still be closing.
    await shelf.leaving
    const next = await wording(open(books), (cause) => {
      shelf.refused = refusedFor(books, cause)
    })
    const old = shelf.present
    if (old) {
      await takeSettingsAlong(old.router, next.router).catch((cause: unknown) => {
        // The first questions are asked again, and nothing else is lost by it.
        parts.failures.report('settings-along', cause)
      })
    }
    try {
      // A sale may have left while the others were being opened.
      refuseWhileSelling(shelf)
    } catch (cause) {
      await next.close()
      throw cause
    }
    shelf.present = next
    shelf.refused = null
    parts.preferences.remember({ books })
    return old
  } finally {
    shelf.changing = false
  }
}

function refuseWhileSelling(shelf: Shelf): void {
  if (shelf.closing) throw notHere('closing')
  if (shelf.present?.busy()) throw notHere('sale-on-wire')
}

/** The other books do not open: a reason with a code, and everything stays as it was. */
async function wording(
  opening: Promise<OpenBooks>,
  refused: (cause: CannotOpenBooks) => void,
): Promise<OpenBooks> {
  try {
    return await opening
  } catch (cause) {
    if (!(cause instanceof CannotOpenBooks)) throw cause
    if (rescueCode(cause) !== null) refused(cause)
    throw notHere(cause.code)
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
