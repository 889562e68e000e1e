import type { Execution } from './execution.ts'

/** What becomes of a sale that is executed. `after_ms: null` means never. */
export interface Plan {
  readonly outcome: 'succeeded' | 'failed'
  readonly after_ms: number | null
}

/** How the answer to a sale leaves the sandbox, where a sentinel spoils it. */
export type SentinelManner =
  | { readonly how: 'reset' }
  | { readonly how: 'html'; readonly status: 502 }
  | { readonly how: 'late'; readonly after_ms: number }

export interface Sentinel {
  /** The last four digits of the number, of a bill's own number too; at every provider. */
  readonly ending: string
  /** What it does, for the practice panel and the README. */
  readonly bn: string
  readonly en: string
  readonly plan: Plan
  readonly manner: SentinelManner | null
  /** Nothing is executed: the provider says no, in its own form. */
  readonly refusal: 'balance' | 'duplicate' | null
}

/** An ordinary sale: taken at once, delivered three seconds later. */
const ordinaryPlan: Plan = { outcome: 'succeeded', after_ms: 3000 }

/** A dealer loads a drive pack by hand, when he gets to it. */
const loadedByHand: Plan = { outcome: 'succeeded', after_ms: 20 * 60_000 }

/** What becomes of a sale whose number means nothing. */
export function ordinaryPlanOf(kind: Execution['kind']): Plan {
  return kind === 'drive' ? loadedByHand : ordinaryPlan
}

const ordinary = { plan: ordinaryPlan, manner: null, refusal: null }

export const sentinels: readonly Sentinel[] = [
  {
    ...ordinary,
    ending: '0001',
    bn: 'সঙ্গে সঙ্গে সফল হয়',
    en: 'Succeeds at once',
    plan: { outcome: 'succeeded', after_ms: 0 },
  },
  {
    ...ordinary,
    ending: '0002',
    bn: 'গৃহীত হয়, ৩ সেকেন্ড পরে ব্যর্থ হয়, টাকা ওয়ালেটে ফেরত আসে',
    en: 'Accepted, fails after 3 seconds, the wallet is refunded',
    plan: { outcome: 'failed', after_ms: 3000 },
  },
  {
    ...ordinary,
    ending: '0003',
    bn: 'কাজ হয়ে যায়, কিন্তু উত্তর না দিয়ে সংযোগ কেটে যায়',
    en: 'Executed, but the connection drops with no answer',
    manner: { how: 'reset' },
  },
  {
    ...ordinary,
    ending: '0004',
    bn: 'কাজ হয়ে যায়, কিন্তু উত্তরে আসে HTML 502 পাতা',
    en: 'Executed, but the answer is an HTML 502 page',
    manner: { how: 'html', status: 502 },
  },
  {
    ...ordinary,
    ending: '0005',
    bn: 'দুই মিনিট অপেক্ষায় থাকে, তারপর সফল হয়',
    en: 'Stays pending for two minutes, then succeeds',
    plan: { outcome: 'succeeded', after_ms: 120_000 },
  },
  {
    ...ordinary,
    ending: '0006',
    bn: 'ওয়ালেটে টাকা কম বলে ফিরিয়ে দেয়',
    en: 'Refused: the wallet balance is too low',
    refusal: 'balance',
  },
  {
    ...ordinary,
    ending: '0007',
    bn: 'কাজ হয়ে যায়, উত্তর আসে ২০ সেকেন্ড পরে',
    en: 'Executed, the answer comes after 20 seconds',
    manner: { how: 'late', after_ms: 20_000 },
  },
  {
    ...ordinary,
    ending: '0008',
    bn: 'একই লেনদেন আগে হয়েছে বলে ফিরিয়ে দেয়',
    en: 'Refused as a duplicate transaction',
    refusal: 'duplicate',
  },
]

export function sentinelOf(number: string): Sentinel | null {
  return sentinels.find((sentinel) => number.endsWith(sentinel.ending)) ?? null
}
