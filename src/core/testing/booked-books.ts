import { accounts, type Entry } from '../../domain/ledger.ts'
import { midnight_ms } from '../../domain/calendar.ts'
import { money } from '../../domain/money.ts'
import type { ProviderId } from '../../domain/provider.ts'
import type { Posting } from '../../domain/sale-machine.ts'
import type { Database } from '../db/database.ts'
import { openDatabase } from '../db/open.ts'
import { createPost } from '../ledger/post.ts'
import { createDuesOfSale } from '../sales/dues-of-sale.ts'
import { entriesFor, type SaleMoney } from '../sales/entries.ts'

/** A sale of books that are written straight into their tables. */
export interface BookedSale {
  readonly kind: 'recharge' | 'package' | 'drive' | 'transfer'
  readonly operator: string
  readonly provider: ProviderId
  readonly amount_e4: number
  readonly charge_e4: number
  readonly cost_e4: number
  /** Of its price; nothing where it was paid at once. */
  readonly credit_e4: number
  readonly packageId: number
  readonly isSkitto: boolean
  /** By the shift of Rahim, of Karim, or of nobody. */
  readonly shift: 1 | 2 | null
}

export interface BookedBooks {
  readonly db: Database
  /** @returns its number */
  sale(sale: BookedSale): number
  /** Books a step of a sale on a day, so many milliseconds after its midnight. */
  book(seq: number, posting: Posting, day: string, after_ms: number): void
  /** Books what is no sale's. */
  move(cause: string, day: string, entries: readonly Entry[]): void
}

const wallets = { autoflexi: 'main', alsamiflexi: 'main', flexiloadbd: 'flexiload' } as const
const LEFT_ms = midnight_ms('2026-01-30')

/** Books of any length in a moment: what is tested is how they are added up. */
export function openBookedBooks(db = openDatabase(':memory:')): BookedBooks {
  const post = createPost(db, accounts)
  const duesOf = createDuesOfSale(db)
  const sales = new Map<number, SaleMoney>()
  openShifts(db)
  const insert = createInsertSale(db)
  const attempt = db.change<[number, number]>(
    `INSERT INTO attempt (sale_seq, at_ms, mono_ms, boot, request_hash)
     VALUES (?, ?, 1, 'b', 'h')`,
  )
  return {
    db,
    sale: (words) => {
      const seq = db.write(() => {
        const stored = insert(words, sales.size + 1)
        attempt.run(stored, LEFT_ms)
        return stored
      })
      sales.set(seq, {
        provider: words.provider,
        wallet: wallets[words.provider],
        amount_e4: words.amount_e4,
        service_charge_e4: words.charge_e4,
        expected_cost_e4: words.cost_e4,
        credit_e4: words.credit_e4,
        suspended: 0,
        tender: seq % 2 === 0 ? 'collected' : 'refund-due',
      })
      return seq
    },
    book(seq, posting, businessDate, after_ms) {
      const sale = sales.get(seq)
      if (!sale) throw new Error(`no sale ${seq}`)
      const at_ms = midnight_ms(businessDate) + after_ms
      const entries = entriesFor(posting, sale, money(sale.expected_cost_e4 - seq))
      db.write(() => {
        const transaction = post({ saleSeq: seq, cause: posting, at_ms, businessDate, entries })
        const customer_seq = sale.credit_e4 > 0 ? 1 : null
        const owed = { id: `sale-${seq}`, seq, credit_e4: sale.credit_e4, customer_seq }
        duesOf(posting, owed, { transaction, at_ms, businessDate })
      })
    },
    move(cause, businessDate, entries) {
      const at_ms = midnight_ms(businessDate)
      db.write(() => post({ saleSeq: null, cause, at_ms, businessDate, entries }))
    },
  }
}

function openShifts(db: Database): void {
  const shift = db.change<[string, string]>(
    `INSERT INTO shift (id, cashier, business_date, opened_at_ms, opened_mono_ms, opened_boot,
       opening_notes, opening_e4, booked_e4, is_blind)
     VALUES (?, ?, '2026-01-30', 1, 1, 'b', '{}', 0, 0, 0)`,
  )
  const count = db.change<[]>(
    `INSERT INTO shift_count (seq, shift_seq, at_ms, notes, counted_e4, expected_e4)
     VALUES (1, 1, 1, '{}', 0, 0)`,
  )
  const close = db.change<[]>(
    `INSERT INTO shift_close (shift_seq, closed_at_ms, count_seq, reason, was_blind)
     VALUES (1, 1, 1, '', 0)`,
  )
  const customer = db.change<[]>(
    "INSERT INTO customer (id, name, phone, made_at_ms) VALUES ('c-1', 'Salma', '', 1)",
  )
  db.write(() => {
    shift.run('Rahim', 'Rahim')
    count.run()
    close.run()
    shift.run('Karim', 'Karim')
    customer.run()
  })
}

function createInsertSale(db: Database) {
  const insert = db.change<[Record<string, string | number | null>]>(
    `INSERT INTO sale (id, number, our_reference, state, request_hash, kind, operator, terms,
       amount_e4, service_charge_e4, credit_e4, customer_seq, shift_seq, provider, wallet, tender,
       version, expected_cost_e4, created_at_ms, changed_at_ms, business_date)
     VALUES (@id, '01700000000', @id, 'succeeded', 'h', @kind, @operator, @terms, @amount_e4,
       @charge_e4, @credit_e4, @customer_seq, @shift, @provider, @wallet, 'collected', 1,
       @cost_e4, 1, 1, '2026-01-30')`,
  )
  return (words: BookedSale, nth: number): number => {
    const { packageId, isSkitto, ...sale } = words
    const isPack = sale.kind === 'package' || sale.kind === 'drive'
    const terms = { packageId, ...(isSkitto ? { lineType: 'skitto' } : {}) }
    return insert.run({
      ...sale,
      id: `sale-${nth}`,
      terms: isPack ? JSON.stringify(terms) : null,
      customer_seq: sale.credit_e4 > 0 ? 1 : null,
      wallet: wallets[sale.provider],
    }).rowid
  }
}
