import { type AnyRouter, implement } from '@orpc/server'
import { contract } from '../contract/contract.ts'
import type { BooksCopy, Rescue } from '../contract/rescue.ts'
import type { Books } from '../contract/schemas.ts'
import { CannotOpenBooks } from './cannot-open-books.ts'
import { notHere } from './counter-router.ts'

/** What can be done about books that were not opened. */
export interface RescueDesk {
  folderOf(books: Books): string
  /** @param refusal why they were not opened */
  copiesOf(books: Books, refusal: Rescue['code']): BooksCopy[]
  /** @throws CannotOpenBooks */
  putBack(books: Books, copy: BooksCopy): void
  beginAnew(books: Books): void
}

type Refused = Pick<Rescue, 'books' | 'code' | 'wasOpen'>

interface RescueParts {
  readonly desk: RescueDesk
  readonly refused: () => Refused | null
  /** The books that are open meanwhile. */
  readonly open: () => Books | null
  readonly fixed: boolean
  readonly language: () => Rescue['language']
  /** Done once the books that were left last are closed: until then their file is in use. */
  readonly left: () => Promise<void>
  /** Opens books in the place of those that are open. */
  readonly use: (books: Books) => Promise<void>
}

/** Copies that can be put back. */
const FIT: ReadonlySet<BooksCopy['state']> = new Set(['whole', 'unread'])

/** `rescue` of the contract, and `books.use` while no books are open. */
export function createRescueRouter(parts: RescueParts): AnyRouter {
  const os = implement(contract)
  const { desk } = parts
  let underWay = false
  /** Puts others in the place of the books, one at a time, and opens them. */
  const replace = async (put: (found: Refused) => void): Promise<{ books: Books }> => {
    if (underWay) throw notHere('books-changing')
    underWay = true
    try {
      // A sale may be on the wire yet where a damaged page was found a moment ago.
      await parts.left()
      const found = parts.refused()
      if (!found) throw notHere('books-open')
      wording(() => put(found))
      await parts.use(found.books)
      return { books: found.books }
    } finally {
      underWay = false
    }
  }
  return {
    rescue: {
      look: os.rescue.look.handler(() => {
        const found = parts.refused()
        return found && reportOf(parts, found)
      }),
      restore: os.rescue.restore.handler(({ input }) =>
        replace(({ books, code }) => {
          const copy = desk.copiesOf(books, code).find(({ name }) => name === input.name)
          if (!copy || !FIT.has(copy.state)) throw notHere('copy-not-fit')
          desk.putBack(books, copy)
        }),
      ),
      beginAnew: os.rescue.beginAnew.handler(() =>
        replace(({ books }) => {
          if (books !== 'practice') throw notHere('real-books')
          desk.beginAnew(books)
        }),
      ),
    },
    books: {
      use: os.books.use.handler(async ({ input }) => {
        if (parts.fixed && input.books !== parts.refused()?.books) throw notHere('fixed-books')
        await parts.use(input.books)
        return { books: input.books }
      }),
    },
  }
}

function reportOf(
  { desk, open, fixed, language }: RescueParts,
  { books, code, wasOpen }: Refused,
): Rescue {
  return {
    books,
    code,
    wasOpen,
    language: language(),
    folder: desk.folderOf(books),
    open: open(),
    booksFixed: fixed,
    copies: desk.copiesOf(books, code),
  }
}

function wording(work: () => void): void {
  try {
    work()
  } catch (cause) {
    if (cause instanceof CannotOpenBooks) throw notHere(cause.code)
    throw cause
  }
}
