import type { Money } from '../money.ts'
import { present } from '../result.ts'
import type { DeliveryState } from '../sale.ts'
import { slipKey } from '../slip-key.ts'
import { sameNumber } from './cells.ts'
import { type Difference, differencesOf } from './differences.ts'
import type { StatementLine } from './lines.ts'

/** A sale as it stands in our books, as far as a line can speak of it. */
export interface BookedSale {
  readonly seq: number
  readonly number: string
  readonly amount_e4: Money
  readonly charged_e4: Money | null
  readonly state: DeliveryState
  readonly at_ms: number
  readonly providerReference: string | null
  readonly ourReference: string
}

export interface BookedTopUp {
  readonly id: string
  readonly amount_e4: Money
  readonly slip: string
  readonly at_ms: number
}

/** How a sale is found: each by an index, for there may be ten million. */
export interface SalesInBooks {
  byProviderReference(reference: string): BookedSale | null
  /** By our reference, or by our sale's id. */
  byOurs(reference: string): BookedSale | null
  /** What left to a number, of an amount, within a time; the number may have hidden digits. */
  near(number: string, amount_e4: Money, from_ms: number, to_ms: number): readonly BookedSale[]
}

export const outcomes = ['matched', 'different', 'missing-here', 'missing-there'] as const
export type Outcome = (typeof outcomes)[number]

export const notes = ['ambiguous', 'repeated', 'contradicting'] as const
/**
 * Why a line has no sale although there may be one. `ambiguous`: several of our sales could be it,
 * or it could be the line of several. `repeated`: another line has its sale already.
 * `contradicting`: its two ids are of two sales.
 */
export type Note = (typeof notes)[number]

export type FoundBy = 'reference' | 'own-reference' | 'number' | 'slip' | 'amount'

export interface LineOutcome {
  readonly line: StatementLine
  readonly outcome: Exclude<Outcome, 'missing-there'>
  readonly by: FoundBy | null
  readonly sale: BookedSale | null
  readonly topUp: BookedTopUp | null
  readonly differences: readonly Difference[]
  readonly note: Note | null
  /** Sales it may be of, or is of beside another line. */
  readonly candidates: readonly number[]
}

export interface Matched {
  readonly lines: readonly LineOutcome[]
  /** Sales that a line is of, or may be of. */
  readonly seen: ReadonlySet<number>
  /** From the first moment the statement speaks of to its last. */
  readonly from_ms: number
  readonly to_ms: number
}

const MINUTE_ms = 60_000
const HOUR_ms = 60 * MINUTE_ms
/** Between a sale made here and the time its provider writes beside it. */
export const WINDOW_ms = 30 * MINUTE_ms
/** A payment at a bank and the balance that comes of it. */
const BANK_ms = 3 * 24 * HOUR_ms
/** A statement in universal time read as Dhaka's is this much early; the other way round, late. */
const ZONE_ms = 6 * HOUR_ms

interface Found {
  sale: BookedSale | null
  by: FoundBy | null
  note: Note | null
  candidates: readonly BookedSale[]
}

/**
 * Lays the lines beside our books: by the provider's id, by our reference or id, then by number,
 * amount and time. Each sale and each line belongs to one at most, and what could be two is left
 * to a person. Yields after each line.
 */
export function* matchLines(
  written: readonly StatementLine[],
  books: SalesInBooks,
  topUps: readonly BookedTopUp[],
): Generator<undefined, Matched> {
  const found = new Map<number, Found>()
  const taken = { sale: new Set<number>(), refund: new Set<number>() }
  for (const line of written) {
    yield
    if (line.kind === 'credit') continue
    found.set(line.row, byReference(line, books, taken[line.kind]))
  }
  const lines = inOurTime(written, found)
  const free = lines.filter(({ row }) => isFree(found.get(row)))
  yield* byNumber(free, books, { found, taken })
  const credits = matchCredits(lines, topUps)
  const seen = new Set<number>()
  for (const { sale, candidates } of found.values()) {
    for (const one of sale ? [sale, ...candidates] : candidates) seen.add(one.seq)
  }
  const told = lines.map((line) => {
    if (line.kind === 'credit') return creditOutcome(line, credits.get(line.row))
    return saleOutcome(line, present(found.get(line.row), `what was found of row ${line.row}`))
  })
  const from_ms = Math.min(...bounds(lines, 'from_ms'))
  return { lines: told, seen, from_ms, to_ms: Math.max(...bounds(lines, 'to_ms')) }
}

function* bounds(lines: readonly StatementLine[], end: 'from_ms' | 'to_ms') {
  for (const { at } of lines) yield at[end]
}

function isFree(found: Found | undefined): boolean {
  return found !== undefined && found.sale === null && found.note === null
}

function byReference(line: StatementLine, books: SalesInBooks, taken: Set<number>): Found {
  const { reference, ownReference } = line
  const theirs = reference === null ? null : books.byProviderReference(reference)
  // Some statements show our reference in the place of theirs.
  const asOurs = reference === null || theirs ? null : books.byOurs(reference)
  const ours = ownReference === null ? null : books.byOurs(ownReference)
  const all = [theirs, ours, asOurs].filter((sale) => sale !== null)
  const [sale] = all
  if (!sale) return { sale: null, by: null, note: null, candidates: [] }
  const by = theirs ? 'reference' : 'own-reference'
  if (all.some(({ seq }) => seq !== sale.seq)) {
    return { sale: null, by, note: 'contradicting', candidates: all }
  }
  if (taken.has(sale.seq)) return { sale: null, by, note: 'repeated', candidates: [sale] }
  taken.add(sale.seq)
  return { sale, by, note: null, candidates: [] }
}

/**
 * Of two of the three providers nobody knows in which zone they write. Where the lines that were
 * found by reference all stand six hours off, so do the others, and they are moved.
 */
function inOurTime(
  lines: readonly StatementLine[],
  found: ReadonlyMap<number, Found>,
): readonly StatementLine[] {
  const offs = lines.flatMap(({ row, kind, at }) => {
    const sale = kind === 'sale' ? found.get(row)?.sale : null
    const isDay = at.to_ms - at.from_ms > HOUR_ms
    return sale && !isDay ? [at.from_ms - sale.at_ms] : []
  })
  const shift_ms = [ZONE_ms, -ZONE_ms].find(
    (zone_ms) => offs.length > 0 && offs.every((off) => Math.abs(off - zone_ms) <= WINDOW_ms),
  )
  if (shift_ms === undefined) return lines
  return lines.map((line) => ({
    ...line,
    at: { from_ms: line.at.from_ms - shift_ms, to_ms: line.at.to_ms - shift_ms },
  }))
}

interface Standing {
  readonly found: Map<number, Found>
  readonly taken: Readonly<Record<'sale' | 'refund', Set<number>>>
}

/** A line has the one sale that could be it where that sale could be of no other line. */
function* byNumber(
  lines: readonly StatementLine[],
  books: SalesInBooks,
  { found, taken }: Standing,
): Generator<undefined, void> {
  const claims = { sale: new Map<number, number>(), refund: new Map<number, number>() }
  const near = new Map<StatementLine, readonly BookedSale[]>()
  for (const line of lines) {
    yield
    const kind = line.kind === 'refund' ? 'refund' : 'sale'
    const could = couldBe(line, books).filter(({ seq }) => !taken[kind].has(seq))
    near.set(line, could)
    for (const { seq } of could) claims[kind].set(seq, (claims[kind].get(seq) ?? 0) + 1)
  }
  for (const [line, could] of near) {
    const kind = line.kind === 'refund' ? 'refund' : 'sale'
    const [only] = could
    if (!only) continue
    const isPlain = could.length === 1 && claims[kind].get(only.seq) === 1
    found.set(
      line.row,
      isPlain
        ? { sale: only, by: 'number', note: null, candidates: [] }
        : { sale: null, by: null, note: 'ambiguous', candidates: could },
    )
  }
}

function couldBe(line: StatementLine, books: SalesInBooks): readonly BookedSale[] {
  const { number, amount_e4, at, reference } = line
  if (number === null) return []
  // Money comes back as late as the provider likes; it went out before.
  const before_ms = line.kind === 'refund' ? BANK_ms : WINDOW_ms
  const sales = books.near(number, amount_e4, at.from_ms - before_ms, at.to_ms + WINDOW_ms)
  return sales.filter(
    (sale) =>
      sameNumber(number, sale.number) &&
      // A refund may have an id of its own; a sale that has another id is another sale.
      (line.kind === 'refund' || reference === null || sale.providerReference === null),
  )
}

function saleOutcome(line: StatementLine, found: Found): LineOutcome {
  const { sale, by, note, candidates } = found
  const others = candidates.map(({ seq }) => seq)
  const told = { line, by, sale, topUp: null, note, candidates: others }
  if (!sale) return { ...told, outcome: 'missing-here', differences: [] }
  const differences = differencesOf(line, sale)
  return { ...told, outcome: differences.length === 0 ? 'matched' : 'different', differences }
}

type Credit = { readonly topUp: BookedTopUp; readonly by: 'slip' | 'amount' }

function creditOutcome(line: StatementLine, credit: Credit | undefined): LineOutcome {
  const nothing = { sale: null, differences: [], note: null, candidates: [] } as const
  if (!credit) return { line, outcome: 'missing-here', by: null, topUp: null, ...nothing }
  return { line, outcome: 'matched', by: credit.by, topUp: credit.topUp, ...nothing }
}

/** Balance that was added, beside the top-ups that are booked: by slip, then by amount and time. */
function matchCredits(
  lines: readonly StatementLine[],
  topUps: readonly BookedTopUp[],
): ReadonlyMap<number, Credit> {
  const matched = new Map<number, Credit>()
  const free = new Set(topUps)
  const credits = lines.filter(({ kind }) => kind === 'credit')
  const take = (line: StatementLine, topUp: BookedTopUp, by: Credit['by']) => {
    matched.set(line.row, { topUp, by })
    free.delete(topUp)
  }
  const bySlip = Map.groupBy(topUps, ({ slip }) => slipKey(slip))
  for (const line of credits) {
    const { reference, amount_e4 } = line
    const ofSlip = reference === null ? [] : (bySlip.get(slipKey(reference)) ?? [])
    const same = ofSlip.find((one) => free.has(one) && one.amount_e4 === amount_e4)
    if (same) take(line, same, 'slip')
  }
  const byAmount = Map.groupBy(free, ({ amount_e4 }) => amount_e4)
  const claims = new Map<BookedTopUp, number>()
  const rest = credits.flatMap((line) => {
    if (matched.has(line.row)) return []
    const near = (byAmount.get(line.amount_e4) ?? []).filter(
      ({ at_ms }) => at_ms >= line.at.from_ms - BANK_ms && at_ms <= line.at.to_ms + BANK_ms,
    )
    for (const one of near) claims.set(one, (claims.get(one) ?? 0) + 1)
    return [{ line, near }]
  })
  const plain = rest.flatMap(({ line, near }) => {
    const [only, ...more] = near
    return only && more.length === 0 && claims.get(only) === 1 ? [{ line, only }] : []
  })
  for (const { line, only } of plain) take(line, only, 'amount')
  return matched
}
