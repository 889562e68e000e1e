import type { WalletType } from '../../../domain/kinds/transfer/brands.ts'
import {
  type RecipientProblem,
  type WalletNumber,
  parseRecipient,
} from '../../../domain/kinds/transfer/recipient.ts'
import { mustTypeTwice, typedTwice } from '../../../domain/kinds/transfer/twice.ts'
import { type Money, type MoneyProblem, parseTaka } from '../../../domain/money.ts'
import { type WalletBrandCode, walletBrandCodes } from '../../../domain/operator.ts'
import type { Result } from '../../../domain/result.ts'
import { after } from '../../selling/ring.ts'
import type { Question } from '../../selling/sale-form.ts'
import type { TransferForm } from './transfer-form.ts'

/** What the form says, read anew with every key. Nothing of it is stored. */
export interface Reading {
  readonly number: Result<WalletNumber, RecipientProblem>
  readonly amount: Result<Money, MoneyProblem>
  /** Its second typing; null where the amount is typed once. */
  readonly again: ReturnType<typeof typedTwice> | null
  readonly brand: WalletBrandCode | null
  readonly walletType: WalletType
  readonly nextBrand: WalletBrandCode
}

type Typed = Pick<
  TransferForm,
  'number' | 'amount' | 'again' | 'brand' | 'walletType' | 'onceUpTo_e4'
>

export function read({ brand, walletType, ...form }: Typed): Reading {
  const amount = parseTaka(form.amount, { decimals: 0 })
  const isTwice = amount.ok && mustTypeTwice(amount.value, form.onceUpTo_e4)
  return {
    // Before the brand is known a twelfth digit may be right.
    number: parseRecipient(brand ?? 'RK', form.number),
    amount,
    again: isTwice ? typedTwice(amount.value, form.again) : null,
    brand,
    walletType,
    nextBrand: after(walletBrandCodes, brand),
  }
}

/** A transfer that can be read back: whose wallet, and how much, twice where that is asked. */
export interface Whole {
  readonly number: WalletNumber
  readonly amount: Money
  readonly brand: WalletBrandCode
  readonly walletType: WalletType
}

/** Null while something of it is missing. */
export function wholeOf({ number, amount, again, brand, walletType }: Reading): Whole | null {
  if (!number.ok || !amount.ok || brand === null) return null
  if (again !== null && !again.ok) return null
  return { number: number.value, amount: amount.value, brand, walletType }
}

/** What the core is asked while the form is filled; null until brand and amount are there. */
export function questionOf({ number, amount, brand, walletType }: Reading): Question | null {
  if (brand === null || !amount.ok) return null
  return {
    kind: 'transfer',
    operator: brand,
    walletType,
    amount_e4: amount.value,
    ...(number.ok ? { number: number.value } : {}),
  }
}
