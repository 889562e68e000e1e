import type { ReadableDb } from '../../src/core/db/database.ts'
import type { OperatorCode } from '../../src/domain/operator.ts'
import type { ProviderId } from '../../src/domain/provider.ts'
import type { DeliveryState, SaleKind, TenderState } from '../../src/domain/sale.ts'
import type { SentSale } from './far-end.ts'
import type { OnCredit } from './payment.ts'

/** A sale's row, as far as a rule looks at it. */
export interface Row {
  readonly seq: number
  readonly id: string
  readonly kind: SaleKind
  readonly operator: OperatorCode
  readonly number: string
  readonly line_type: string | null
  /** What only its kind has, as JSON. */
  readonly terms: string | null
  readonly amount_e4: number
  readonly service_charge_e4: number
  readonly provider: ProviderId
  readonly our_reference: string
  readonly provider_reference: string | null
  readonly state: DeliveryState
  readonly tender: TenderState
  readonly version: number
  readonly expected_cost_e4: number
  readonly charged_e4: number | null
  readonly commission_e4: number | null
  readonly business_date: string
  readonly created_at_ms: number
  readonly retry_of: string | null
}

export type Standing = Pick<Row, 'seq' | 'id' | 'state' | 'tender' | 'version'>

export interface Event {
  readonly version: number
  readonly from_state: string | null
  readonly to_state: string
  readonly tender: string
  readonly cause: string
  readonly step: string
}

export interface Line {
  readonly id: number
  readonly sale_seq: number | null
  readonly cause: string
  readonly name: string
  readonly amount_e4: number
  readonly business_date: string
  /** The shift it is booked in; null where none was open. */
  readonly shift_seq: number | null
}

/** What the simulation knows of a sale: the newest row, and what led to it. */
export interface View {
  row: Row
  /** The sale's name in the plan. */
  readonly name: string
  /** The last event that was looked at. */
  event: Event | null
  /** What its entries come to, by account. */
  readonly sums: Map<string, number>
  /** Its money is that of the failed sale it is tried again for. */
  readonly isPaidFromHeld: boolean
  /** What of it is paid later, and by whom; null where all of it is cash. */
  readonly credit: OnCredit | null
  /** How often its customer's cash came over the counter since, less how often it went back. */
  paid: number
  /** On both ends of the wire; null while nothing left. */
  sent: SentSale | null
  /** True time, and this run's own count, of when its bytes left. */
  wired: { readonly boot: number; readonly mono_ms: number; readonly at_ms: number } | null
  /** True time since when it stands where it stands. */
  since_ms: number
  /** The run that made it, and that run's own count of when. */
  readonly boot: number
  readonly mono_ms: number
  /** Who ended it. */
  endedBy: string | null
  /** It was in doubt at some time. */
  doubted: boolean
  /** An answer that must move nothing but into doubt, when it came and what is wrong with it. */
  lied: { readonly at_ms: number; readonly invariant: number; readonly words: string } | null
  /** True time when it was executed although the books had called it failed; else null. */
  late_ms: number | null
  /** True time of each of its steps, by its version. */
  readonly times: Map<number, number>
  /** F31: a draft that may have left after the copy of these books was made. */
  isOfCopy: boolean
  /** F31: where its money went in books that are gone, where these do not know it; else null. */
  tenderLost: string | null
}

export interface BooksReader {
  row(seq: number): Row | undefined
  /** Every sale, as far as the end of a day compares it. */
  standings(): Standing[]
  eventsAfter(seq: number, version: number): Event[]
  linesAfter(transaction: number): Line[]
  /** Every account's sum, of all its entries. */
  sums(): { name: string; amount_e4: number }[]
  onWire(provider: ProviderId): { sale_seq: number; request_hash: string }[]
  /** What a package costs as the counter knows it; null where it is not listed. */
  listedPrice(operator: OperatorCode | 'SK', packageId: number): number | null
  /** The tokens it brought, in the order they are keyed in. */
  tokens(seq: number): readonly string[]
  writing(): boolean
}

const COLUMNS = `seq, id, kind, operator, number, line_type, terms, amount_e4, service_charge_e4,
  provider, our_reference, provider_reference, state, tender, version, expected_cost_e4,
  charged_e4, commission_e4, business_date, created_at_ms,
  retry_of`

/** Reads the books beside the core: what is on disk, not what the core thinks of it. */
export function readerOf(db: ReadableDb): BooksReader {
  const row = db.read<[number], Row>(`SELECT ${COLUMNS} FROM sale WHERE seq = ?`)
  const standings = db.read<[], Standing>(
    'SELECT seq, id, state, tender, version FROM sale ORDER BY seq',
  )
  const sums = db.read<[], { name: string; amount_e4: number }>(
    `SELECT name, (SELECT sum(amount_e4) FROM entry WHERE account_id = account.id) AS amount_e4
     FROM account WHERE EXISTS (SELECT 1 FROM entry WHERE account_id = account.id)`,
  )
  const events = db.read<[number, number], Event>(
    `SELECT version, from_state, to_state, tender, cause, step FROM sale_event
     WHERE sale_seq = CAST(? AS INTEGER) AND version > ? ORDER BY version`,
  )
  const lines = db.read<[number], Line>(
    `SELECT t.id, t.sale_seq, t.cause, a.name, e.amount_e4, t.business_date, t.shift_seq
     FROM ledger_transaction t JOIN entry e ON e.transaction_id = t.id
       JOIN account a ON a.id = e.account_id
     WHERE t.id > ? ORDER BY t.id, e.line`,
  )
  const onWire = db.read<[string], { sale_seq: number; request_hash: string }>(
    `SELECT attempt.sale_seq, attempt.request_hash FROM sale INDEXED BY sale_state
       JOIN attempt ON attempt.sale_seq = sale.seq
     WHERE state = 'on-wire' AND provider = CAST(? AS TEXT)`,
  )
  const listed = db.read<[string, number], { price_e4: number }>(
    `SELECT price_e4 FROM listed_package
     WHERE operator = CAST(? AS TEXT) AND package_id = CAST(? AS INTEGER) AND is_listed = 1`,
  )
  const tokens = db.read<[number], { token: string }>(
    'SELECT token FROM meter_token WHERE sale_seq = CAST(? AS INTEGER) ORDER BY place',
  )
  return {
    tokens: (seq) => tokens.all(seq).map(({ token }) => token),
    listedPrice: (operator, packageId) => listed.get(operator, packageId)?.price_e4 ?? null,
    row: (seq) => row.get(seq),
    standings: () => standings.all(),
    eventsAfter: (seq, version) => events.all(seq, version),
    linesAfter: (transaction) => lines.all(transaction),
    sums: () => sums.all(),
    onWire: (provider) => onWire.all(provider),
    writing: () => db.writing(),
  }
}

export const OPEN: readonly string[] = ['on-wire', 'accepted', 'in-doubt', 'needs-review']
export const FINAL: readonly string[] = ['succeeded', 'failed', 'reversed', 'late-success']
