import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { z } from 'zod'
import { ProviderId } from '../../src/domain/provider.ts'
import { DeliveryState, SaleKind, TenderState } from '../../src/domain/sale.ts'
import { type DayBooks, readDayBooks } from './day-books.ts'
import { type PrintBooks, readPrintBooks } from './print-books.ts'

const SaleLine = z.object({
  seq: z.number(),
  id: z.string(),
  provider: ProviderId,
  kind: SaleKind,
  operator: z.string(),
  number: z.string(),
  terms: z.string().nullable(),
  amount_e4: z.number(),
  service_charge_e4: z.number(),
  our_reference: z.string(),
  provider_reference: z.string().nullable(),
  state: DeliveryState,
  tender: TenderState,
  expected_cost_e4: z.number(),
  charged_e4: z.number().nullable(),
  retry_of: z.string().nullable(),
  credit_e4: z.number(),
})
/** A sale as its row stands in the file. */
export type SaleLine = z.infer<typeof SaleLine>

const Sum = z.object({ sale_seq: z.number().nullable(), account: z.string(), sum_e4: z.number() })
const TakenOver = z.object({ by: z.string() })
const Token = z.object({ sale_seq: z.number(), token: z.string() })

/** What stands in the books on the disk, read without asking the counter. */
export interface BooksOnDisk {
  readonly sales: readonly SaleLine[]
  /** Sums of the entries by sale (`seq`) and account; null for what belongs to no sale. */
  readonly sums: ReadonlyMap<number | null, ReadonlyMap<string, number>>
  /** Sales that were paid with the money of one that had failed. */
  readonly paidFromHeld: ReadonlySet<string>
  /** Twenty digits each, by the sale (`seq`) they were bought with, in their order. */
  readonly tokens: ReadonlyMap<number, readonly string[]>
  /** Sales a person decided about, who reads no tokens out. */
  readonly decided: ReadonlySet<number>
  readonly accounts: number
  readonly day: DayBooks
  readonly prints: PrintBooks
  /** What SQLite itself finds wrong; empty for a whole file. */
  readonly damage: readonly string[]
}

const FILES = ['counter.db', 'counter.db-wal', 'counter.db-shm'] as const

/** The file of the real books in a counter's folder. */
export function booksFile(dataDir: string): string {
  return path.join(dataDir, 'real', 'counter.db')
}

/**
 * Reads a copy of the books, log and all, so that the counter's own start finds the files exactly
 * as the kill left them. Null where there are no books.
 */
export function readBooks(dataDir: string): BooksOnDisk | null {
  const file = booksFile(dataDir)
  if (!existsSync(file)) return null
  const folder = mkdtempSync(path.join(tmpdir(), 'kill-books-'))
  try {
    for (const name of FILES) {
      const from = path.join(path.dirname(file), name)
      if (existsSync(from)) copyFileSync(from, path.join(folder, name))
    }
    return readCopy(path.join(folder, 'counter.db'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readCopy(file: string): BooksOnDisk {
  const sqlite = new BetterSqlite3(file)
  try {
    // It is a copy: nobody needs it to survive.
    sqlite.pragma('synchronous = OFF')
    const rows = (sql: string): unknown[] => sqlite.prepare(sql).all()
    const takenOver = z
      .array(z.object({ step: z.string() }))
      .parse(rows(`SELECT step FROM sale_event WHERE step LIKE '{"type":"taken-over"%'`))
    return {
      sales: z.array(SaleLine).parse(rows('SELECT * FROM sale ORDER BY seq')),
      sums: bySale(z.array(Sum).parse(rows(SUMS))),
      paidFromHeld: new Set(takenOver.map(({ step }) => TakenOver.parse(JSON.parse(step)).by)),
      tokens: tokensIn(z.array(Token).parse(rows(TOKENS))),
      decided: new Set(
        z
          .array(z.object({ sale_seq: z.number() }))
          .parse(rows(`SELECT sale_seq FROM sale_event WHERE cause = 'person'`))
          .map(({ sale_seq }) => sale_seq),
      ),
      accounts: rows('SELECT provider FROM provider_account').length,
      day: readDayBooks(rows),
      prints: readPrintBooks(rows),
      damage: damageOf(sqlite),
    }
  } finally {
    sqlite.close()
  }
}

const SUMS = `SELECT t.sale_seq, a.name AS account, sum(e.amount_e4) AS sum_e4
  FROM entry AS e
  JOIN ledger_transaction AS t ON t.id = e.transaction_id
  JOIN account AS a ON a.id = e.account_id
  GROUP BY t.sale_seq, a.name`

const TOKENS = 'SELECT sale_seq, token FROM meter_token ORDER BY sale_seq, place'

function tokensIn(lines: readonly z.infer<typeof Token>[]): Map<number, readonly string[]> {
  const all = new Map<number, readonly string[]>()
  for (const { sale_seq, token } of lines) {
    all.set(sale_seq, [...(all.get(sale_seq) ?? []), token.replaceAll('-', '')])
  }
  return all
}

function bySale(sums: readonly z.infer<typeof Sum>[]): Map<number | null, Map<string, number>> {
  const all = new Map<number | null, Map<string, number>>()
  for (const { sale_seq, account, sum_e4 } of sums) {
    const mine = all.get(sale_seq) ?? new Map<string, number>()
    mine.set(account, sum_e4)
    all.set(sale_seq, mine)
  }
  return all
}

function damageOf(sqlite: BetterSqlite3.Database): string[] {
  const found: unknown = sqlite.pragma('integrity_check', { simple: true })
  const strays: unknown = sqlite.pragma('foreign_key_check')
  const isStray = Array.isArray(strays) && strays.length > 0
  const uneven: unknown[] = sqlite
    .prepare('SELECT 1 FROM entry GROUP BY transaction_id HAVING sum(amount_e4) <> 0')
    .all()
  return [
    ...(found === 'ok' ? [] : [`integrity_check: ${String(found)}`]),
    ...(isStray ? [`foreign_key_check: ${JSON.stringify(strays)}`] : []),
    ...(uneven.length > 0 ? [`${uneven.length} transactions do not balance`] : []),
  ]
}
