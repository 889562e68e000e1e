import { z } from 'zod'
import { Instant_ms } from './moments.ts'
import { Books } from './schemas.ts'

/** Why books were not opened though something of them, or of what remembers them, is there. */
export const RescueCode = z.enum([
  'damaged',
  'foreign',
  'newer',
  'gone',
  'behind',
  'unknown-books',
  'practice-books',
  'real-books',
])
export type RescueCode = z.infer<typeof RescueCode>

/** A copy of books that was found in their folder. */
export const BooksCopy = z.object({
  /** The path inside of the folder. */
  name: z.string(),
  /**
   * Made by the counter, by a person, the very file that was not opened, or what was being put in
   * its place when the power went.
   */
  kind: z.enum(['backup', 'file', 'present', 'unfinished']),
  /** `unread` is too large to be looked at now; it is read whole before it is put back. */
  state: z.enum(['whole', 'unread', 'damaged', 'newer', 'other-shop', 'other-books']),
  sales: z.number().int().nullable(),
  lastSaleAt_ms: Instant_ms.nullable(),
  madeAt_ms: Instant_ms.nullable(),
})
export type BooksCopy = z.infer<typeof BooksCopy>

/** What a person sees in the place of books that were not opened. */
export const Rescue = z.object({
  books: Books,
  code: RescueCode,
  /** The language that was chosen last. */
  language: z.enum(['bn', 'en']),
  /** Where the books lie, for whoever helps. */
  folder: z.string(),
  /** They were open, and a page of them turned out to be damaged: selling stopped there. */
  wasOpen: z.boolean(),
  /** Others that are open meanwhile. */
  open: Books.nullable(),
  /** Started for these books alone: practice cannot be opened from here. */
  booksFixed: z.boolean(),
  copies: z.array(BooksCopy),
})
export type Rescue = z.infer<typeof Rescue>
