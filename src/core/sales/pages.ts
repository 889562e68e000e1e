import type { ListEnd, SaleFilter } from '../../contract/schemas.ts'
import { refusalCodes } from '../../contract/codes.ts'
import { writtenDigits } from '../../domain/mobile-number.ts'
import { present } from '../../domain/result.ts'
import type { ReadableDb } from '../db/database.ts'
import { BARRED } from './decide-first.ts'
import type { SaleRow } from './rows.ts'

/** Past this many matches a walk through the sales is quicker than sorting the matches. */
const MANY_MATCHES = 2_000
const WHOLE_NUMBER = 11
/** Fewer digits end too many numbers to be of use. */
const SHORTEST_ENDING = 3

/** The sales that match, from the end that was asked for: the newest first, or the oldest. */
export type Pages = (filter: SaleFilter, limit: number) => SaleRow[]

/** What a page is read with; a query that does not use one of them is given it in vain. */
interface PageWords {
  readonly end: ListEnd
  /** The last sale of the page before; none has this number where there was no such page. */
  readonly after: number
  readonly state: string | null
  /** 1 or 0: only what was refused, or only the rest. */
  readonly refused: number | null
  readonly tender: string | null
  readonly kind: string | null
  /** 1 or 0: only what waits for a decision, or only the rest. */
  readonly decide: number | null
  readonly limit: number
  /** What a number is searched by, as each search says. */
  readonly a: string
  readonly b: string
}

export function createPages(db: ReadableDb): Pages {
  const all = inOrder(db, IS_KIND)
  const inState = inOrder(db, `AND state = @state ${IS_REFUSED} ${IS_KIND}`)
  const byNumber = createNumberSearch(db)
  const owed = createOwed(db)
  const undecided = createUndecided(db)
  const atOtherPrice = createAtOtherPrice(db)
  // The others are most of what there is, or few enough: a walk finds the next one soon.
  const ofKind = inOrder(
    db,
    `AND kind = @kind AND kind <> 'recharge' ${IN_STATE}`,
    'INDEXED BY sale_kind',
  )
  return (filter, limit) => {
    const end = filter.from ?? 'newest'
    const after = Number.parseInt(filter.cursor ?? '', 10) || BEFORE_ALL[end]
    // Only what failed was refused.
    const state = filter.state ?? (filter.refused === undefined ? null : 'failed')
    const refused = flag(filter.refused)
    const decide = flag(filter.decideFirst)
    const { kind = null, tender = null } = filter
    const words = { end, after, state, tender, kind, refused, decide, limit, a: '', b: '' }
    if (filter.otherPrice === true) return atOtherPrice(filter.number, words)
    if (decide === 1) return undecided(filter.number, words)
    if (filter.tender !== undefined || decide !== null) return owed(filter.number, words)
    if (filter.number === undefined) {
      if (kind !== null && kind !== 'recharge') return ofKind(words)
      return (words.state === null ? all : inState)(words)
    }
    const digits = writtenDigits(filter.number)
    return digits === null ? [] : byNumber(digits, words)
  }
}

/**
 * What customers are to get back. It is never much, so a number is looked for in all of it by its
 * beginning and its end at once. The state of the cash is written out: only then does SQLite see
 * that the index of what is due holds every row that is asked for.
 */
function createOwed(db: ReadableDb) {
  const due = inOrder(
    db,
    `AND tender = 'refund-due' AND (number LIKE @a || '%' OR number LIKE '%' || @a) ${IN_STATE}
     AND (@decide IS NULL OR @decide = (sale.seq IN (SELECT seq FROM ${BARRED})))`,
    'INDEXED BY sale_refund_due',
  )
  return (number: string | undefined, words: PageWords): SaleRow[] => {
    const digits = number === undefined ? '' : writtenDigits(number)
    return digits === null ? [] : due({ ...words, a: digits })
  }
}

/**
 * What somebody must decide about: also where the money was given back or taken along before the
 * provider took its price or said that it has the sale. With it what was sold in its place and is
 * owed: that waits for the same decision. Never much either; it is read from the alarms.
 */
function createUndecided(db: ReadableDb) {
  const open = inOrder(
    db,
    `AND seq IN (SELECT seq FROM ${BARRED}) AND +tender <> 'collected'
     AND (@tender IS NULL OR +tender = @tender)
     AND (number LIKE @a || '%' OR number LIKE '%' || @a) ${IN_STATE}`,
  )
  return (number: string | undefined, words: PageWords): SaleRow[] => {
    const digits = number === undefined ? '' : writtenDigits(number)
    return digits === null ? [] : open({ ...words, a: digits })
  }
}

/** Never much either; the condition is that of its index, word for word. */
function createAtOtherPrice(db: ReadableDb) {
  const other = inOrder(
    db,
    `AND charged_e4 <> expected_cost_e4 AND kind IN ('package', 'drive')
     AND (@tender IS NULL OR tender = @tender)
     AND (number LIKE @a || '%' OR number LIKE '%' || @a) ${IN_STATE}
     AND (@decide IS NULL OR @decide = (sale.seq IN (SELECT seq FROM ${BARRED})))`,
    'INDEXED BY sale_other_price',
  )
  return (number: string | undefined, words: PageWords): SaleRow[] => {
    const digits = number === undefined ? '' : writtenDigits(number)
    return digits === null ? [] : other({ ...words, a: digits })
  }
}

const BEFORE_ALL = { newest: Number.MAX_SAFE_INTEGER, oldest: 0 } as const

/** One question put from either end; an index is read as well backwards. */
function inOrder(db: ReadableDb, where: string, hint = ''): (words: PageWords) => SaleRow[] {
  const question = (beyond: '<' | '>', order: 'ASC' | 'DESC') =>
    db.read<[PageWords], SaleRow>(
      `SELECT * FROM sale ${hint} WHERE seq ${beyond} @after ${where}
       ORDER BY seq ${order} LIMIT @limit`,
    )
  const questions = { newest: question('<', 'DESC'), oldest: question('>', 'ASC') }
  return (words) => questions[words.end].all(words)
}

const REFUSALS = refusalCodes.map((code) => `'${code}'`).join(', ')
const IS_REFUSED = `AND (@refused IS NULL OR @refused = coalesce(reason_code IN (${REFUSALS}), 0))`
const IS_KIND = 'AND (@kind IS NULL OR +kind = @kind)'
const IN_STATE = `AND (@state IS NULL OR state = @state) ${IS_REFUSED} ${IS_KIND}`

function flag(wanted: boolean | undefined): number | null {
  return wanted === undefined ? null : Number(wanted)
}

/**
 * A number is asked for whole, by its beginning or by its end; what can be both is looked for as
 * both, for `0171` begins one customer's number and ends another's.
 */
function createNumberSearch(db: ReadableDb) {
  const whole = inOrder(db, `AND number = @a ${IN_STATE}`)
  const beginning = createBeginnings(db)
  const ending = createEndings(db)
  return (digits: string, words: PageWords): SaleRow[] => {
    if (digits.length === WHOLE_NUMBER) return whole({ ...words, a: digits })
    const begin = /^01?$|^01[3-9]/u.test(digits) ? beginning(digits, words) : []
    const end = digits.length >= SHORTEST_ENDING ? ending(digits, words) : []
    const found = new Map([...begin, ...end].map((row) => [row.seq, row]))
    const sign = words.end === 'newest' ? -1 : 1
    return [...found.values()].toSorted((a, b) => sign * (a.seq - b.seq)).slice(0, words.limit)
  }
}

function createBeginnings(db: ReadableDb) {
  const range = 'AND number >= @a AND number < @b'
  const few = inOrder(db, `${range} ${IN_STATE}`, 'INDEXED BY sale_number')
  const many = inOrder(db, `${range} ${IS_KIND}`, 'NOT INDEXED')
  const manyInState = inOrder(
    db,
    `${range} AND state = @state ${IS_REFUSED} ${IS_KIND}`,
    'INDEXED BY sale_state',
  )
  const counted = db.read<[string, string, number], { matches: number }>(
    `SELECT count(*) AS matches FROM
       (SELECT 1 FROM sale WHERE number >= ? AND number < ? LIMIT ?)`,
  )
  return (digits: string, words: PageWords): SaleRow[] => {
    // `:` is the sign after 9, so that everything that begins with the digits lies before it.
    const end = `${digits}:`
    const { matches } = present(counted.get(digits, end, MANY_MATCHES), 'a count')
    const walk = words.state === null ? many : manyInState
    return (matches < MANY_MATCHES ? few : walk)({ ...words, a: digits, b: end })
  }
}

/** Endings are read out by customers; the index knows the last four digits. */
function createEndings(db: ReadableDb) {
  const hint = 'INDEXED BY sale_ending'
  const fours = Array.from({ length: 10 }, (_, digit) => `'${digit}' || @a`).join(', ')
  const byThree = inOrder(db, `AND substr(number, -4) IN (${fours}) ${IN_STATE}`, hint)
  const byFour = inOrder(
    db,
    `AND substr(number, -4) = @a AND number LIKE '%' || @b ${IN_STATE}`,
    hint,
  )
  return (digits: string, words: PageWords): SaleRow[] => {
    const question = digits.length === SHORTEST_ENDING ? byThree : byFour
    return question({ ...words, a: digits.slice(-4), b: digits })
  }
}
