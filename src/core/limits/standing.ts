import { businessDate } from '../../domain/business-day.ts'
import type { ProviderId } from '../../domain/provider.ts'
import { type RateRule, rateRule } from '../../domain/rate-limits.ts'
import { assertNever } from '../../domain/result.ts'
import type { Clock } from '../clock.ts'
import type { LimitsTold } from '../providers/provider.ts'
import { type Calls, createCalls, freeIn_ms } from './calls.ts'
import type { CallKind } from './waiting.ts'

/** What an answer asks of whoever calls next. */
export interface Asked {
  /** Null where its headers say nothing. */
  readonly limits: LimitsTold | null
  /** How long the provider wants to be left alone; null where it did not say. */
  readonly wait_ms: number | null
}

/** The account a provider is called through. */
export interface LimitedAccount {
  /** Another one once key or address was changed: what was said of the one before holds no more. */
  readonly mark: number
  /** Calls a minute by the owner's plan; null for the least a provider has. */
  readonly perMinute: number | null
}

/** What one provider allows just now, and what has been used of it. */
export interface Standing {
  readonly calls: Readonly<Record<CallKind, Calls>>
  account(account: LimitedAccount): void
  /**
   * A sale is being got ready, with its place taken: what it has to ask first is part of it, and
   * waits for nothing that slows questions. Gives back the way to say that it is over.
   */
  ready(): () => void
  heard(kind: CallKind, asked: Asked): void
  /** Calls a minute; infinite where nobody has named a limit. */
  limit(kind: CallKind): number
  /** True where sales and questions take from one limit. */
  isShared(): boolean
  /** Until a call keeps within the limit, and the provider is not to be left alone any more. */
  blocked_ms(kind: CallKind): number
  /** Until a sale keeps within it that so many go before; infinite where nobody can tell. */
  place_ms(ahead: number): number
  /** Until a question of settlement leaves what sales and persons need besides; never infinite. */
  background_ms(isBehind: boolean): number
  leisure_ms(): number
}

const MINUTE_ms = 60_000
/** Where only a call that is under way can tell the moment. */
export const SOON_ms = 250
/** Three sales on end wait no longer for the questions that went before them. */
const SALES_WAIT_ms = 5_000

/** The ordinary pace of questions leaves the rest of the limit alone, for whoever else calls. */
const ORDINARY_percent: Readonly<Record<RateRule['kind'], number>> = {
  apart: 70,
  'by-plan': 50,
  courtesy: 100,
}

const bothKinds = ['sale', 'question'] as const

export function createStanding(provider: ProviderId, clock: Clock): Standing {
  const calls = { sale: createCalls(clock), question: createCalls(clock) } as const
  const account = createAccount(clock)
  let readying = 0
  const rule = () => rateRule(provider, businessDate(Math.max(0, clock.now())))
  const isShared = () => rule().kind !== 'apart'
  const limit = (kind: CallKind) => account.limit(kind, rule())
  const counted = (kind: CallKind) => (isShared() ? [calls.sale, calls.question] : [calls[kind]])
  const freeWithin_ms = (from: readonly Calls[], most: number) => freeIn_ms(from, most, clock)
  const pace_ms = (share: number, isBehind: boolean): number => {
    const most = limit('question')
    const from = counted('question')
    // The last of the limit is left to whoever cannot wait. And where sales share it, the next
    // few of them find a place within seconds: after a burst nothing comes free for a minute.
    const room_ms = freeWithin_ms(from, atLeastOne((most * 59) / 60))
    const forSales_ms = isShared() ? freeWithin_ms(from, atLeastOne(most - 2)) - SALES_WAIT_ms : 0
    const ordinary = atLeastOne((most * share * ORDINARY_percent[rule().kind]) / 100)
    const paced_ms = isBehind ? 0 : freeWithin_ms([calls.question], ordinary)
    const since = rule().kind === 'courtesy' ? from : [calls.question]
    const last_ms = Math.max(...since.map((one) => one.lastBegan_ms()))
    const apart_ms = Math.ceil(last_ms + distance_ms(rule(), most, isBehind) / share)
    const until_ms = apart_ms - clock.monotonic()
    const held_ms = account.held_ms('question')
    return soonOr(Math.max(0, held_ms, room_ms, forSales_ms, paced_ms, until_ms))
  }
  return {
    calls,
    account: (changed) => account.change(changed),
    ready() {
      readying += 1
      return () => {
        readying -= 1
      }
    },
    heard(kind, { limits, wait_ms }) {
      const touched = isShared() ? bothKinds : [kind]
      // A question that comes too fast slows questions; a sale that does slows what it shares with.
      if (wait_ms !== null) account.hold(kind === 'sale' ? touched : ['question'], wait_ms)
      else if (limits?.remaining === 0) {
        account.hold(touched, limits.reset_ms ?? untilOldestLeaves_ms(counted(kind), clock))
      }
      if (limits !== null && limits.perMinute !== null) account.told(touched, limits.perMinute)
    },
    limit,
    isShared,
    blocked_ms(kind) {
      const isOfASale = kind === 'question' && readying > 0
      const held_ms = isOfASale ? 0 : account.held_ms(kind)
      return Math.max(held_ms, freeWithin_ms(counted(kind), limit(kind)))
    },
    place_ms(ahead) {
      const free_ms = freeWithin_ms(counted('sale'), limit('sale') - ahead)
      return Math.max(account.held_ms('sale'), free_ms)
    },
    background_ms: (isBehind) => pace_ms(1, isBehind),
    leisure_ms: () => pace_ms(0.5, false),
  }
}

/** What is known of the limit beside the documents: the owner's plan, and what answers said. */
function createAccount(clock: Clock) {
  const none = { sale: Number.POSITIVE_INFINITY, question: Number.POSITIVE_INFINITY }
  let told: Record<CallKind, number> = { ...none }
  let heldUntil_ms: Record<CallKind, number> = { sale: 0, question: 0 }
  let known: LimitedAccount | null = null
  return {
    change(account: LimitedAccount): void {
      if (known?.mark !== account.mark) {
        told = { ...none }
        heldUntil_ms = { sale: 0, question: 0 }
      }
      known = account
    },
    /** A smaller limit than ours is the provider's; a larger one is no more than the plan's. */
    limit: (kind: CallKind, rule: RateRule): number =>
      Math.min(told[kind], documented(rule, kind, known?.perMinute ?? null)),
    told(kinds: readonly CallKind[], perMinute: number): void {
      for (const kind of kinds) told[kind] = perMinute
    },
    hold(kinds: readonly CallKind[], wait_ms: number): void {
      const until_ms = clock.monotonic() + wait_ms
      for (const kind of kinds) heldUntil_ms[kind] = Math.max(heldUntil_ms[kind], until_ms)
    },
    held_ms: (kind: CallKind) => Math.max(0, heldUntil_ms[kind] - clock.monotonic()),
  }
}

function documented(rule: RateRule, kind: CallKind, plan: number | null): number {
  switch (rule.kind) {
    case 'apart':
      return kind === 'sale' ? rule.sales : rule.questions
    case 'by-plan':
      return plan ?? rule.perMinute
    case 'courtesy':
      return Number.POSITIVE_INFINITY
    default:
      return assertNever(rule)
  }
}

/** How far questions are apart: evenly where many wait, so that places come free evenly too. */
function distance_ms(rule: RateRule, perMinute: number, isBehind: boolean): number {
  const even_ms = isBehind ? MINUTE_ms / perMinute : 0
  return rule.kind === 'courtesy' ? Math.max(rule.apart_ms, even_ms) : even_ms
}

/**
 * The provider says that nothing is left and not until when: the minute it counts began with one of
 * our calls, as far as we know, and the oldest that we still count is the last that can be.
 */
function untilOldestLeaves_ms(counted: readonly Calls[], clock: Clock): number {
  const [oldest_ms = clock.monotonic()] = counted
    .flatMap((calls) => calls.leaving())
    .toSorted((one, other) => one - other)
  return oldest_ms - clock.monotonic()
}

function atLeastOne(perMinute: number): number {
  return Math.max(1, Math.floor(perMinute))
}

function soonOr(wait_ms: number): number {
  return Number.isFinite(wait_ms) ? wait_ms : SOON_ms
}
