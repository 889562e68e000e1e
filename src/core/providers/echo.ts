import type { BillNumber } from '../../domain/kinds/bill/bill-number.ts'
import { operatorsBySpelling } from '../../domain/kinds/operator-name.ts'
import type { WalletNumber } from '../../domain/kinds/transfer/recipient.ts'
import type { MobileNumber } from '../../domain/mobile-number.ts'
import { parseProviderDecimal } from '../../domain/money.ts'
import type { Money } from '../../domain/money.ts'
import type { OperatorCode } from '../../domain/operator.ts'
import { NumberText } from './answer-json.ts'

/**
 * How a field of an answer compares with what we asked for. `masked`: some digits are hidden and
 * all that are visible agree. `missing` and `unreadable` are not agreement.
 */
export type Echo = 'same' | 'masked' | 'missing' | 'unreadable' | 'different'

/** The text of a field that may be written as a string or as a number; null for anything else. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim()
  return value instanceof NumberText ? value.text : null
}

const MASK = /[*xX•#]+/
/** Fewer visible digits than this could belong to any customer. */
const VISIBLE_MIN = 4

/**
 * Looks past the country code and the leading zero: `+8801712345678` and the integer 1712345678,
 * which has lost its zero on the way, are the number we meant (A2, bad-inputs rows 50 and 51).
 */
export function numberEcho(value: unknown, ours: MobileNumber | WalletNumber): Echo {
  if (value === undefined || value === null) return 'missing'
  const written = textOf(value)?.replaceAll(/[\s()+-]/g, '')
  if (written === undefined || !/^[0-9*xX•#]{10,16}$/.test(written)) return 'unreadable'
  return writtenEcho(written, formsOf(ours))
}

/** Also where a number that begins with zeros came as an integer, which has lost them (row 50). */
export function billNumberEcho(value: unknown, ours: BillNumber): Echo {
  if (value === undefined || value === null) return 'missing'
  const written = textOf(value)?.replaceAll(/[\s-]/g, '')
  if (written === undefined || !/^[0-9*xX•#]{1,40}$/.test(written)) return 'unreadable'
  return writtenEcho(written, [ours, ours.replace(/^0+/, '')])
}

function writtenEcho(written: string, forms: readonly string[]): Echo {
  if (MASK.test(written)) return maskedEcho(written, forms)
  return forms.includes(written) ? 'same' : 'different'
}

/** Every way a provider may write our number, digits only. */
function formsOf(ours: MobileNumber | WalletNumber): readonly string[] {
  return [ours.slice(1), ours, `88${ours}`, `0088${ours}`]
}

/**
 * autoflexi's own samples put six stars behind 017999 and seven behind 17999, of eleven digits: how
 * many there are says nothing about how many digits they hide.
 */
function maskedEcho(written: string, forms: readonly string[]): Echo {
  const visible = written.split(MASK)
  if (visible.join('').length < VISIBLE_MIN) return 'unreadable'
  // Built from digits alone: there is nothing in it to escape.
  const pattern = new RegExp(`^${visible.join('[0-9]*')}$`)
  return forms.some((form) => pattern.test(form)) ? 'masked' : 'different'
}

/** 20, "20", 20.0 and "20.00" are the same money; "২০" and 2e1 are no document's way to write. */
export function amountEcho(value: unknown, ours: Money): Echo {
  if (value === undefined || value === null) return 'missing'
  const amount = moneyOf(value)
  if (amount === null) return 'unreadable'
  return amount === ours ? 'same' : 'different'
}

/** Exactly ours, but for spaces around it: references differ in one letter. */
export function referenceEcho(value: unknown, ours: string): Echo {
  if (value === undefined || value === null) return 'missing'
  const reference = textOf(value)
  if (reference === null) return 'unreadable'
  return reference === ours ? 'same' : 'different'
}

/**
 * Code or name of an operator. Only one that we know to be another's is no agreement: how a
 * provider spells a name is written nowhere, so a spelling we do not know says nothing.
 */
export function operatorEcho(value: unknown, ours: OperatorCode): Echo {
  const named = operatorsBySpelling(textOf(value) ?? '')
  if (named.length === 0) return 'missing'
  return named.includes(ours) ? 'same' : 'different'
}

/** A figure of an answer as money, or null: signs, grouping, exponents, more than four decimals. */
export function moneyOf(value: unknown): Money | null {
  const text = textOf(value)
  return text === null ? null : parseProviderDecimal(text)
}

const ID_MAX = 64

/**
 * A provider's id, from the source text where it was written as a number: autoflexi's 21 digits
 * do not survive a float (A3). Null for what cannot be one (bad-inputs row 56).
 */
export function providerIdOf(value: unknown): string | null {
  const text = textOf(value)
  if (text === null || !isProviderId(text)) return null
  // A number with an exponent has lost digits before it ever came here.
  return value instanceof NumberText && !/^\d+$/.test(text) ? null : text
}

export function isProviderId(text: string): boolean {
  return (
    text.length <= ID_MAX &&
    /^[A-Za-z0-9_-]+$/.test(text) &&
    !/^(?:0+|-\d*|null|undefined|none|nil|nan|true|false)$/i.test(text)
  )
}
