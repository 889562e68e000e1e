import { toLatinDigits } from '../digits.ts'
import { parseMobileNumber } from '../mobile-number.ts'
import { Money } from '../money.ts'
import { problem, type Result, success } from '../result.ts'
import { strangeIn, withoutInvisible, withoutSpaces } from '../written.ts'

export const cellProblems = [
  'empty',
  'amount',
  'sign',
  'minus',
  'rounded',
  'lost-zero',
  'figure',
  'not-reckoned',
  'number',
  'date',
  'date-far',
  'date-swapped',
  'too-long',
  'state-unknown',
  'nothing-named',
  'wide',
] as const
/**
 * Why a cell is not understood; the screen has words for each. `rounded`: a spreadsheet has kept
 * only the beginning of the figure, `1.71235E+09`. `lost-zero`: it took a number for a figure, and
 * `figure`: so did another program, `1712345678.0`. `date-swapped`: it may have taken the day for
 * the month. `not-reckoned`: it says so itself, `#REF!`. `minus`: nobody has said whether that
 * money left or came back. `wide`: the row has more cells than the table has columns.
 */
export type CellProblem = (typeof cellProblems)[number]

const ROUNDED = /^[0-9]+(?:[.,][0-9]+)?e[+]?[0-9]+$/iu
/** `500/-` and `500/=` are how a bill writes whole taka. */
const UNIT_BEHIND = /(?:৳|bdt|tk\.?|টাকা|\/[=-])$/iu
/** Spaces that stand beside no digit or but one: between two they may part two figures. */
const AROUND_FIGURE = /(?<![0-9])\s+|\s+(?![0-9])/gu
/** Decimals of a taka the books can hold. */
const DECIMALS = 4

/** What a cell holds for a reader; `="0171…"` and `'0171…` keep a text from a spreadsheet. */
export function plainCell(text: string): string {
  const written = withoutInvisible(text).trim()
  const wrapped = /^="([^"]*)"$/u.exec(written)
  return (wrapped?.[1] ?? written.replace(/^'/u, '')).trim()
}

const NOT_RECKONED = /^#(?:ref!|n\/a|value!|name\?|div\/0!|null!|num!|spill!|calc!|formula)/iu

/** True for what a spreadsheet writes in the place of what it could not work out. */
export function isNotReckoned(cell: string): boolean {
  return NOT_RECKONED.test(plainCell(cell))
}

export interface WrittenAmount {
  readonly amount_e4: Money
  /** `+` and `−` as they stand before it; some statements tell by them what came and what went. */
  readonly sign: '+' | '-' | null
}

/** An amount as a table writes it: ৳, commas, Bangla digits; null where there is none, or 0. */
export function readAmount(cell: string): Result<WrittenAmount | null, CellProblem> {
  const written = toLatinDigits(plainCell(cell)).replaceAll(AROUND_FIGURE, '')
  const bare = written.replace(/^(?:৳|bdt|tk\.?)/iu, '').replace(UNIT_BEHIND, '')
  if (bare === '' || bare === '-') return success(null)
  if (isNotReckoned(bare)) return problem('not-reckoned')
  if (ROUNDED.test(bare)) return problem('rounded')
  const sign = /^[+\-\u2212]/u.exec(bare)?.[0] ?? null
  const after = bare.slice(sign === null ? 0 : 1).replace(/^৳/u, '')
  const figure = /[,\s]/u.test(after) ? withoutGroups(after) : after
  const parts = figure === null ? null : /^([0-9]{1,12})(?:\.([0-9]+))?$/u.exec(figure)
  if (!parts) return problem('amount')
  const [, whole = '', fraction = ''] = parts
  if (fraction.replace(/0+$/u, '').length > DECIMALS) return problem('amount')
  const read = Money.safeParse(Number(whole + fraction.slice(0, DECIMALS).padEnd(DECIMALS, '0')))
  if (!read.success) return problem('amount')
  if (read.data === 0) return success(null)
  return success({ amount_e4: read.data, sign: sign === null || sign === '+' ? sign : '-' })
}

/**
 * `1,23,456.50`, `123,456.50` and `123 456.50`, but not `50,5`: that is another figure in another
 * country; nor a figure above another one.
 */
function withoutGroups(figure: string): string | null {
  const grouped =
    /^[0-9]{1,3}(?:([, \u00A0\u2009\u202F])[0-9]{2,3}(?:\1[0-9]{2,3})*)?(?:\.[0-9]+)?$/u
  const endsInThree = /(?<=[^0-9])[0-9]{3}(?:\.[0-9]+)?$/u
  if (!grouped.test(figure) || !endsInThree.test(figure)) return null
  return figure.replaceAll(/[,\s]/gu, '')
}

const MASK = /[*x\u2022]/iu
const ACCOUNT_MAX = 30
/** Twice so many digits with a space between them may be two numbers. */
const SHORTEST = 10

/**
 * Whose line it is: a mobile number in any writing, one with its middle hidden, or the number of a
 * wallet or a meter as it stands. Nothing a spreadsheet has spoilt is guessed back.
 */
export function readNumber(cell: string): Result<string | null, CellProblem> {
  const written = toLatinDigits(plainCell(cell))
  if (written === '' || written === '-') return success(null)
  if (isNotReckoned(written)) return problem('not-reckoned')
  if (ROUNDED.test(written.replaceAll(/\s/gu, ''))) return problem('rounded')
  // Its point would be taken for one that parts digits, and its nought for one of them.
  if (/[0-9]\.0+$/u.test(written)) return problem('figure')
  const mobile = parseMobileNumber(written)
  if (mobile.ok) return success(mobile.value)
  if (mobile.problem === 'ten-digits') return problem('lost-zero')
  const compact = withoutSpaces(written).replaceAll(/[-().]/gu, '')
  const isOfTwo = compact.length > 2 * SHORTEST && /\s/u.test(written)
  if (compact.length > ACCOUNT_MAX || isOfTwo) return problem('number')
  if (MASK.test(compact)) return readMasked(compact)
  if (strangeIn(compact) !== null || !/^[0-9]{5,}$/u.test(compact)) return problem('number')
  return success(compact)
}

function readMasked(compact: string): Result<string, CellProblem> {
  const local = compact.replace(/^\+?88(?=0)/u, '')
  const hidden = local.replaceAll(/[x\u2022]/giu, '*')
  // Fewer would not tell it from others of its amount and time.
  return /^[0-9]{3,}[*]+[0-9]{4,}$/u.test(hidden) ? success(hidden) : problem('number')
}

/** True where two writings may be of one number: digits that are hidden may be any. */
export function sameNumber(written: string, number: string): boolean {
  if (!written.includes('*')) return written === number
  const [head = '', tail = ''] = [written.split('*')[0], written.split('*').at(-1)]
  const hidesAtLeast = head.length + tail.length < number.length
  return hidesAtLeast && number.startsWith(head) && number.endsWith(tail)
}

/** As the contract takes an id of a provider. */
const REFERENCE_MAX = 64
/** A spreadsheet keeps fifteen digits of an id and makes noughts of the others. */
const CUT = /^[0-9]{15}0{3,}$/u

export function readReference(cell: string): Result<string | null, CellProblem> {
  const written = plainCell(cell)
  if (isNotReckoned(written)) return problem('not-reckoned')
  if (written === '' || /^(?:-|n\/?a|null|none)$/iu.test(written)) return success(null)
  if (ROUNDED.test(written) || CUT.test(written)) return problem('rounded')
  return written.length > REFERENCE_MAX ? problem('too-long') : success(written)
}
