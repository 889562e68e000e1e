import { existsSync, renameSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { Books } from '../contract/schemas.ts'
import { CannotOpenBooks } from './cannot-open-books.ts'

const Remembered = z.object({
  /** The books that were open last; practice on a fresh machine. */
  books: Books.default('practice'),
  /** The language of the words that are said before any books are open. */
  language: z.enum(['bn', 'en']).default('bn'),
})
export type Remembered = z.infer<typeof Remembered>

/** What this machine remembers between runs. Nothing of the shop's business is kept here. */
export interface Preferences {
  read(): Remembered
  remember(change: Partial<Remembered>): void
}

/** For a host whose books are fixed and that has nothing to remember. */
export function forgetfulPreferences(): Preferences {
  let remembered = Remembered.parse({})
  return {
    read: () => remembered,
    remember: (change) => {
      remembered = { ...remembered, ...change }
    },
  }
}

/** A file of `conf`, or of `electron-store`, which is made from it. */
interface PreferenceFile {
  store: Record<string, unknown>
}

const NAMES = ['preferences', 'preferences.last'] as const

/**
 * Preferences in two files that say the same: which books are open must not be forgotten, nor be
 * guessed, because one file was cut off (bad inputs, row 79). A damaged one is moved aside and
 * made again from the other.
 *
 * @param folder where the files are
 * @param open opens or makes `<name>.json` there; throws SyntaxError when it is not JSON
 * @param said the books a person asked for at this start; they decide where neither can be read
 * @throws CannotOpenBooks `preferences` when neither can be read and nobody asked for any
 */
export function preferencesIn(
  folder: string,
  open: (name: string) => PreferenceFile,
  said: Books | null = null,
): Preferences {
  const read = NAMES.map((name) => readOne(path.join(folder, `${name}.json`), () => open(name)))
  const whole = read.find((one) => one.state === 'whole')
  if (!whole && !said && read.some((one) => one.state === 'damaged')) {
    throw new CannotOpenBooks('preferences')
  }
  let remembered = whole?.remembered ?? Remembered.parse(said ? { books: said } : {})
  for (const [nth, one] of read.entries()) {
    if (one.state === 'damaged') setAside(path.join(folder, `${NAMES[nth]}.json`))
  }
  const files = NAMES.map((name) => open(name))
  const write = () => {
    for (const file of files) file.store = { ...remembered }
  }
  if (read.some((one) => one.state !== 'whole')) write()
  return {
    read: () => remembered,
    remember(change) {
      const next = { ...remembered, ...change }
      if (next.books === remembered.books && next.language === remembered.language) return
      remembered = next
      write()
    },
  }
}

type Reading =
  | { readonly state: 'whole'; readonly remembered: Remembered }
  | { readonly state: 'damaged' | 'absent' }

function readOne(file: string, open: () => PreferenceFile): Reading {
  if (!existsSync(file)) return { state: 'absent' }
  try {
    const { books, language } = open().store
    // Both are always written: a file without them was not written by us, or not whole.
    const parsed = Remembered.safeParse({ books: books ?? null, language: language ?? null })
    return parsed.success ? { state: 'whole', remembered: parsed.data } : { state: 'damaged' }
  } catch (cause) {
    if (cause instanceof SyntaxError) return { state: 'damaged' }
    throw cause
  }
}

function setAside(file: string): void {
  renameSync(file, `${file}.damaged`)
}
