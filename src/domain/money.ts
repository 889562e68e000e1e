import { z } from 'zod'
import { type Digits, inDigits, toLatinDigits } from './digits.ts'
import { assertNever, type Result, problem, success } from './result.ts'
import { WRITTEN_MAX, strangeIn, strangeProblems, withoutInvisible } from './written.ts'

const MOST_e4 = 2 ** 51

/** Ten-thousandths of a taka. Within 2^51, not 2^53: room for sums divided for display. */
export const Money = z.number().int().min(-MOST_e4).max(MOST_e4).brand<'Money'>()
export type Money = z.infer<typeof Money>

/** One taka in the unit money is kept in. */
export const TAKA_E4 = 10_000

const POISHA_E4 = 100
/** Decimals of a taka that the unit can hold. */
const DECIMALS = 4

/** Checks that a computed figure is money. @throws when it is not a whole number in range. */
export function money(amount_e4: number): Money {
  // Every figure of every row comes through here: the schema is asked for its words alone. The two
  // say the same, and a test holds them side by side.
  return isMoney(amount_e4) ? amount_e4 : Money.parse(amount_e4)
}

/** A whole number in range: what {@link Money} says, without the cost of asking a schema. */
export function isMoney(amount_e4: number): amount_e4 is Money {
  return Number.isInteger(amount_e4) && Math.abs(amount_e4) <= MOST_e4
}

export const ZERO: Money = money(0)

/** A whole number of taka, as the tables of limits and the tests write it. */
export function taka(whole: number): Money {
  return money(whole * TAKA_E4)
}

/** @throws when the sum leaves the range of money. */
export function addMoney(...amounts: readonly Money[]): Money {
  return amounts.reduce<Money>((sum, amount) => money(sum + amount), ZERO)
}

export function negate(amount: Money): Money {
  // Not -amount: minus zero is a number that compares equal to zero and prints differently.
  return money(0 - amount)
}

export function subtractMoney(from: Money, amount: Money): Money {
  return money(from - amount)
}

export function isWholeTaka(amount: Money): boolean {
  return amount % TAKA_E4 === 0
}

/** The smallest coin there is: a hundredth of a taka. */
export function isWholePoisha(amount: Money): boolean {
  return amount % 100 === 0
}

export const plainMoneyProblems = [
  'empty',
  'zero',
  'sign',
  'decimals',
  'too-large',
  'too-long',
  'characters',
  ...strangeProblems,
] as const
/**
 * Why a text is no amount; the screen has words for each. `sign`: an amount is written without
 * one. `decimals`: more of them than this amount can have. `grouped` carries the figure that was
 * read, so that the screen can show it and ask: in some hands `5,000` is five.
 */
export type MoneyProblem =
  | { readonly code: (typeof plainMoneyProblems)[number] }
  | { readonly code: 'grouped'; readonly amount_e4: Money }
export type MoneyProblemCode = MoneyProblem['code']

/** The most an amount field takes, unless it says otherwise: one crore taka. */
export const TYPED_CAP: Money = taka(10_000_000)

export interface TakaField {
  /** Decimals of a taka the field may have: 2 unless asked, 0 for a recharge, at most 4. */
  readonly decimals?: 0 | 1 | 2 | 3 | 4
  /** True where nothing is an amount too, as in a wallet's opening balance. */
  readonly zero?: boolean
  readonly cap?: Money
}

/**
 * Reads an amount as a person types it, in Latin or Bangla digits, with or without ৳ before it.
 * No float is involved. Spaces at the ends do not matter; signs, exponents and letters are
 * refused, and grouped figures are asked about.
 */
export function parseTaka(text: string, field: TakaField = {}): Result<Money, MoneyProblem> {
  const written = toLatinDigits(text.slice(0, WRITTEN_MAX))
  const strange = strangeIn(written)
  if (strange) return problem({ code: strange })
  if (text.length > WRITTEN_MAX) return problem({ code: 'too-long' })
  const bare = withoutInvisible(written).trim().replace(/^৳\s*/u, '')
  if (bare === '') return problem({ code: 'empty' })
  if (/^[+\p{Pd}\u2212]/u.test(bare)) return problem({ code: 'sign' })
  const asGrouped = groupedFigure(bare)
  const figure = decimalFigure(asGrouped ?? bare, field)
  if (!figure.ok || asGrouped === null) return figure
  return problem({ code: 'grouped', amount_e4: figure.value })
}

/** `5,000`, `1,234,567`, `12,34,567` and the same with spaces: the figure without its commas. */
function groupedFigure(text: string): string | null {
  const groups = /^[0-9]{1,3}(?:[,\s][0-9]{2,3})*[,\s][0-9]{3}(?:\.[0-9]+)?$/u
  return groups.test(text) ? text.replaceAll(/[,\s]/gu, '') : null
}

function decimalFigure(text: string, field: TakaField): Result<Money, MoneyProblem> {
  const { decimals = 2, zero = false, cap = TYPED_CAP } = field
  const parts = /^([0-9]+)(?:\.([0-9]+))?$/u.exec(text)
  if (!parts) return problem({ code: 'characters' })
  const [, whole = '', fraction = ''] = parts
  if (withoutEndZeros(fraction).length > decimals) return problem({ code: 'decimals' })
  const amount_e4 = tenThousandths(whole, fraction)
  if (amount_e4 === null || amount_e4 > cap) return problem({ code: 'too-large' })
  return amount_e4 === 0 && !zero ? problem({ code: 'zero' }) : success(amount_e4)
}

function withoutEndZeros(fraction: string): string {
  return fraction.replace(/0+$/u, '')
}

/** Null where the figure leaves the range of money. Digits only, four decimals that count. */
function tenThousandths(whole: string, fraction: string): Money | null {
  // The digits side by side are the figure in ten-thousandths: nothing is multiplied or rounded.
  const amount_e4 = Number(whole + fraction.slice(0, DECIMALS).padEnd(DECIMALS, '0'))
  const parsed = Money.safeParse(amount_e4)
  return parsed.success ? parsed.data : null
}

/**
 * Reads a figure out of a provider's answer: `440`, `440.00`, `97.2500`. The text is the source
 * text of the JSON number or the content of a JSON string.
 *
 * Null for everything the three documents do not show: grouping, signs (also a negative balance),
 * exponents, `NaN`, more than four decimals that count, other digits, an empty text.
 */
export function parseProviderDecimal(text: string): Money | null {
  const [, whole = '', fraction = ''] = /^([0-9]{1,20})(?:\.([0-9]{1,20}))?$/u.exec(text) ?? []
  if (whole === '' || withoutEndZeros(fraction).length > DECIMALS) return null
  return tenThousandths(whole, fraction)
}

/**
 * What a figure is decides how it looks, everywhere. Two decimals or none, never one: `amount` has
 * them where it has poisha; the others stand in columns and sums with figures that have them, and
 * always do.
 *
 * Books are kept to the ten-thousandth. What is finer than a poisha is rounded so that nobody is
 * promised more than there is, and so that price and earning shown add up to the amount shown:
 * - `amount`, `sum`: to the nearest poisha, half away from zero. `sum` is an amount beside a
 *   balance, a price or an earning.
 * - `balance`, `earning`: down. There is at least that much.
 * - `cost`: up. It takes at most that much.
 * - `difference`: away from zero, so that what is not nothing never reads as nothing.
 * - `exact`: not rounded, up to four decimals: a provider's own figure, quoted back to it.
 */
export type MoneyKind = 'amount' | 'sum' | 'balance' | 'cost' | 'earning' | 'difference' | 'exact'

export interface MoneyLook {
  readonly digits?: Digits
  /** `amount` unless said otherwise. */
  readonly kind?: MoneyKind
}

/** `৳12,34,567.50`: ৳ first, grouped by lakh; negative as `−৳5`. */
export function formatTaka(amount: Money, look: MoneyLook = {}): string {
  const { sign, figure } = signedFigure(amount, look)
  return `${sign}৳${figure}`
}

/** `12,34,567.50`: for a column or a field that has its ৳ elsewhere. */
export function formatFigure(amount: Money, look: MoneyLook = {}): string {
  const { sign, figure } = signedFigure(amount, look)
  return sign + figure
}

/** `1234567.50`: as a hand types it. */
export function plainFigure(amount: Money, look: MoneyLook = {}): string {
  return formatFigure(amount, look).replaceAll(',', '')
}

/** The total of figures that stand above it: of what is shown of each, not of what is behind it. */
export function totalAsShown(amounts: readonly Money[], kind: MoneyKind): Money {
  return addMoney(...amounts.map((amount) => money(asShown(amount, kind))))
}

function signedFigure(amount: Money, look: MoneyLook): { sign: string; figure: string } {
  const { digits = 'latin', kind = 'amount' } = look
  const shown = asShown(amount, kind)
  const size = Math.abs(shown)
  const decimals = kind === 'amount' && size % TAKA_E4 === 0 ? '' : decimalsOf(size)
  const figure = groupByLakh(Math.floor(size / TAKA_E4)) + decimals
  return { sign: shown < 0 ? '−' : '', figure: inDigits(figure, digits) }
}

/** In whole poisha, as the kind of figure is rounded. @returns ten-thousandths of a taka. */
function asShown(amount: Money, kind: MoneyKind): number {
  const away = amount < 0 ? -1 : 1
  switch (kind) {
    case 'amount':
    case 'sum':
      return away * toNearestPoisha(Math.abs(amount))
    case 'balance':
    case 'earning':
      return Math.floor(amount / POISHA_E4) * POISHA_E4
    case 'cost':
      return Math.ceil(amount / POISHA_E4) * POISHA_E4
    case 'difference':
      return away * Math.ceil(Math.abs(amount) / POISHA_E4) * POISHA_E4
    case 'exact':
      return amount
    default:
      return assertNever(kind)
  }
}

/** Half away from zero; the size is not negative. @returns ten-thousandths of a taka. */
export function toNearestPoisha(size_e4: number): number {
  return Math.floor((size_e4 + POISHA_E4 / 2) / POISHA_E4) * POISHA_E4
}

function decimalsOf(size_e4: number): string {
  const four = String(size_e4 % TAKA_E4).padStart(4, '0')
  return `.${four.replace(/0{1,2}$/u, '')}`
}

/** `1234567` → `12,34,567`: the last three digits, then pairs. */
function groupByLakh(whole: number): string {
  const text = String(whole)
  const pairs = text.slice(0, -3).replaceAll(/\B(?=(?:[0-9]{2})+$)/gu, ',')
  return pairs === '' ? text : `${pairs},${text.slice(-3)}`
}
