import type { Quote, QuoteRequest } from '../../contract/schemas.ts'
import { businessDate } from '../../domain/business-day.ts'
import { expectedCommission } from '../../domain/commission.ts'
import { rechargeLimit } from '../../domain/limits.ts'
import { MobileNumber, parseMobileNumber } from '../../domain/mobile-number.ts'
import { type Money, Money as MoneySchema, money, subtractMoney } from '../../domain/money.ts'
import type { ProviderId } from '../../domain/provider.ts'
import type { OperatorDirectory, RechargeOrder } from '../providers/provider.ts'
import type { Run } from '../run.ts'
import { choicesFor, choose, type OpenSellers } from './choose.ts'
import type { SaleReading } from './reading.ts'
import { type SaleRow, toSale } from './rows.ts'
import type { LearnedCommission } from './submit.ts'
import type { Twins } from './twin.ts'

/** How far back the memory of a number goes, in its own sales. */
const REMEMBERED = 20

export interface QuoteParts {
  readonly sellers: OpenSellers
  readonly directory: OperatorDirectory
  readonly reading: SaleReading
  readonly run: Run
  readonly twins: Twins
  readonly learned: LearnedCommission
}

/** What the read-back says before anything is confirmed. Nothing is stored and nobody is asked. */
export function createQuote({ sellers, directory, reading, run, twins, learned }: QuoteParts) {
  return (wanted: QuoteRequest): Quote => {
    const now_ms = run.moment().at_ms
    const date = businessDate(now_ms)
    const amount = MoneySchema.safeParse(wanted.amount_e4)
    const amount_e4 = money(Math.max(0, amount.data ?? 0))
    const order = orderFor(wanted, amount_e4)
    const choices = choicesFor(order, sellers)
    const chosen = choose(choices, wanted.provider)
    const provider = chosen && chosen.cannot === null ? chosen.provider : null
    const { operator } = wanted
    const earned = provider
      ? (learned({ provider, operator, kind: order.kind, amount_e4 }) ??
        expectedCommission(provider, operator, amount_e4, date))
      : null
    const number = parseMobileNumber(wanted.number ?? '')
    const past = number.ok ? reading.ofNumber(number.value, REMEMBERED) : []
    const twin = number.ok ? twins.of(number.value, amount_e4) : null
    const limit = chosen && limitOf(chosen.provider, wanted, date, directory)
    return {
      provider,
      expectedCost_e4: earned === null ? null : subtractMoney(amount_e4, earned),
      expectedCommission_e4: earned,
      choices,
      ...memoryOf(past),
      twin: twin ? toSale(twin) : null,
      min_e4: limit?.min_e4 ?? null,
      max_e4: limit?.max_e4 ?? null,
    }
  }
}

/** A sale of nobody's number: what can be sold does not depend on whose it is. */
function orderFor({ operator, lineType }: QuoteRequest, amount_e4: Money): RechargeOrder {
  const number = MobileNumber.parse('01700000000')
  return { kind: 'recharge', operator, number, lineType, amount_e4, ourReference: 'QUOTE' }
}

function limitOf(
  provider: ProviderId,
  { operator, lineType }: QuoteRequest,
  date: string,
  directory: OperatorDirectory,
): { min_e4: Money; max_e4: Money } | null {
  return directory.find(provider, operator) ?? rechargeLimit(provider, operator, lineType, date)
}

function memoryOf(past: readonly SaleRow[]): Pick<Quote, 'last' | 'remembered'> {
  const last = past[0]
  const delivered = past.find(({ state }) => state === 'succeeded')
  return {
    last: last ? toSale(last) : null,
    remembered: delivered ? { operator: delivered.operator, lineType: delivered.line_type } : null,
  }
}
