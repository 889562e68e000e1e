import { v7 } from 'uuid'
import { ShiftId } from '../../../contract/shifts.ts'
import { NOTES_MOST, type Note, type NotesCount, notes } from '../../../domain/cash/notes.ts'
import { toLatinDigits } from '../../../domain/digits.ts'
import type { Money } from '../../../domain/money.ts'
import { createStore } from '../../core/store.ts'

/** What was typed beside each note. */
export type Piles = Readonly<Partial<Record<Note, string>>>

/** A drawer that is being counted; a look at another screen loses no pile of it. */
export interface Counting {
  /** Of the shift that is opened or closed by it: a second press is the same. */
  readonly id: ShiftId
  readonly piles: Piles
  /** Null while nobody has typed another name than the last one. */
  readonly cashier: string | null
  /**
   * Counted less what the books say, once the counter has said so; `untold` where it says no more
   * than that they differ, for the count is blind.
   */
  readonly differs_e4: Money | 'untold' | null
  readonly whose: 'owner' | 'over-short' | null
  readonly reason: string
  readonly signedBy: string
}

function fresh(id: ShiftId): Counting {
  return {
    id,
    piles: {},
    cashier: null,
    differs_e4: null,
    whose: null,
    reason: '',
    signedBy: '',
  }
}

const newShiftId = () => ShiftId.parse(v7({ msecs: Date.now() }))

export const openingCount = createStore(fresh(newShiftId()))
export const closingCount = createStore<Counting | null>(null)

/** The next opening is another shift. */
export function forgetOpening(): void {
  openingCount.set(() => fresh(newShiftId()))
}

/** What was counted of this shift stays where it was; of another it is begun anew. */
export function beginClosing(id: ShiftId): void {
  closingCount.set((now) => (now?.id === id ? now : fresh(id)))
}

/** Another pile makes it another count: what was said of the one before holds no more. */
export function withPile(counting: Counting, note: Note, typed: string): Counting {
  return { ...counting, piles: { ...counting.piles, [note]: typed }, differs_e4: null, whose: null }
}

/** How many of a note were typed; null for what is no number of notes. Nothing is none. */
export function piecesOf(piles: Piles, note: Note): number | null {
  const plain = toLatinDigits(piles[note] ?? '').trim()
  if (plain === '') return 0
  const pieces = /^\d+$/u.test(plain) ? Number(plain) : Number.NaN
  return pieces <= NOTES_MOST ? pieces : null
}

/** Every pile; null while one of them is no number. */
export function countOf(piles: Piles): NotesCount | null {
  const counted: NotesCount = {}
  for (const note of notes) {
    const pieces = piecesOf(piles, note)
    if (pieces === null) return null
    if (pieces > 0) counted[note] = pieces
  }
  return counted
}

/** What of the piles is counted so far, also while one of them is no number yet. */
export function countedSoFar(piles: Piles): NotesCount {
  return Object.fromEntries(notes.map((note) => [note, piecesOf(piles, note) ?? 0]))
}
