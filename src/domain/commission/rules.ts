import { z } from 'zod'
import { PackListCode } from '../kinds/package/lists.ts'
import type { Money } from '../money.ts'
import { OperatorCode } from '../operator.ts'
import type { ProviderId } from '../provider.ts'
import { assertNever } from '../result.ts'
import type { SaleKind } from '../sale.ts'
import { type Believes, type Earns, earnedOn, isBelievable } from './earns.ts'

/** What of a provider's sales of one kind a rule is for. */
export const RuleOf = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('all') }),
  z.strictObject({ what: z.literal('operator'), operator: OperatorCode }),
  z.strictObject({
    what: z.literal('package'),
    /** The list it stands in: another list may have another package under that number. */
    list: PackListCode,
    packageId: z.number().int().positive(),
    /** As it was called when the rule was made. */
    packageName: z.string().min(1).max(200),
  }),
])
export type RuleOf = z.infer<typeof RuleOf>

/** A line of the owner's rules. None is ever changed: what changes is a line more. */
export interface CommissionRule {
  /** The order they were made in. */
  readonly seq: number
  readonly provider: ProviderId
  readonly kind: SaleKind
  readonly of: RuleOf
  /** Null: from then on there is no rule for it. */
  readonly earns: Earns | null
  /** The first business day it holds for, `YYYY-MM-DD`. */
  readonly from: string
}

/** What of a sale decides which rule is for it. */
export interface RuledSale {
  readonly provider: ProviderId
  readonly kind: SaleKind
  readonly operator: OperatorCode
  /** The list and number of a package; null of what is none. */
  readonly pack: { readonly list: PackListCode; readonly packageId: number } | null
}

type Scope = Pick<CommissionRule, 'provider' | 'kind' | 'of'>

/** Two lines of one scope follow each other; lines of two never meet. */
export function scopeKey({ provider, kind, of }: Scope): string {
  return `${provider} ${kind} ${ofKey(of)}`
}

function ofKey(of: RuleOf): string {
  switch (of.what) {
    case 'all':
      return 'all'
    case 'operator':
      return of.operator
    case 'package':
      return packKey(of)
    default:
      return assertNever(of)
  }
}

const packKey = ({ list, packageId }: NonNullable<RuledSale['pack']>) => `${list}#${packageId}`

/**
 * The order of rules, the most specific first: the one for the package, the one for the operator,
 * the one for all that the provider sells of the kind.
 */
function scopesOf({ provider, kind, operator, pack }: RuledSale): readonly string[] {
  const own = pack ? [packKey(pack)] : []
  return [...own, operator, 'all'].map((of) => `${provider} ${kind} ${of}`)
}

/** By the day they hold from; of one day the one that was made later comes later. */
export function inOrder<Rule extends CommissionRule>(rules: readonly Rule[]): readonly Rule[] {
  return rules.toSorted((one, other) => {
    if (one.from !== other.from) return one.from < other.from ? -1 : 1
    return one.seq - other.seq
  })
}

/** Lines of each scope in their order, so that a sale's are found at once. */
export type RuleBook<Rule extends CommissionRule = CommissionRule> = ReadonlyMap<
  string,
  readonly Rule[]
>

export function ruleBook<Rule extends CommissionRule>(rules: readonly Rule[]): RuleBook<Rule> {
  return Map.groupBy(inOrder(rules), scopeKey)
}

/**
 * The rule that holds for a sale on a business day: of the most specific scope that has one then.
 * A later line replaces an earlier one of its scope from its own day on, for good; one that ends a
 * scope leaves the day to the next scope. Null where none holds.
 */
export function ruleFor<Rule extends CommissionRule>(
  book: RuleBook<Rule>,
  sale: RuledSale,
  businessDate: string,
): (Rule & { readonly earns: Earns }) | null {
  for (const scope of scopesOf(sale)) {
    const line = book.get(scope)?.findLast(({ from }) => from <= businessDate)
    if (line && hasFigure(line)) return line
  }
  return null
}

function hasFigure<Rule extends CommissionRule>(
  rule: Rule,
): rule is Rule & { readonly earns: Earns } {
  return rule.earns !== null
}

/** What a rule says of a sale. */
export interface Ruled {
  readonly rule: number
  readonly earned_e4: Money
}

/**
 * What the owner's rules say a sale earns. A figure that no provider can be believed to give back
 * says nothing: a slip of the hand must not become what a sale is expected to cost.
 */
export function ruledCommission(
  book: RuleBook,
  sale: RuledSale,
  { amount, businessDate, believes }: RuledAt,
): Ruled | null {
  const rule = ruleFor(book, sale, businessDate)
  if (!rule) return null
  const earned_e4 = earnedOn(amount, rule.earns)
  return isBelievable(amount, earned_e4, believes) ? { rule: rule.seq, earned_e4 } : null
}

export interface RuledAt {
  readonly amount: Money
  readonly businessDate: string
  readonly believes: Believes
}

export const ruleStandings = ['holds', 'later', 'over'] as const
/** Where a line stands on a day, and the first day it holds no more; null while that is open. */
export interface RuleSpan {
  readonly standing: (typeof ruleStandings)[number]
  readonly until: string | null
}

/** @param lines of one scope, in their order @param nth the line among them */
export function spanOf(
  lines: readonly Pick<CommissionRule, 'from'>[],
  nth: number,
  today: string,
): RuleSpan {
  const from = lines[nth]?.from ?? ''
  const until = lines[nth + 1]?.from ?? null
  if (until !== null && until <= from) return { standing: 'over', until }
  if (from > today) return { standing: 'later', until }
  return { standing: until !== null && until <= today ? 'over' : 'holds', until }
}
