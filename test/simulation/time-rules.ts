import type { Alert } from '../../src/contract/alert.ts'
import type { Wallet } from '../../src/contract/schemas.ts'
import { rechargeWallet } from '../../src/domain/provider.ts'
import type { Scene } from './scene.ts'

const MINUTE_ms = 60_000
/** A draft is called off after ten minutes, everything else is a person's after half an hour. */
const DRAFT_ms = 10 * MINUTE_ms
const PERSON_ms = 30 * MINUTE_ms
const SLACK_ms = 2 * MINUTE_ms

/** 13: nothing older than its time is neither final nor in review. */
export function lookAtTime({ checks }: Scene): void {
  const run = checks.run
  if (!run) return
  const now_ms = run.monotonic()
  for (const view of checks.open) {
    const { row, wired } = view
    if (row.state === 'needs-review') continue
    // For a sale of an earlier run the time of this run counts.
    const since_ms = wired?.boot === run.boot ? wired.mono_ms : 0
    const own_ms = view.boot === run.boot ? view.mono_ms : 0
    if (row.state === 'created' && now_ms - own_ms > DRAFT_ms + SLACK_ms) {
      checks.fail(13, 'is a draft for longer than ten minutes', view)
    }
    if (row.state !== 'created' && now_ms - since_ms > PERSON_ms + SLACK_ms) {
      checks.fail(13, `is ${row.state} for longer than half an hour`, view)
    }
  }
}

/** 17: once faults stop, all is final or in review within three quarters of an hour. */
export function onceItIsCalm({ checks }: Scene): void {
  for (const view of checks.open) {
    if (view.row.state !== 'needs-review') checks.fail(17, `is still ${view.row.state}`, view)
  }
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
    if (row.state !== 'succeeded' || execution.outcome !== 'reversed') continue
    const isAsked = row.provider_reference !== null && (view.wired?.at_ms ?? 0) > 0
    const age_ms = world.now_ms - (view.wired?.at_ms ?? 0)
    const soon_ms = (execution.endedAt_ms ?? 0) - execution.at_ms
    if (isAsked && age_ms > TOLD_WITHIN_ms && soon_ms < 12 * HOUR_ms) {
      checks.fail(6, 'was taken back and nobody heard of it', view)
    }
  }
}

/** 12: our wallet and the provider's differ by what is listed as unexplained, and by no more. */
export function walletsAgree(scene: Scene, wallets: readonly Wallet[]): void {
  const { checks, farEnd, world } = scene
  if (world.now_ms - farEnd.moved_ms < 3 * MINUTE_ms) return
  for (const { provider, wallet, balance_e4, unexplained_e4 } of wallets) {
    if (wallet !== rechargeWallet[provider] || unexplained_e4 === null) continue
    const found_e4 = farEnd.balance_e4(provider) - balance_e4
    if (found_e4 !== unexplained_e4) {
      const words = `${provider} differs by ${found_e4}, and ${unexplained_e4} is listed`
      checks.fail(12, words, null)
    }
  }
}

const TOLD_AFTER_ms = 10 * MINUTE_ms

/** 6: what was taken for a sale that had been called failed stands before a person's eyes. */
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
      provider === row.provider && wallet === rechargeWallet[provider]
    const differs = wallets.find(isMine)?.unexplained_e4 ?? 0
    const isTold = alerts.some(({ provider }) => provider === row.provider)
    if (differs !== 0 && !isTold) checks.fail(6, 'was taken late and nobody is told', view)
  }
}
