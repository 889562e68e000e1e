import type { Quote, QuoteRequest } from '../../contract/schemas.ts'
import { businessDate as businessDateOf } from '../../domain/business-day.ts'
import type { Agreed, FieldProblem, Shelf } from '../../domain/kinds/kind.ts'
import { expectedEarning, readWanted } from '../../domain/kinds/kinds.ts'
import type { Terms } from '../../domain/kinds/terms.ts'
import { rechargeLimit } from '../../domain/limits.ts'
import { parseMobileNumber } from '../../domain/mobile-number.ts'
import {
  type Money,
  Money as MoneySchema,
  money,
  subtractMoney,
  TAKA_E4,
} from '../../domain/money.ts'
import type { ProviderId } from '../../domain/provider.ts'
import type { Result } from '../../domain/result.ts'
import type { OperatorDirectory, Order } from '../providers/provider.ts'
import type { Run } from '../run.ts'
import { choicesFor, choose, type OpenSellers } from './choose.ts'
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
}

/** What the read-back says before anything is confirmed. Nothing is stored and nobody is asked. */
export function createQuote(parts: QuoteParts) {
  const { sellers, shelf, reading, run, twins } = parts
  return (wanted: QuoteRequest): Quote => {
    const businessDate = businessDateOf(run.moment().at_ms)
    const amount = MoneySchema.safeParse(wanted.amount_e4)
    const amount_e4 = money(Math.max(0, amount.data ?? 0))
    const agreed = agreedOn(wanted, shelf)
    const order: Order | null = agreed.ok
      ? { ...agreed.value.terms, amount_e4, ourReference: 'QUOTE' }
      : null
    const choices = order ? choicesFor(order, sellers) : []
    const chosen = order && choose(choices, wanted.provider)
    const provider = chosen && chosen.cannot === null ? chosen.provider : null
    const earned = provider && order && earnedBy(order, { provider, businessDate }, parts.learned)
    const number = parseMobileNumber(wanted.number ?? '')
    const past = number.ok ? reading.ofNumber(number.value, REMEMBERED) : []
    const kind = wanted.kind ?? 'recharge'
    const twin = number.ok ? twins.of({ kind, number: number.value }, amount_e4) : null
    const limit = chosen && limitOf(chosen.provider, wanted, businessDate, parts.directory)
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
    }
  }
}

/** For nobody's number: what can be sold does not depend on whose it is, or on how much of it. */
function agreedOn(
  { provider: _provider, ...wanted }: QuoteRequest,
  shelf: Shelf,
): Result<Agreed<Terms>, FieldProblem> {
  const number = '01700000000'
  if (wanted.kind === 'package' || wanted.kind === 'drive') {
    return readWanted({ ...wanted, number }, shelf)
  }
  return readWanted({ ...wanted, kind: 'recharge', number, amount_e4: TAKA_E4 }, shelf)
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

/** What a recharge may be at least and at most; a package costs what it costs. */
function limitOf(
  provider: ProviderId,
  wanted: QuoteRequest,
  date: string,
  directory: OperatorDirectory,
): { min_e4: Money; max_e4: Money } | null {
  if (wanted.kind === 'package' || wanted.kind === 'drive') return null
  const { operator, lineType } = wanted
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
