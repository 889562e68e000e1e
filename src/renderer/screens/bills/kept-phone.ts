import type { BillAccount } from '../../../contract/bills.ts'
import type { MobileNumber } from '../../../domain/mobile-number.ts'

/** What is known of an account’s phone where its name is written. */
interface Phones {
  /** The account as it is saved; null where it is not. */
  readonly saved: Pick<BillAccount, 'phone'> | null
  readonly typed: MobileNumber | null
}

/** The saved phone that the typed one would take the place of; null where it takes none's. */
export function phoneInTheWay({ saved, typed }: Phones): MobileNumber | null {
  const before = saved?.phone ?? null
  return typed === null || before === typed ? null : before
}

/**
 * The phone an account is saved with. An empty field forgets none, and another one takes its place
 * where the cashier says so.
 */
export function phoneToKeep(phones: Phones, isReplaced: boolean): MobileNumber | null {
  const { saved, typed } = phones
  if (phoneInTheWay(phones) !== null) return isReplaced ? typed : (saved?.phone ?? null)
  return typed ?? saved?.phone ?? null
}
