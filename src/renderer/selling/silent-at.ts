import type { KeyWords } from '../keyboard/silent-keys.ts'

const AT_THE_NUMBER: readonly KeyWords[] = ['nameAccount']
const BEHIND_THE_NUMBER: readonly KeyWords[] = [...AT_THE_NUMBER, 'previousNumber', 'nextAccount']
/** Nothing is ahead but sending, and no list is looked through. */
const ON_THE_READ_BACK: readonly KeyWords[] = [
  'previousNumber',
  'nextAccount',
  'forward',
  'packShelf',
  'packOrder',
]

/** The keys of any selling screen that do nothing at a place of its form; one list for each. */
export function silentAt(stage: string): readonly KeyWords[] {
  if (stage === 'read-back') return ON_THE_READ_BACK
  return stage === 'number' ? AT_THE_NUMBER : BEHIND_THE_NUMBER
}
