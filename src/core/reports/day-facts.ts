import { midnight_ms } from '../../domain/calendar.ts'
import { present } from '../../domain/result.ts'
import type { ReadableDb } from '../db/database.ts'
import { deltaOf, hourOf, type Money, moneyColumn } from './booked.ts'
import { type Dimension, dimensions, NOBODY } from './dimensions.ts'
import { addSums, noSums, type Sums } from './sums.ts'

/** What moved an account, as its entries are: what left it is negative. */
export interface Moved {
  debit_e4: number
  credit_e4: number
}

/** What was booked on a day: its sales by every dimension, and each account by cause. */
export interface DayFacts {
  readonly totals: ReadonlyMap<Dimension, Map<string, Sums>>
  readonly accounts: Map<string, Map<string, Moved>>
  /** The newest transaction that is in it. */
  upTo: number
}

/**
 * Adds what was booked on a day since, the transactions in their order, a piece at a time: between
 * two pieces the facts are the day as far as it is read, and whoever reads on goes on from there.
 */
export type ReadOn = (facts: DayFacts, businessDate: string) => Generator<null, void>

/** A piece is read within some milliseconds, on a slow counter too. */
const PIECE = 200

export function noFacts(): DayFacts {
  return {
    totals: new Map(dimensions.map((dimension) => [dimension, new Map<string, Sums>()])),
    accounts: new Map(),
    upTo: 0,
  }
}

interface Transaction {
  readonly id: number
  readonly cause: string
  readonly at_ms: number
  /** Null for what is no sale's. */
  readonly kind: string | null
  readonly operator: string
  readonly provider: string
  readonly package: string
  readonly cashier: string
  readonly customer: string
  readonly left_at_ms: number | null
}

interface EntryRow {
  readonly id: number
  readonly account: string
  readonly amount_e4: number
}

/**
 * Reads a day from the ledger. Money stands under the day it moved, so that what becomes of an
 * older sale is in the figures of the day on which it became so.
 */
export function createDayReading(db: ReadableDb): ReadOn {
  // The list of a pack is its network's, or Skitto's (`listFor`).
  const transactions = db.read<[string, number, number], Transaction>(
    `SELECT ledger_transaction.id, cause, ledger_transaction.at_ms, kind, operator, provider,
       CASE WHEN kind IN ('package', 'drive')
         THEN iif(json_extract(terms, '$.lineType') = 'skitto', 'SK', operator) || ' '
           || json_extract(terms, '$.packageId')
         ELSE '' END AS package,
       coalesce(shift.cashier, '') AS cashier, coalesce(customer.id, '') AS customer,
       attempt.at_ms AS left_at_ms
     FROM ledger_transaction INDEXED BY ledger_transaction_day
       LEFT JOIN sale ON sale.seq = ledger_transaction.sale_seq
       LEFT JOIN attempt ON attempt.sale_seq = ledger_transaction.sale_seq
       LEFT JOIN shift ON shift.seq = sale.shift_seq
       LEFT JOIN customer ON customer.seq = sale.customer_seq
     WHERE ledger_transaction.business_date = CAST(? AS TEXT)
       AND ledger_transaction.id > CAST(? AS INTEGER)
     ORDER BY ledger_transaction.id LIMIT CAST(? AS INTEGER)`,
  )
  const entries = db.read<[string, number, number], EntryRow>(
    `SELECT ledger_transaction.id, account.name AS account, amount_e4
     FROM ledger_transaction INDEXED BY ledger_transaction_day
       CROSS JOIN entry ON entry.transaction_id = ledger_transaction.id
       CROSS JOIN account ON account.id = account_id
     WHERE business_date = CAST(? AS TEXT)
       AND ledger_transaction.id > CAST(? AS INTEGER)
       AND ledger_transaction.id <= CAST(? AS INTEGER)
     ORDER BY ledger_transaction.id`,
  )
  /** @returns whether there may be more */
  const readPiece = (facts: DayFacts, businessDate: string, midnight: number): boolean => {
    const since = facts.upTo
    const piece = transactions.all(businessDate, since, PIECE)
    const lines = entries.all(businessDate, since, piece.at(-1)?.id ?? since)
    const cells = new Map<string, Cell>()
    let next = 0
    for (const transaction of piece) {
      const money: Money = {}
      for (let line = lines[next]; line?.id === transaction.id; line = lines[next]) {
        next += 1
        account(facts, line.account, transaction.cause, line.amount_e4)
        const column = moneyColumn(line.account)
        if (column) money[column] = (money[column] ?? 0) + line.amount_e4
      }
      facts.upTo = transaction.id
      if (transaction.kind === null) continue
      const { cause, at_ms, left_at_ms } = transaction
      const took_ms = left_at_ms === null ? null : Math.max(0, at_ms - left_at_ms)
      const { sums } = cellOf(cells, transaction, hourOf(at_ms, midnight))
      addSums(sums, deltaOf(cause, money, took_ms))
    }
    for (const cell of cells.values()) add(facts, cell)
    return piece.length === PIECE
  }
  return function* readOn(facts, businessDate) {
    const midnight = midnight_ms(businessDate)
    while (readPiece(facts, businessDate, midnight)) yield null
  }
}

function account(facts: DayFacts, name: string, cause: string, amount_e4: number): void {
  const causes = facts.accounts.get(name) ?? new Map<string, Moved>()
  facts.accounts.set(name, causes)
  const moved = causes.get(cause) ?? { debit_e4: 0, credit_e4: 0 }
  causes.set(cause, moved)
  if (amount_e4 > 0) moved.debit_e4 += amount_e4
  else moved.credit_e4 += amount_e4
}

/** What is the same in every dimension: ten thousand sales come to a few hundred of these. */
interface Cell {
  readonly members: Readonly<Record<Dimension, string>>
  readonly sums: Sums
}

function cellOf(cells: Map<string, Cell>, sale: Transaction, hour: string): Cell {
  const { operator, provider, cashier, package: pack, customer } = sale
  const kind = sale.kind ?? NOBODY
  const key = `${hour}|${kind}|${operator}|${provider}|${pack}|${customer}|${cashier}`
  const known = cells.get(key)
  if (known) return known
  const own = { all: NOBODY, hour, operator, kind, provider, cashier, package: pack, customer }
  const cell = { members: own, sums: noSums() }
  cells.set(key, cell)
  return cell
}

function add({ totals }: DayFacts, { members, sums }: Cell): void {
  for (const dimension of dimensions) {
    const ofDimension = present(totals.get(dimension), dimension)
    const total = ofDimension.get(members[dimension]) ?? noSums()
    ofDimension.set(members[dimension], total)
    addSums(total, sums)
  }
}
