import type { BillQuote } from '../../contract/bills.ts'
import type { Quote, QuoteRequest } from '../../contract/schemas.ts'
import { businessDate as businessDateOf } from '../../domain/business-day.ts'
import type { BillNumber } from '../../domain/kinds/bill/bill-number.ts'
import { monthWarning } from '../../domain/kinds/bill/month.ts'
import type { BillTerms } from '../../domain/kinds/bill/terms.ts'
import type { Now, Shelf } from '../../domain/kinds/kind.ts'
import { expectedEarning, readWanted, type Wanted } from '../../domain/kinds/kinds.ts'
import type { Terms } from '../../domain/kinds/terms.ts'
import { rechargeLimit } from '../../domain/limits.ts'
import {
  type Money,
  Money as MoneySchema,
  money,
  subtractMoney,
  TAKA_E4,
} from '../../domain/money.ts'
import type { BillerCode } from '../../domain/operator.ts'
import type { ProviderId } from '../../domain/provider.ts'
import type { OperatorDirectory, Order } from '../providers/provider.ts'
import type { Run } from '../run.ts'
import { choicesFor, choose, type OpenSellers } from './choose.ts'
import type { PaidBefore } from './paid-before.ts'
import type { SaleReading } from './reading.ts'
import { type SaleRow, termsOf, toSale } from './rows.ts'
import type { LearnedCommission } from './submit.ts'
import type { Twins } from './twin.ts'

/** How far back the memory of a number goes, in its own sales. */
const REMEMBERED = 20

export interface QuoteParts {
  readonly sellers: OpenSellers
  readonly directory: OperatorDirectory
  readonly shelf: Shelf
  readonly reading: SaleReading
  readonly run: Run
  readonly twins: Twins
  readonly learned: LearnedCommission
  readonly bills: KnownOfBills
  readonly paidBefore: PaidBefore
}

/** What these books know of a biller and its customers. */
export interface KnownOfBills {
  isVerified(operator: BillerCode): boolean
  nicknameOf(at: { readonly operator: BillerCode; readonly number: BillNumber }): string | null
}

/** What the read-back says before anything is confirmed. Nothing is stored and nobody is asked. */
export function createQuote(parts: QuoteParts) {
  const { sellers, reading, run, twins } = parts
  return (asked: QuoteRequest): Quote => {
    const businessDate = businessDateOf(run.moment().at_ms)
    const wanted = wholeOf(asked)
    const amount = MoneySchema.safeParse(asked.amount_e4)
    const amount_e4 = money(Math.max(0, amount.data ?? 0))
    const { agreed, number: read } = agreedOn(wanted, { shelf: parts.shelf, businessDate })
    // Before one is typed nobody's number stands in for it, of which nothing is remembered.
    const number = asked.number === undefined ? null : read
    const terms = agreed.ok ? agreed.value.terms : null
    const order: Order | null = terms && { ...terms, amount_e4, ourReference: 'QUOTE' }
    const choices = order ? choicesFor(order, sellers) : []
    const chosen = order && choose(choices, asked.provider)
    const provider = chosen && chosen.cannot === null ? chosen.provider : null
    const earned = provider && order && earnedBy(order, { provider, businessDate }, parts.learned)
    const past = number === null ? [] : reading.ofNumber(number, REMEMBERED)
    const { kind, operator } = wanted
    const twin = number === null ? null : twins.of({ kind, operator, number }, amount_e4)
    const limit = chosen && terms && limitOf(chosen.provider, terms, businessDate, parts.directory)
    return {
      provider,
      expectedCost_e4: earned === null ? null : subtractMoney(amount_e4, earned),
      expectedCommission_e4: earned,
      choices,
      cannot: agreed.ok ? null : agreed.problem,
      ...memoryOf(past),
      twin: twin ? toSale(twin) : null,
      min_e4: limit?.min_e4 ?? null,
      max_e4: limit?.max_e4 ?? null,
      bill: terms?.kind === 'bill' ? billOf(terms, number !== null, businessDate, parts) : null,
    }
  }
}

/** Nobody's number; every kind can read it. */
const ANY_NUMBER = '01700000000'

/** With what is not typed yet: what can be sold of a line depends neither on whose nor how much. */
function wholeOf({ provider: _provider, number = ANY_NUMBER, ...asked }: QuoteRequest): Wanted {
  if ('lineType' in asked) return { ...asked, kind: 'recharge', number, amount_e4: TAKA_E4 }
  return { ...asked, number }
}

/** What would be agreed on, and for which number; null for one that cannot be meant. */
function agreedOn(wanted: Wanted, now: Now) {
  const agreed = readWanted(wanted, now)
  if (agreed.ok) return { agreed, number: agreed.value.terms.number }
  if (agreed.problem.field !== 'number') return { agreed, number: null }
  return { agreed: readWanted({ ...wanted, number: ANY_NUMBER }, now), number: null }
}

function earnedBy(
  order: Order,
  at: { readonly provider: ProviderId; readonly businessDate: string },
  learned: LearnedCommission,
): Money {
  const { operator, kind, amount_e4 } = order
  const learned_e4 = learned({ provider: at.provider, operator, kind, amount_e4 })
  return expectedEarning(order, amount_e4, { ...at, learned_e4 })
}

/** @param isTyped false while the number of the terms is nobody's */
function billOf(
  terms: BillTerms,
  isTyped: boolean,
  businessDate: string,
  { bills, paidBefore }: QuoteParts,
): BillQuote {
  return {
    verified: bills.isVerified(terms.operator),
    warning: monthWarning(terms.billMonth, businessDate),
    savedAs: isTyped ? bills.nicknameOf(terms) : null,
    paidBefore: isTyped ? paidBefore(terms) : null,
  }
}

/** What a recharge may be at least and at most; a package costs what it costs. */
function limitOf(
  provider: ProviderId,
  terms: Terms,
  date: string,
  directory: OperatorDirectory,
): { min_e4: Money; max_e4: Money } | null {
  if (terms.kind !== 'recharge') return null
  const { operator, lineType } = terms
  return directory.find(provider, operator) ?? rechargeLimit(provider, operator, lineType, date)
}

function memoryOf(past: readonly SaleRow[]): Pick<Quote, 'last' | 'remembered'> {
  const last = past[0]
  const delivered = past
    .filter(({ state }) => state === 'succeeded')
    .map(termsOf)
    .find((terms) => terms.kind === 'recharge')
  return {
    last: last ? toSale(last) : null,
    remembered: delivered ? { operator: delivered.operator, lineType: delivered.lineType } : null,
  }
}
