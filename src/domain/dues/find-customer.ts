import { toLatinDigits } from '../digits.ts'
import { nicknameAlike } from '../kinds/bill/nickname.ts'
import { writtenDigits } from '../mobile-number.ts'
import { soundsOf } from './sounds.ts'

interface Named {
  readonly name: string
  readonly phone: string
}

/** Whether a customer is meant by what a cashier typed: as it is written, or by the sound alone. */
export type Finds = (customer: Named) => 'written' | 'sounds' | null

/**
 * By a part of the name as it is written, by how its words begin to sound in either script, or by
 * digits of the phone. Nothing typed finds everybody.
 */
export function findingCustomers(typed: string): Finds {
  const wanted = alike(typed)
  if (wanted === '') return () => 'written'
  const digits = writtenDigits(typed)
  // Of a name with digits in it, `house 2`, the sounds alone would find every house.
  const words = /\p{N}/u.test(wanted) ? [] : soundsOf(wanted)
  return ({ name, phone }) => {
    if (digits !== null && phone.includes(digits)) return 'written'
    if (alike(name).includes(wanted)) return 'written'
    if (words.length === 0) return null
    const named = soundsOf(name)
    const isAlike = words.every((word) => named.some((part) => part.startsWith(word)))
    return isAlike ? 'sounds' : null
  }
}

function alike(text: string): string {
  return toLatinDigits(nicknameAlike(text))
}
