import { Sale } from '../../contract/schemas.ts'
import { withoutTokens } from '../../domain/kinds/bill/hidden-tokens.ts'
import { Terms } from '../../domain/kinds/terms.ts'
import { type Money, money } from '../../domain/money.ts'
import type { LineType, OperatorCode } from '../../domain/operator.ts'
import type { ProviderId, WalletName } from '../../domain/provider.ts'
import { present } from '../../domain/result.ts'
import type { DeliveryState, SaleKind, TenderState } from '../../domain/sale.ts'
import type { SaleStanding } from '../../domain/sale-machine.ts'
import type { ReadableDb } from '../db/database.ts'
import type { Order } from '../providers/provider.ts'

/** A sale as it lies in the table; the CHECKs of the schema stand behind the unions. */
export interface SaleRow {
  readonly seq: number
  readonly id: string
  readonly request_hash: string
  readonly kind: SaleKind
  readonly operator: OperatorCode
  readonly number: string
  /** Of a recharge alone. */
  readonly line_type: LineType | null
  /** What else only its kind has, as JSON. */
  readonly terms: string | null
  readonly amount_e4: number
  /** The shop's own, on top. */
  readonly service_charge_e4: number
  /** Handed over in cash; null where nobody counted it. */
  readonly given_e4: number | null
  /** What of its price its customer pays later; the rest is cash. */
  readonly credit_e4: number
  readonly customer_seq: number | null
  /** The shift it was sold in; null where none was open. */
  readonly shift_seq: number | null
  readonly provider: ProviderId
  readonly wallet: WalletName
  readonly our_reference: string
  readonly provider_reference: string | null
  readonly state: DeliveryState
  readonly tender: TenderState
  readonly version: number
  readonly expected_cost_e4: number
  readonly charged_e4: number | null
  readonly commission_e4: number | null
  readonly failure_word: string | null
  readonly failure_boot: string | null
  readonly failure_mono_ms: number | null
  /** 1 where its cost stands in suspense. */
  readonly suspended: 0 | 1
  readonly reason_code: string | null
  readonly reason_words: string | null
  readonly created_at_ms: number
  readonly changed_at_ms: number
  readonly business_date: string
  readonly retry_of: string | null
}

export interface SaleRows {
  byId(id: string): SaleRow | undefined
  bySeq(seq: number): SaleRow | undefined
}

export function createSaleRows(db: ReadableDb): SaleRows {
  const byId = db.read<[string], SaleRow>('SELECT * FROM sale WHERE id = ?')
  const bySeq = db.read<[number], SaleRow>('SELECT * FROM sale WHERE seq = ?')
  return { byId: (id) => byId.get(id), bySeq: (seq) => bySeq.get(seq) }
}

export function standingOf(row: SaleRow): SaleStanding {
  return {
    state: row.state,
    tender: row.tender,
    providerReference: row.provider_reference,
    failureWord: row.failure_word,
    suspended: row.suspended === 1,
  }
}

/** The columns that hold what was agreed. */
export function columnsOf(
  agreed: Terms,
): Pick<SaleRow, 'kind' | 'operator' | 'number' | 'line_type' | 'terms'> {
  const { kind, operator, number, ...own } = agreed
  const at = { kind, operator, number }
  if (agreed.kind === 'recharge') return { ...at, line_type: agreed.lineType, terms: null }
  return { ...at, line_type: null, terms: JSON.stringify(own) }
}

/** What was agreed, as it was stored. */
export function termsOf({ kind, operator, number, line_type, terms }: SaleRow): Terms {
  const own = terms === null ? { lineType: line_type } : JSON.parse(terms)
  return Terms.parse({ kind, operator, number, ...own })
}

/** What its customer pays: the amount and the shop's own charge. */
export function paidOf(row: Pick<SaleRow, 'amount_e4' | 'service_charge_e4'>): Money {
  return money(row.amount_e4 + row.service_charge_e4)
}

/** What the provider is asked to do: the same order for the sale and for every later question. */
export function orderOf(row: SaleRow): Order {
  return { ...termsOf(row), amount_e4: money(row.amount_e4), ourReference: row.our_reference }
}

/** Why it stands as it stands, with the words of whoever said so; null where nothing is to say. */
export function reasonOf({ seq, reason_code: code, reason_words }: SaleRow): Sale['reason'] {
  // The two columns are written together.
  return code === null ? null : { code, words: present(reason_words, `words of sale ${seq}`) }
}

/** The same where many can read it: in lists, and beside the other sales of a customer. */
function shownReasonOf(row: SaleRow): Sale['reason'] {
  const reason = reasonOf(row)
  return reason && { ...reason, words: withoutTokens(reason.words) }
}

/** The sale as a screen sees it, with the customer it names where it is sold on credit. */
export function createToSale(db: ReadableDb): (row: SaleRow) => Sale {
  const customer = db.read<[number], NonNullable<Sale['creditTo']>>(
    'SELECT id, name FROM customer WHERE seq = ?',
  )
  return (row) => {
    const { seq, customer_seq } = row
    if (customer_seq === null) return toSale(row, null)
    return toSale(row, present(customer.get(customer_seq), `the customer of sale ${seq}`))
  }
}

export function toSale(row: SaleRow, creditTo: Sale['creditTo']): Sale {
  return Sale.parse({
    id: row.id,
    seq: row.seq,
    ...termsOf(row),
    amount_e4: row.amount_e4,
    serviceCharge_e4: row.service_charge_e4,
    given_e4: row.given_e4,
    credit_e4: row.credit_e4,
    creditTo,
    provider: row.provider,
    state: row.state,
    tender: row.tender,
    version: row.version,
    ourReference: row.our_reference,
    providerReference: row.provider_reference,
    expectedCost_e4: row.expected_cost_e4,
    charged_e4: row.charged_e4,
    commission_e4: row.commission_e4,
    createdAt_ms: row.created_at_ms,
    changedAt_ms: row.changed_at_ms,
    businessDate: row.business_date,
    reason: shownReasonOf(row),
    retryOf: row.retry_of,
    failureHeardOnce: row.failure_word !== null,
  })
}
