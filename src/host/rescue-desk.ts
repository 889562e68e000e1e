import path from 'node:path'
import type { BooksCopy } from '../contract/rescue.ts'
import type { Books } from '../contract/schemas.ts'
import { beginAnew, type Copy, findCopies, putInPlace } from '../core/db/copies.ts'
import { shopOf } from '../core/db/about.ts'
import { inWords } from './cannot-open-books.ts'
import type { RescueDesk } from './rescue-router.ts'

/** Where the books of a counter lie, and what remembers them. */
export interface BooksPlaces {
  readonly folder: string
  readonly file: string
  /** Beside the books, and outside of their folder: a folder put back whole is noticed too. */
  readonly witnesses: readonly string[]
}

export function placesOf(dataDir: string, books: Books): BooksPlaces {
  const folder = path.join(dataDir, books)
  return {
    folder,
    file: path.join(folder, 'counter.db'),
    witnesses: [path.join(folder, 'counter.witness'), path.join(dataDir, `${books}.witness`)],
  }
}

export interface DeskParts {
  readonly dataDir: string
  readonly now: () => number
  readonly random: (bytes: number) => Uint8Array
}

/** Finds the copies of books that were not opened and puts one in their place. */
export function rescueDesk({ dataDir, now, random }: DeskParts): RescueDesk {
  const copies = (books: Books, refusal: string): Copy[] =>
    // Whole in themselves, though not the newest: a person may go on with them knowingly.
    findCopies(placesOf(dataDir, books).file, ['behind', 'unknown-books'].includes(refusal))
  return {
    folderOf: (books) => placesOf(dataDir, books).folder,
    copiesOf(books, refusal) {
      const shop = shopOf(placesOf(dataDir, books).witnesses)
      return copies(books, refusal).map((copy) => told(copy, books, shop))
    },
    putBack(books, { name, kind }) {
      const { file, witnesses } = placesOf(dataDir, books)
      const all = copies(books, kind === 'present' ? 'behind' : '')
      const copy = all.find((one) => one.name === name)
      if (!copy) throw new Error(`no copy ${name}`)
      wording(() => putInPlace({ booksFile: file, places: witnesses, copy, now_ms: now(), random }))
    },
    beginAnew(books) {
      const { folder, file, witnesses } = placesOf(dataDir, books)
      wording(() => beginAnew(file, witnesses, [path.join(folder, 'sandbox.json')], now()))
    },
  }
}

function told({ name, kind, state, about }: Copy, books: Books, shop: string | null): BooksCopy {
  const isOther = about !== null && about.books !== null && about.books !== books
  const isStranger = about !== null && about.shop !== null && shop !== null && about.shop !== shop
  const fit = state === 'whole' || state === 'unread'
  return {
    name,
    kind,
    state: fit && isOther ? 'other-books' : fit && isStranger ? 'other-shop' : state,
    sales: about?.sales ?? null,
    lastSaleAt_ms: about?.lastSaleAt_ms ?? null,
    madeAt_ms: about && about.made_ms > 0 ? about.made_ms : null,
  }
}

function wording(work: () => void): void {
  try {
    work()
  } catch (cause) {
    throw inWords(cause)
  }
}
