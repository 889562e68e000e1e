import { z } from 'zod'
import { driftFindings } from '../domain/commission/drift.ts'
import { Earns } from '../domain/commission/earns.ts'
import { earningSources } from '../domain/commission/expected.ts'
import { RuleOf, ruleStandings } from '../domain/commission/rules.ts'
import { PackListCode } from '../domain/kinds/package/lists.ts'
import { Money } from '../domain/money.ts'
import { OperatorCode } from '../domain/operator.ts'
import { ProviderId } from '../domain/provider.ts'
import { SaleKind } from '../domain/sale.ts'
import { BusinessDate } from './moments.ts'

export const RuleId = z.uuidv7().brand<'RuleId'>()
export type RuleId = z.infer<typeof RuleId>

/** What the owner says a sale earns, from a day on. */
export const RuleSave = z.strictObject({
  /** Made by the counter when the form opened; the same id is the same rule. */
  id: RuleId,
  provider: ProviderId,
  kind: SaleKind,
  of: RuleOf,
  earns: Earns,
  /** Today at the earliest: what was sold before keeps what it was sold by. */
  from: BusinessDate,
})
export type RuleSave = z.input<typeof RuleSave>

/** From a day on there is no rule for what that one was for. */
export const RuleEnd = z.strictObject({
  /** Of the line that ends it, made by the counter. */
  id: RuleId,
  rule: RuleId,
  /** The first day it holds no more; one that begins later never does. */
  from: BusinessDate,
})
export type RuleEnd = z.input<typeof RuleEnd>

export const Rule = RuleSave.extend({
  standing: z.enum(ruleStandings),
  /** The first day it holds no more; null while nothing ends it. */
  until: BusinessDate.nullable(),
})
export type Rule = z.infer<typeof Rule>

/** Every rule there ever was: of one scope in the order they hold in. */
export const Rules = z.object({
  today: BusinessDate,
  rules: z.array(Rule),
})
export type Rules = z.infer<typeof Rules>

/** So many days at most are laid side by side. */
export const DRIFT_DAYS_MAX = 92

/** Days of trade, both of them included. Absent: this month up to today. */
export const DriftRange = z.strictObject({
  from: BusinessDate.optional(),
  to: BusinessDate.optional(),
})
export type DriftRange = z.input<typeof DriftRange>

/**
 * What the delivered sales of one provider, operator, kind and package should have earned beside
 * what they did, where the provider's own figure or its wallet shows it. Sums are of those alone.
 */
export const DriftRow = z.object({
  provider: ProviderId,
  kind: SaleKind,
  operator: OperatorCode,
  pack: z
    .object({ list: PackListCode, packageId: z.number().int(), packageName: z.string() })
    .nullable(),
  /** The newest rule they were sold by; null where none was for them. */
  rule: RuleId.nullable(),
  sales: z.number().int(),
  /** Of which it is known what they earned. */
  proved: z.number().int(),
  /** The prices of those. */
  amount_e4: Money,
  expected_e4: Money,
  earned_e4: Money,
  /** Less than nothing where the shop got less than it should have. */
  difference_e4: Money,
  finding: z.enum(driftFindings),
})
export type DriftRow = z.infer<typeof DriftRow>

export const CommissionDrift = z.object({
  from: BusinessDate,
  to: BusinessDate,
  rows: z.array(DriftRow),
})
export type CommissionDrift = z.infer<typeof CommissionDrift>

/** What a sale should earn, as it stood when it was sold. */
export const SaleEarning = z.object({
  should_e4: Money,
  shouldBy: z.enum(earningSources),
  /** By whose figure its cost was expected. */
  willBy: z.enum(earningSources),
})
export type SaleEarning = z.infer<typeof SaleEarning>
