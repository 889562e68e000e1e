import type { BillAccount } from '../../../contract/bills.ts'
import { toLatinDigits } from '../../../domain/digits.ts'
import { nicknameAlike } from '../../../domain/kinds/bill/nickname.ts'
import type { BillForm } from './bill-form.ts'

/** So many have room under the field; a few letters more find any other. */
const SHOWN = 5

/** By a part of the name, or by the beginning or the end of the number. */
export function accountsLike(
  text: string,
  accounts: readonly BillAccount[],
): readonly BillAccount[] {
  const digits = digitsIn(text)
  const name = nicknameAlike(text)
  return accounts.filter(({ nickname, number }) =>
    digits === null
      ? nicknameAlike(nickname).includes(name)
      : number.startsWith(digits) || number.endsWith(digits),
  )
}

/**
 * The saved accounts that what is typed may mean. All of them, as far as there is room, while
 * nothing is typed.
 */
export function foundAccounts(
  { number: text, operator }: Pick<BillForm, 'number' | 'operator'>,
  accounts: readonly BillAccount[],
): readonly BillAccount[] {
  const digits = digitsIn(text)
  // Typed whole, it is what stands in the field already.
  const isThere = (account: BillAccount) =>
    account.number === digits && account.operator === operator
  return accountsLike(text, accounts)
    .filter((account) => !isThere(account))
    .slice(0, SHOWN)
}

/** Null where a name is looked for. */
function digitsIn(text: string): string | null {
  const compact = toLatinDigits(text).replaceAll(/[\s\p{Pd}]/gu, '')
  return /^[0-9]+$/u.test(compact) ? compact : null
}

/** A name means the first that has it, until another is chosen; a number means itself. */
export function meantAccount(
  form: Pick<BillForm, 'number' | 'operator' | 'at'>,
  accounts: readonly BillAccount[],
): number | null {
  const found = foundAccounts(form, accounts)
  if (form.at !== null) return form.at < found.length ? form.at : null
  const isName = form.number.trim() !== '' && digitsIn(form.number) === null
  return isName && found.length > 0 ? 0 : null
}
