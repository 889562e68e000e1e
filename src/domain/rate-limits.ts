import type { ProviderId } from './provider.ts'
import { present } from './result.ts'

/** How a provider counts the calls of an account in a minute. */
export type RateRule =
  /** Sales and questions have a limit of their own each. */
  | { readonly kind: 'apart'; readonly sales: number; readonly questions: number }
  /** One limit for every call, as the owner's plan has it; here the smallest plan's. */
  | { readonly kind: 'by-plan'; readonly perMinute: number }
  /** No document names a limit: sales wait for none, and questions keep this distance. */
  | { readonly kind: 'courtesy'; readonly apart_ms: number }

/** What a provider allows, from a day on. A later line replaces an earlier one. */
export interface RateLimit {
  readonly provider: ProviderId
  readonly rule: RateRule
  /** First business day it holds for, `YYYY-MM-DD`. */
  readonly from: string
  readonly source: string
}

/** Plans that alsamiflexi names a figure for, in calls a minute. */
export const PLANS = { starter: 60, business: 120 } as const

/**
 * What an owner may say of a plan, in calls a minute. Its third plan is "custom": the bounds only
 * catch a slipped finger.
 */
export const PLAN_BOUNDS = { min: 10, max: 1_000 } as const

export const rateLimits: readonly RateLimit[] = [
  {
    provider: 'autoflexi',
    rule: { kind: 'courtesy', apart_ms: 2_000 },
    from: '2024-01-01',
    source: 'autoflexi names none; a question every two seconds is ours',
  },
  {
    provider: 'alsamiflexi',
    rule: { kind: 'by-plan', perMinute: PLANS.starter },
    from: '2024-01-01',
    source: 'alsamiflexi, Rate Limits: Starter 60 requests/minute, Business 120, Enterprise custom',
  },
  {
    provider: 'flexiloadbd',
    rule: { kind: 'apart', sales: 30, questions: 60 },
    from: '2024-01-01',
    source:
      'flexiloadbd: "Balance · Packages · Status 60 requests / minute", "Transactions (/request) ' +
      '30 requests / minute"',
  },
]

/**
 * The rule that holds on a business day; before the first of them, by a clock that is wrong, the
 * first.
 */
export function rateRule(
  provider: ProviderId,
  businessDate: string,
  limits: readonly RateLimit[] = rateLimits,
): RateRule {
  const lines = limits
    .filter((line) => line.provider === provider)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
  const line = lines.findLast(({ from }) => from <= businessDate) ?? lines[0]
  return present(line, `a limit of ${provider}`).rule
}
