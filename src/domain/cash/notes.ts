import { z } from 'zod'
import { type Money, money, taka } from '../money.ts'

/** The notes and coins of a drawer, in taka, the largest first as a pile is counted. */
export const notes = ['1000', '500', '200', '100', '50', '20', '10', '5', '2', '1'] as const
export const Note = z.enum(notes)
export type Note = z.infer<typeof Note>

/** More of one note than any drawer holds: a finger that stayed on its key. */
export const NOTES_MOST = 99_999

/** How many there are of each note; one that is absent was not there. */
export const NotesCount = z.partialRecord(Note, z.number().int().min(0).max(NOTES_MOST))
export type NotesCount = z.infer<typeof NotesCount>

/** What counted notes come to, in ten-thousandths of a taka. */
export function countedTotal(counted: NotesCount): Money {
  return money(notes.reduce((sum, note) => sum + (counted[note] ?? 0) * taka(Number(note)), 0))
}
