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

interface RescueParts {
  readonly desk: RescueDesk
  readonly refused: () => Pick<Rescue, 'books' | 'code' | 'wasOpen'> | null
  /** The books that are open meanwhile. */
  readonly open: () => Books | null
  readonly fixed: boolean
  readonly language: () => Rescue['language']
  /** Opens books in the place of those that are open. */
  readonly use: (books: Books) => Promise<void>
}

/** Copies that can be put back. */
const FIT: ReadonlySet<BooksCopy['state']> = new Set(['whole', 'unread'])

/** `rescue` of the contract, and `books.use` while no books are open. */
export function createRescueRouter(parts: RescueParts): AnyRouter {
  const os = implement(contract)
  const { desk } = parts
  const refused = () => {
    const found = parts.refused()
    if (!found) throw notHere('books-open')
    return found
  }
  return {
    rescue: {
      look: os.rescue.look.handler(() => {
        const found = parts.refused()
        return found && reportOf(parts, found)
      }),
      restore: os.rescue.restore.handler(async ({ input }) => {
        const { books, code } = refused()
        const copy = desk.copiesOf(books, code).find(({ name }) => name === input.name)
        if (!copy || !FIT.has(copy.state)) throw notHere('copy-not-fit')
        wording(() => desk.putBack(books, copy))
        await parts.use(books)
        return { books }
      }),
      beginAnew: os.rescue.beginAnew.handler(async () => {
        const { books } = refused()
        if (books !== 'practice') throw notHere('real-books')
        wording(() => desk.beginAnew(books))
        await parts.use(books)
        return { books }
      }),
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
  { books, code, wasOpen }: Pick<Rescue, 'books' | 'code' | 'wasOpen'>,
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
