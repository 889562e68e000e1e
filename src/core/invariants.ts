import { balanced, type Entry } from '../domain/ledger.ts'
import { isMoney } from '../domain/money.ts'
import { confirmed, SaleStep, type SaleStanding, step } from '../domain/sale-machine.ts'
import type { ReadableDb } from './db/database.ts'

/**
 * The invariants of docs/money.md §7 that a commit can be held against while it is still being
 * written. They stay on in a shop: what breaks one is undone whole, and whoever asked is told.
 */
export class InvariantBroken extends Error {
  override readonly name = 'InvariantBroken'
  /** As numbered in docs/money.md §7. */
  readonly invariant: number
  constructor(invariant: number, words: string) {
    super(`invariant ${invariant}: ${words}`)
    this.invariant = invariant
  }
}

/** 1, 11 and 21: balanced, of a cause, and every amount a safe integer in range. */
export function assertTransaction(entries: readonly Entry[], cause: string): readonly Entry[] {
  if (cause === '') throw new InvariantBroken(11, 'money moves without a cause')
  const odd = entries.find(({ amount_e4 }) => !isMoney(amount_e4))
  if (odd) throw new InvariantBroken(21, `${odd.amount_e4} on ${odd.account}`)
  return balanced(entries)
}

/** The columns of a sale that an invariant looks at. */
export interface SaleFacts {
  readonly seq: number
  readonly provider: string
  readonly wallet: string
  readonly state: SaleStanding['state']
  readonly tender: SaleStanding['tender']
  readonly version: number
  readonly amount_e4: number
  readonly service_charge_e4: number
  readonly credit_e4: number
  readonly expected_cost_e4: number
  readonly charged_e4: number | null
  readonly commission_e4: number | null
  readonly provider_reference: string | null
  readonly failure_word: string | null
  readonly suspended: 0 | 1
}

/**
 * Holds a sale that was just moved against its own history, attempt and entries.
 *
 * @throws InvariantBroken in the middle of the write, so that nothing of it is kept
 */
export type AssertSale = (sale: SaleFacts) => void

export function createAssertSale(db: ReadableDb): AssertSale {
  const eventsOf = db.read<[number], EventRow>(
    `SELECT version, to_state, step FROM sale_event
     WHERE sale_seq = CAST(? AS INTEGER) ORDER BY version`,
  )
  const attempts = db.read<[number], { attempts: number }>(
    'SELECT count(*) AS attempts FROM attempt WHERE sale_seq = ?',
  )
  const finals = db.read<[number], { one: number }>(
    "SELECT 1 AS one FROM observation WHERE sale_seq = ? AND class = 'final' LIMIT 1",
  )
  const sums = createSums(db)
  return (sale) => {
    inRange(sale)
    const told = foldOf(sale, eventsOf.all(sale.seq))
    const sent = attempts.get(sale.seq)?.attempts ?? 0
    if (sent !== (told.isSent ? 1 : 0)) {
      throw new InvariantBroken(3, `sale ${sale.seq} has ${sent} attempts as ${sale.state}`)
    }
    const isDelivered = sale.state === 'succeeded' || sale.state === 'late-success'
    if (isDelivered && !told.isDecided && !finals.get(sale.seq)) {
      throw new InvariantBroken(
        5,
        `sale ${sale.seq} is ${sale.state} without an answer that agrees`,
      )
    }
    entriesFit(sale, told, sums(sale.seq))
  }
}

interface EventRow {
  readonly version: number
  readonly to_state: string
  readonly step: string
}

/** 21: and a sale is expected to cost something, but never more than it brings. */
function inRange(sale: SaleFacts): void {
  const { amount_e4, service_charge_e4, credit_e4, expected_cost_e4 } = sale
  const { charged_e4, commission_e4 } = sale
  const paid = [amount_e4, service_charge_e4, credit_e4]
  const amounts = [...paid, expected_cost_e4, charged_e4, commission_e4]
  const odd = amounts.find((amount) => amount !== null && !isMoney(amount))
  if (odd !== undefined) throw new InvariantBroken(21, `sale ${sale.seq} has ${odd}`)
  if (expected_cost_e4 <= 0 || expected_cost_e4 > amount_e4) {
    throw new InvariantBroken(21, `sale ${sale.seq} is to cost ${expected_cost_e4} of ${amount_e4}`)
  }
}

/** What its events say of a sale. */
interface Told {
  readonly isSent: boolean
  readonly isDecided: boolean
  /** How often its customer's cash was taken after it was confirmed, and how often returned. */
  readonly collects: number
  readonly returns: number
}

/** 7 and 8: where the sale stands is where its events lead, one after the other, without a gap. */
function foldOf(sale: SaleFacts, events: readonly EventRow[]): Told {
  let standing: SaleStanding = confirmed
  let [isSent, isDecided] = [false, false]
  let [collects, returns] = [0, 0]
  const broken = (words: string) => new InvariantBroken(8, `sale ${sale.seq} ${words}`)
  if (events.length !== sale.version) {
    throw broken(`has ${events.length} events at version ${sale.version}`)
  }
  for (const { version, to_state, step: written } of events.slice(1)) {
    const taken = SaleStep.parse(JSON.parse(written))
    const next = step(standing, taken)
    if (!next.ok) throw broken(`cannot go from ${standing.state} by ${taken.type}`)
    standing = next.value
    const { postings } = next.value
    collects += postings.filter((one) => one === 'collect').length
    returns += postings.filter((one) => one === 'refund' || one === 'return-cash').length
    if (standing.state !== to_state) throw broken(`stood as ${to_state} at ${version}`)
    isSent ||= taken.type === 'sent'
    isDecided ||= taken.type === 'decided' || taken.type === 'delivered-late'
  }
  const isSame =
    standing.state === sale.state &&
    standing.tender === sale.tender &&
    standing.providerReference === sale.provider_reference &&
    standing.failureWord === sale.failure_word &&
    standing.suspended === (sale.suspended === 1)
  if (!isSame) throw broken(`stands as ${sale.state}, and its events say ${standing.state}`)
  return { isSent, isDecided, collects, returns }
}

type Sums = ReadonlyMap<string, number>

/** Added up here: SQLite would sort the few lines of a sale into a table of its own first. */
function createSums(db: ReadableDb): (seq: number) => Sums {
  const lines = db.read<[number], { cause: string; name: string; amount_e4: number }>(
    `SELECT moved.cause, account.name, entry.amount_e4
     FROM ledger_transaction AS moved CROSS JOIN entry ON entry.transaction_id = moved.id
       CROSS JOIN account ON account.id = entry.account_id
     WHERE moved.sale_seq = CAST(? AS INTEGER)`,
  )
  return (seq) => {
    const sums = new Map<string, number>()
    const add = (key: string, amount: number) => sums.set(key, (sums.get(key) ?? 0) + amount)
    for (const { cause, name, amount_e4 } of lines.all(seq)) {
      add(name, amount_e4)
      // Each is paid into this account, in cash or on credit.
      if (cause === 'collect' && name === 'customers-held') add('collects', 1)
    }
    return sums
  }
}

const WAITING: readonly string[] = ['on-wire', 'accepted', 'in-doubt', 'needs-review']

/** 1: what the entries of a sale come to, by where delivery and tender stand (docs/money.md §5). */
function entriesFit(sale: SaleFacts, told: Told, sums: Sums): void {
  const { state, tender, amount_e4: face, expected_cost_e4: cost } = sale
  const { service_charge_e4: charge, credit_e4: onCredit } = sale
  const paidByCustomer = face + charge
  const charged = sale.charged_e4 ?? cost
  const collects = sums.get('collects') ?? 0
  // Where the money of a failed sale pays for this one nothing was taken when it was confirmed.
  const atFirst = collects - told.collects
  if (atFirst !== 0 && atFirst !== 1) {
    throw new InvariantBroken(1, `sale ${sale.seq} was paid ${collects} times`)
  }
  const times = collects - told.returns
  const isWaiting = WAITING.includes(state)
  const isLoss = state === 'late-success' && tender !== 'collected'
  const isDelivered = (state === 'succeeded' || state === 'late-success') && !isLoss
  const wallet = `${sale.provider}:${sale.wallet}`
  const of = (account: string): number => sums.get(account) ?? 0
  const paid = isDelivered || isLoss ? charged : 0
  const wanted: readonly (readonly [string, number, number])[] = [
    ['cash', of('cash'), times * (paidByCustomer - onCredit)],
    ['customers-dues', of('customers-dues'), times * onCredit],
    ['customers-held', of('customers-held'), ((isDelivered ? 1 : 0) - times) * paidByCustomer],
    ['what is set aside', of(`reserved:${wallet}`) + of('suspense'), isWaiting ? cost : 0],
    ['suspense', of('suspense'), isWaiting && sale.suspended === 1 ? cost : 0],
    ['wallet', of(`wallet:${wallet}`), isWaiting ? -cost : -paid],
    ['commission', of('commission'), isDelivered ? charged - face : 0],
    ['service-charge', of('service-charge'), isDelivered ? -charge : 0],
    ['loss-late-success', of('loss-late-success'), isLoss ? charged : 0],
  ]
  const odd = wanted.find(([, found, should]) => found !== should)
  if (!odd) return
  const [account, found, should] = odd
  const words = `sale ${sale.seq} has ${found} on ${account} as ${state}, ${tender}: not ${should}`
  throw new InvariantBroken(1, words)
}
