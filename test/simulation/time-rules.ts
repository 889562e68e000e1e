import type { Alert } from '../../src/contract/alert.ts'
import type { Wallet, WalletDrift } from '../../src/contract/schemas.ts'
import type { ProviderId, WalletName } from '../../src/domain/provider.ts'
import { walletOfSale } from './sold.ts'
import type { Checks } from './checks.ts'
import type { Scene } from './scene.ts'
import type { RunOf } from './step-rules.ts'
import type { View } from './view.ts'

const MINUTE_ms = 60_000
/** A draft is called off after ten minutes, everything else is a person's after half an hour. */
const DRAFT_ms = 10 * MINUTE_ms
const PERSON_ms = 30 * MINUTE_ms
/** A dealer has hours for a drive package that its provider has taken on. */
const DEALER_ms = 6 * 60 * MINUTE_ms
const SLACK_ms = 2 * MINUTE_ms

/**
 * 13: nothing older than its time is neither final nor in review. Nobody sees to it while the
 * machine sleeps or the disk refuses: the slack begins anew then.
 */
export function lookAtTime(scene: Scene): void {
  const { checks } = scene
  const run = checks.run
  if (!run) return
  const now_ms = run.monotonic()
  const isLate = (due_ms: number) => now_ms - Math.max(due_ms, checks.disturbed_ms) > SLACK_ms
  for (const view of checks.open) {
    const { row, wired } = view
    if (row.state === 'needs-review' || waitsToBeLookedUp(view)) continue
    // For a sale of an earlier run the time of this run counts.
    const since_ms = wired?.boot === run.boot ? wired.mono_ms : 0
    const own_ms = view.boot === run.boot ? view.mono_ms : 0
    if (row.state === 'created' && isLate(own_ms + DRAFT_ms)) {
      checks.fail(13, 'is a draft for longer than ten minutes', view)
    }
    if (row.state !== 'created' && isLate(since_ms + timeOf_ms(row))) {
      checks.fail(13, `is ${row.state} for longer than its time`, view)
    }
  }
  if (scene.hasRightClocks) lateIsHeard(scene, run)
}

/** Asked every five minutes by its reference, a few questions of which may bring nothing. */
const HEARD_ms = 30 * MINUTE_ms

/** 6: what came late is heard of by the questions that go on, long before its day is over. */
function lateIsHeard({ checks, world }: Scene, run: RunOf): void {
  for (const view of checks.views.values()) {
    const { row, late_ms, wired, endedBy } = view
    if (late_ms === null || row.state !== 'failed' || row.provider !== 'flexiloadbd') continue
    // Whoever was off meanwhile begins anew.
    const isOfThisRun = wired?.boot === run.boot && endedBy === 'settlement'
    const isQuiet = run.monotonic() - checks.disturbed_ms > HEARD_ms
    if (isOfThisRun && isQuiet && world.now_ms - late_ms > HEARD_ms) {
      checks.fail(6, 'came late half an hour ago, and nobody asks', view)
    }
  }
}

/** 17: once faults stop, all is final or in review within three quarters of an hour. */
export function onceItIsCalm({ checks }: Scene): void {
  for (const view of checks.open) {
    if (view.row.state === 'needs-review' || waitsToBeLookedUp(view)) continue
    if (timeOf_ms(view.row) === DEALER_ms) continue
    checks.fail(17, `is still ${view.row.state}`, view)
  }
}

function timeOf_ms({ kind, state }: View['row']): number {
  return kind === 'drive' && state === 'accepted' ? DEALER_ms : PERSON_ms
}

/** A draft of an older copy is a person's, as in review: no time says what became of it. */
function waitsToBeLookedUp({ row, isOfCopy }: View): boolean {
  return row.state === 'created' && isOfCopy
}

const HOUR_ms = 60 * MINUTE_ms
/** By then everything a provider takes back was asked about twice, where clocks were right. */
const TOLD_WITHIN_ms = 60 * HOUR_ms
const LATE_HEARD_ms = 9 * HOUR_ms

/**
 * What only time shows: successes that were taken back, failures that came late. Where clocks were
 * set nobody can say by when the counter should have asked, so such shops are left out.
 */
export function afterAll(scene: Scene): void {
  const { checks, farEnd, tally, world } = scene
  for (const view of checks.views.values()) {
    const { row, sent, late_ms } = view
    const execution = sent && farEnd.executionOf(sent)
    if (!sent || !execution) continue
    const isThere = execution.outcome === 'succeeded' || execution.outcome === 'pending'
    const isByItself = view.doubted && view.endedBy === 'settlement'
    if (isByItself && row.state === 'failed' && isThere && late_ms === null)
      tally.resolvedWrong += 1
    if (!scene.hasRightClocks) continue
    const sinceLate_ms = late_ms === null ? 0 : world.now_ms - late_ms
    // What a person called failed too early only the wallet can tell of.
    const isByPerson = view.endedBy === 'person'
    if (row.state === 'failed' && isThere && !isByPerson && sinceLate_ms > LATE_HEARD_ms) {
      checks.fail(6, 'was delivered late and nobody heard of it', view)
    }
    const isLate = row.state === 'late-success' && sinceLate_ms > TOLD_WITHIN_ms
    const isKept = row.state === 'succeeded' || isLate
    if (!isKept || execution.outcome !== 'reversed') continue
    const isAsked = row.provider_reference !== null && (view.wired?.at_ms ?? 0) > 0
    const age_ms = world.now_ms - (view.wired?.at_ms ?? 0)
    const soon_ms = (execution.endedAt_ms ?? 0) - execution.at_ms
    if (isAsked && age_ms > TOLD_WITHIN_ms && soon_ms < 12 * HOUR_ms) {
      checks.fail(6, 'was taken back and nobody heard of it', view)
    }
  }
}

/**
 * 12: our wallet and the provider's differ by what is listed as unexplained, and by no more. And
 * that is what the provider did and our books do not hold: money that came or went without a sale,
 * a cost other than the booked one, and what it took for sales that an older copy lacks (F31).
 */
export function walletsAgree(scene: Scene, wallets: readonly Wallet[]): void {
  const { checks, farEnd, world } = scene
  if (world.now_ms - farEnd.moved_ms < 3 * MINUTE_ms) return
  for (const { provider, wallet, balance_e4, unexplained_e4 } of wallets) {
    if (unexplained_e4 === null) continue
    const found_e4 = farEnd.balance_e4(provider, wallet) - balance_e4
    if (found_e4 !== unexplained_e4) {
      const words = `${provider} ${wallet} differs by ${found_e4}, and ${unexplained_e4} is listed`
      checks.fail(12, words, null)
    }
    const known_e4 = notInBooks_e4(scene, provider, wallet)
    if (found_e4 !== known_e4) {
      const words = `${provider} ${wallet} differs by ${found_e4}, and our books lack ${known_e4}`
      checks.fail(12, words, null)
    }
  }
}

/** By how much a provider's wallet has more than ours, told from what it did, sale by sale. */
function notInBooks_e4(
  { checks, farEnd }: Scene,
  provider: ProviderId,
  wallet: WalletName,
): number {
  const account = `wallet:${provider}:${wallet}`
  const booked = [...checks.views.values()].map(({ sums }) => sums.get(account) ?? 0)
  const beside_e4 = booked.reduce((rest, sum) => rest - sum, checks.entries.total_e4(account))
  let known_e4 = farEnd.cameIn_e4(provider, wallet) - beside_e4
  const taken = new Map(farEnd.taken_e4(provider, wallet))
  // Whether or not the books still hold it: what has left is remembered.
  for (const { row, sent, sums } of checks.ever.values()) {
    known_e4 -= (sent && taken.get(sent)) ?? 0
    if (sent) taken.delete(sent)
    if (row.provider === provider && !checks.isLost(row.id)) known_e4 -= sums.get(account) ?? 0
  }
  for (const of of taken.keys())
    checks.fail(4, 'something was executed for no sale', of?.name ?? null)
  return known_e4
}

/** So many moves are listed, the newest of them. */
const LISTED_MAX = 50

/** F31: what the books lack is listed as a move of the wallet, with when it came. */
export function differencesAreListed(
  { checks, hasRightClocks }: Scene,
  wallets: readonly Wallet[],
  drift: readonly WalletDrift[],
): void {
  // What was read by a clock years away stands in no list of the last thirty days; and a rule that
  // promises another commission than is paid makes a move of many a sale, and fills the list.
  if (checks.putBack_ms === null || !hasRightClocks || drift.length >= LISTED_MAX) return
  for (const { provider, wallet, unexplained_e4 } of wallets) {
    if (unexplained_e4 === null || unexplained_e4 === 0) continue
    const isListed = drift.some((move) => move.provider === provider && move.wallet === wallet)
    if (!isListed) checks.fail(12, `${provider} differs, and no move of it is listed`, null)
  }
}

const TOLD_AFTER_ms = 10 * MINUTE_ms

/**
 * 6: what was taken for a sale that had been called failed stands before a person's eyes. Only what
 * came after the failure is late: a debit that a person saw and decided on is told no second time.
 */
export function lateDebitsAreTold(
  { checks, farEnd, world }: Scene,
  wallets: readonly Wallet[],
  alerts: readonly Alert[],
): void {
  if (world.now_ms - farEnd.moved_ms < TOLD_AFTER_ms) return
  for (const view of checks.views.values()) {
    const { row, sent, late_ms } = view
    const outcome = sent && farEnd.executionOf(sent)?.outcome
    const isTaken = row.state === 'failed' && (outcome === 'succeeded' || outcome === 'pending')
    if (!isTaken || late_ms === null || world.now_ms - late_ms < TOLD_AFTER_ms) continue
    const isMine = ({ provider, wallet }: Pick<Wallet, 'provider' | 'wallet'>) =>
      provider === row.provider && wallet === walletOfSale(row)
    const differs = wallets.find(isMine)?.unexplained_e4 ?? 0
    // Words about another sale of that provider tell nobody of this one's money.
    const isMove = ({ provider, wallet, change_e4 }: Alert) =>
      provider === row.provider && wallet === walletOfSale(row) && change_e4 !== null
    const isTold = alerts.some(isMove) || toldWithTheRest(checks, view)
    if (differs !== 0 && !isTold) checks.fail(6, 'was taken late and nobody is told', view)
  }
}

/**
 * Where something else moved the wallet between the same two quiet looks, or a copy was put back
 * that lacks sales (F31), what was taken for this sale is a part of one move: nobody can say which,
 * and whoever has seen the alarm of that move was told. Without a copy that is the first move told
 * afterwards; and where it is exactly what this sale cost, the sale itself must be named.
 */
function toldWithTheRest(checks: Checks, { row, late_ms }: View): boolean {
  const { putBack_ms } = checks
  const since_ms = Math.max(putBack_ms ?? 0, late_ms ?? 0)
  const told = checks.seenAlarms.since(row.provider, walletOfSale(row), since_ms)
  if (putBack_ms !== null) return told.length > 0
  const [first] = told.flatMap(({ change_e4 }) => change_e4 ?? [])
  return first !== undefined && ![row.expected_cost_e4, row.amount_e4].includes(-first)
}
