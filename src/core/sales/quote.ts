import type { BillQuote } from '../../contract/bills.ts'
import type { Quote, QuoteRequest } from '../../contract/quote.ts'
import { limitOf } from '../../domain/capability.ts'
import type { BillNumber } from '../../domain/kinds/bill/bill-number.ts'
import { monthWarning } from '../../domain/kinds/bill/month.ts'
import type { BillTerms } from '../../domain/kinds/bill/terms.ts'
import type { Agreed, FieldProblem, HouseRules, Now, Shelf } from '../../domain/kinds/kind.ts'
import { askedBeside, readWanted, type Wanted } from '../../domain/kinds/kinds.ts'
import type { Terms } from '../../domain/kinds/terms.ts'
import {
  type Money,
  Money as MoneySchema,
  money,
  subtractMoney,
  TAKA_E4,
  ZERO,
} from '../../domain/money.ts'
import type { BillerCode } from '../../domain/operator.ts'
import type { ProviderId } from '../../domain/provider.ts'
import { present, type Result, success } from '../../domain/result.ts'
import type { OperatorDirectory, Order } from '../providers/provider.ts'
import type { ShopDay } from '../shop-day.ts'
import { choicesFor, choose, type Sellers } from './choose.ts'
import { earnedBy, type LearnedCommission, type RuledCommission } from './earned.ts'
import type { Legal } from './legal.ts'
import type { PaidBefore } from './paid-before.ts'
import type { SaleReading } from './reading.ts'
import { type SaleRow, termsOf } from './rows.ts'
import type { Twins } from './twin.ts'

/** How far back the memory of a number goes, in its own sales. */
const REMEMBERED = 20

export interface QuoteParts {
  readonly sellers: Sellers
  readonly directory: OperatorDirectory
  readonly shelf: Shelf
  readonly reading: SaleReading
  readonly shopDay: ShopDay
  readonly twins: Twins
  readonly learned: LearnedCommission
  readonly ruled: RuledCommission
  readonly legal: Legal
  readonly house: () => HouseRules
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
  const { sellers, reading, twins } = parts
  return (asked: QuoteRequest): Quote => {
    const businessDate = parts.shopDay.today()
    const wanted = wholeOf(asked)
    const amount = MoneySchema.safeParse(asked.amount_e4)
    const amount_e4 = money(Math.max(0, amount.data ?? 0))
    const { agreed, number } = agreedOn(wanted, asked.number !== undefined, {
      shelf: parts.shelf,
      businessDate,
    })
    const sold = soldHere(agreed, amount_e4, parts.house)
    const terms = sold.ok ? sold.value.terms : null
    const order: Order | null = terms && { ...terms, amount_e4, ourReference: 'QUOTE' }
    const earning = { businessDate, learned: parts.learned, ruled: parts.ruled }
    const choices = order ? choicesFor(order, sellers, earning) : []
    const chosen = order && choose(choices, asked.provider)
    const provider = chosen && chosen.cannot === null ? chosen.provider : null
    const earned = provider && order && earnedBy(provider, order, earning)
    const past = number === null ? [] : reading.ofNumber(number, REMEMBERED)
    const twin = number === null ? null : twins.of({ ...wanted, number }, amount_e4)
    const limit = chosen && terms && rangeOf(chosen.provider, terms, businessDate, parts.directory)
    return {
      provider,
      expectedCost_e4: earned === null ? null : subtractMoney(amount_e4, earned),
      expectedCommission_e4: earned,
      serviceCharge_e4: sold.ok ? sold.value.serviceCharge_e4 : ZERO,
      legal:
        terms?.kind === 'transfer' && number !== null
          ? parts.legal(terms, amount_e4, businessDate)
          : null,
      choices,
      cannot: sold.ok ? null : sold.problem,
      ...memoryOf(past, reading),
      twin: twin ? reading.toSale(twin) : null,
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
  if (isOfRecharge(asked)) return { ...asked, kind: 'recharge', number, amount_e4: TAKA_E4 }
  return { ...asked, number }
}

/** Of a recharge its kind may be left out. */
function isOfRecharge<Asked extends { readonly kind?: string | undefined }>(
  asked: Asked,
): asked is Extract<Asked, { readonly kind?: 'recharge' | undefined }> {
  return asked.kind === undefined || asked.kind === 'recharge'
}

/** What would be agreed on, and for which number; null for one that is not typed or not meant. */
function agreedOn(wanted: Wanted, isNumberTyped: boolean, now: Now) {
  const agreed = readWanted(wanted, now)
  if (agreed.ok) return { agreed, number: isNumberTyped ? agreed.value.terms.number : null }
  if (agreed.problem.field !== 'number') return { agreed, number: null }
  return { agreed: readWanted({ ...wanted, number: ANY_NUMBER }, now), number: null }
}

/** What was agreed with what the shop asks on top, by the rules of its house. */
function soldHere(
  agreed: Result<Agreed<Terms>, FieldProblem>,
  typed_e4: Money,
  house: () => HouseRules,
): Result<{ readonly terms: Terms; readonly serviceCharge_e4: Money }, FieldProblem> {
  if (!agreed.ok) return agreed
  const { terms, amount_e4 } = agreed.value
  // A recharge was agreed on before there is an amount: what is asked goes by what is typed.
  const isTyped = terms.kind === 'recharge'
  const asked = askedBeside(terms.kind, isTyped ? typed_e4 : amount_e4, house)
  return asked.ok ? success({ terms, serviceCharge_e4: asked.value ?? ZERO }) : asked
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

/** What it may be at least and at most: by the provider's own list, or by our table. */
function rangeOf(
  provider: ProviderId,
  terms: Terms,
  date: string,
  directory: OperatorDirectory,
): { min_e4: Money; max_e4: Money } | null {
  const listed = terms.kind === 'recharge' ? directory.find(provider, terms.operator) : null
  return listed ?? limitOf(provider, terms.kind, terms, date)
}

/**
 * The network that last delivered anything for a line's number, whatever it was; and the line of
 * its last recharge there, or Skitto's of a package. Of any other line a package says nothing.
 */
function memoryOf(
  past: readonly SaleRow[],
  reading: SaleReading,
): Pick<Quote, 'last' | 'remembered'> {
  const [last] = past
  const delivered = past
    .filter(({ state }) => state === 'succeeded')
    .map(termsOf)
    .filter((terms) => 'lineType' in terms || 'packageId' in terms)
  const operator = delivered[0]?.operator
  const there = delivered.filter((terms) => terms.operator === operator)
  const lines = there.flatMap((terms) =>
    'lineType' in terms ? present(terms.lineType, 'a line') : [],
  )
  // Skitto's packs are its own: whoever took another of the network's since has it no more.
  const isOthers = there.some((terms, nth) => nth === 0 && !('lineType' in terms))
  const line = lines[0] === 'skitto' && isOthers ? undefined : lines[0]
  return {
    last: last ? reading.toSale(last) : null,
    remembered: operator === undefined ? null : { operator, lineType: line ?? 'prepaid' },
  }
}
