import type { Books } from '../contract/schemas.ts'
import type { WritableDb } from './db/database.ts'

/** Crockford's alphabet: no letter that is read as a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Who these books belong to. Written once, when they are made. */
export interface Identity {
  readonly books: Books
  /** Tells one database from another, so that a backup of another shop is noticed. */
  readonly dbId: string
  /** Four characters at the head of every reference we send. */
  readonly shopCode: string
  readonly counter: string
}

/** Practice books lie where the real ones belong, or the other way round. */
export class OtherBooks extends Error {
  override readonly name = 'OtherBooks'
  /** What lies there. */
  readonly made: Books

  constructor(made: Books, opened: Books, options?: ErrorOptions) {
    super(`these are the ${made} books, not the ${opened} ones`, options)
    this.made = made
  }
}

/**
 * Reads the identity of the books, or writes it into new ones.
 * @throws OtherBooks when practice books are opened as real ones or the other way round: the two
 * never mix, and nothing is written into either
 */
export function identityOf(
  db: WritableDb,
  books: Books,
  random: (bytes: number) => Uint8Array,
): Identity {
  const rows = db.read<[], { key: string; value: string }>('SELECT key, value FROM book')
  const insert = db.change<[string, string]>('INSERT INTO book (key, value) VALUES (?, ?)')
  const known = () => new Map(rows.all().map(({ key, value }) => [key, value]))
  if (!known().has('db_id')) {
    db.write(() => {
      insert.run('db_id', letters(random(16)))
      insert.run('books', books)
      insert.run('shop_code', letters(random(4)))
      insert.run('counter', '1')
    })
  }
  const kept = known()
  const made = kept.get('books')
  if (made !== 'real' && made !== 'practice') throw new Error(`nobody has books of ${made}`)
  if (made !== books) throw new OtherBooks(made, books)
  const read = (key: string): string => {
    const value = kept.get(key)
    if (value === undefined) throw new Error(`the books have no ${key}`)
    return value
  }
  return { books, dbId: read('db_id'), shopCode: read('shop_code'), counter: read('counter') }
}

function letters(bytes: Uint8Array): string {
  return [...bytes].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('')
}
