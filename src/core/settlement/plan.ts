import type { ProviderId } from '../../domain/provider.ts'
import type { SaleKind } from '../../domain/sale.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** When to ask what became of a sale: moments since its bytes left, then at an even pace. */
export interface Plan {
  readonly at_ms: readonly number[]
  readonly paces: readonly { readonly every_ms: number; readonly until_ms: number }[]
}

/** The questions go on this long: a provider may take a success back for three days. */
export const ASKED_FOR_ms = 72 * HOUR

/** What is open longer than that, the internet being away for days, is asked about on and on. */
const SELDOM_ms = 6 * HOUR

const calm = [
  { every_ms: 2 * MINUTE, until_ms: 22 * MINUTE },
  { every_ms: 5 * MINUTE, until_ms: 2 * HOUR },
  { every_ms: 30 * MINUTE, until_ms: 24 * HOUR },
  { every_ms: SELDOM_ms, until_ms: ASKED_FOR_ms },
] as const

/**
 * money.md §4 for autoflexi and for doubt on flexiloadbd; the analysis of the three documents (§4,
 * poll plan) for the rest. Budget: at most 70 % of each provider's limit.
 */
const plans: Readonly<Record<ProviderId, Plan>> = {
  autoflexi: {
    at_ms: [5, 10, 20, 40, 60].map((seconds) => seconds * SECOND),
    paces: [
      { every_ms: MINUTE, until_ms: 30 * MINUTE },
      { every_ms: 10 * MINUTE, until_ms: ASKED_FOR_ms },
    ],
  },
  alsamiflexi: { at_ms: [3, 8, 16, 29, 49, 79, 139].map((s) => s * SECOND), paces: calm },
  flexiloadbd: { at_ms: [3, 8, 16, 29, 49, 79, 139].map((s) => s * SECOND), paces: calm },
}

/**
 * A dealer loads a drive pack by hand: nothing is to be heard in its first minute (poll plan), and
 * little in its first hours.
 */
const drive: Plan = {
  at_ms: [1, 3, 5, 10].map((minutes) => minutes * MINUTE),
  paces: [
    { every_ms: 10 * MINUTE, until_ms: 6 * HOUR },
    { every_ms: 30 * MINUTE, until_ms: 24 * HOUR },
    { every_ms: SELDOM_ms, until_ms: ASKED_FOR_ms },
  ],
}

/** Whether it arrived at all is as soon to be known of any kind. */
const doubt: Plan = {
  at_ms: [2, 5, 10, 20, 40, 60, 90, 120].map((seconds) => seconds * SECOND),
  paces: calm,
}

/** How long one "failed" stands before it is asked for again: a second answer ≥ 60 s later. */
const SECOND_FAILURE_ms = 61 * SECOND

/** What decides when a sale is asked about next. */
export interface Standing {
  readonly provider: ProviderId
  readonly kind: SaleKind
  readonly inDoubt: boolean
  /** Since the bytes left. */
  readonly age_ms: number
  /** Since "failed" was first heard; null when it was not. */
  readonly failureAge_ms: number | null
  /** It has ended, and is asked about for what may still come: that has its time. */
  readonly ended: boolean
}

/** Milliseconds from now to the next question; null when the time for questions is over. */
export function nextQuestion_ms({
  provider,
  kind,
  inDoubt,
  age_ms,
  failureAge_ms,
  ended,
}: Standing): number | null {
  // Where the second answer proved nothing the questions go on at the plan's pace, not faster.
  if (failureAge_ms !== null && failureAge_ms < SECOND_FAILURE_ms) {
    return Math.max(SECOND, SECOND_FAILURE_ms - failureAge_ms)
  }
  const plan = inDoubt ? doubt : kind === 'drive' ? drive : plans[provider]
  const early = plan.at_ms.find((moment) => moment > age_ms)
  if (early !== undefined) return early - age_ms
  const pace = plan.paces.find(({ until_ms }) => age_ms < until_ms)
  if (!pace) return ended ? null : SELDOM_ms
  return ended ? Math.min(pace.every_ms, ASKED_FOR_ms - age_ms) : pace.every_ms
}

/** When the wallet is read as evidence for a sale nobody can ask about (money.md §4, A). */
const walletEvidenceAt_ms = [5, 15, 30, 60, 120, 300, 600, 900].map((s) => s * SECOND)

/** A provider may execute late, and a person decides late: the wallet goes on to be looked at. */
const LATE_LOOKS_EVERY_ms = 10 * MINUTE

/** Milliseconds from now to the next look at the wallet; null after the last one. */
export function nextWalletLook_ms(age_ms: number): number | null {
  const next = walletEvidenceAt_ms.find((moment) => moment > age_ms)
  if (next !== undefined) return next - age_ms
  return age_ms < ASKED_FOR_ms ? LATE_LOOKS_EVERY_ms : null
}

/** Until a person is asked, where the questions found out nothing (money.md §4). */
const PERSON_AFTER_ms = 30 * MINUTE
/** A dealer may need hours for a drive pack that the provider has taken on. */
const DRIVE_PERSON_AFTER_ms = 6 * HOUR
/** A minute after the last look at the wallet: by then its figure is there to be decided by. */
const AFTER_LAST_LOOK_ms = 16 * MINUTE

/**
 * How long after its bytes left a sale is for a person; the questions go on. Doubt at autoflexi has
 * nothing to wait for but the wallet. alsamiflexi keeps our reference, and whoever looks into its
 * dashboard or hears from it within half an hour needs to decide nothing. A drive pack that was
 * taken on is late only after hours; one in doubt is in doubt like any other.
 *
 * @param standing.canAsk whether the provider could be asked if it were set up just now
 */
export function overdueAfter_ms(standing: {
  provider: ProviderId
  kind: SaleKind
  canAsk: boolean
  inDoubt: boolean
}): number {
  const { provider, kind, canAsk, inDoubt } = standing
  if (kind === 'drive' && !inDoubt) return DRIVE_PERSON_AFTER_ms
  const onlyWallet = provider === 'autoflexi' && inDoubt && !canAsk
  return onlyWallet ? AFTER_LAST_LOOK_ms : PERSON_AFTER_ms
}
