import type { ProviderId } from '../../src/domain/provider.ts'
import type { FaultId } from './faults.ts'
import { answering } from './mutants-answers.ts'
import { ofBills } from './mutants-bills.ts'
import { keeping } from './mutants-books.ts'
import { copying } from './mutants-copies.ts'
import { ofTheDay } from './mutants-day.ts'
import { ofKinds } from './mutants-kinds.ts'
import { sending } from './mutants-sending.ts'

/** A change to a source file as the counter under test loads it; the file itself stays as it is. */
export interface Patch {
  /** Below the project's folder. */
  readonly file: string
  /** Stands in the file exactly once. */
  readonly find: string
  readonly replace: string
}

/** A bug that is seeded into the counter: a simulation that misses it proves nothing. */
export interface Mutant {
  readonly name: string
  readonly patches: readonly Patch[]
  /** Where only these faults show it; absent where any day does. */
  readonly faults?: readonly FaultId[]
  /** Where only what is sold through this one shows it. */
  readonly provider?: ProviderId
}

export const mutants: readonly Mutant[] = [
  ...sending,
  ...answering,
  ...keeping,
  ...copying,
  ...ofKinds,
  ...ofBills,
  ...ofTheDay,
]

/** @throws where what is to be patched does not stand in the file exactly once */
export function patched(text: string, { file, find, replace }: Patch): string {
  const parts = text.split(find)
  if (parts.length !== 2) {
    throw new Error(`stands ${parts.length - 1} times in ${file}, not once: ${find}`)
  }
  return parts.join(replace)
}
