import type { ProviderId } from '../../src/domain/provider.ts'
import type { SaleKind } from '../../src/domain/sale.ts'
import type { Fault } from '../../src/sandbox/faults.ts'
import type { Chance } from './chance.ts'
import type { FaultId } from './faults.ts'
import type { PlannedNotice } from './notices.ts'

/** A script of the sandbox without the provider and the call it is for. */
export type Script = Omit<Fault, 'provider' | 'on'>

/** What happens to one request of a sale, and to the questions about it. */
export interface Trouble {
  /** The request never arrives. */
  readonly lost?: boolean
  readonly script?: Script
  /** What is done to the words of the answer. */
  readonly edit?: (body: string, known: KnownIds) => string
  /** The answer is swapped with one of another sale. */
  readonly swapped?: boolean
  /** A delivered sale is taken back so much later. */
  readonly reversedAfter_ms?: number
  /** The invariant by which what it answers must move nothing but into doubt. */
  readonly lies?: number
  /** What alsamiflexi, or somebody in its name, tells about it. */
  readonly notices?: readonly PlannedNotice[]
  /** Whether its questions are troubled too, one after the other. */
  readonly questions?: readonly Trouble[]
}

export interface KnownIds {
  /** An id the provider gave to an earlier sale; null while there is none. */
  readonly earlier: string | null
  readonly key: string
}

const SECOND_ms = 1_000
const MINUTE_ms = 60_000
const HOUR_ms = 3_600_000

const lost = ['reset', 'close', 'silence', 'headers-only'] as const
const broken = [500, 502, 503, 504] as const
const strangeWords = ['Processing…', 'On Hold', 'done', 'Partially Completed', '0', 'সফল'] as const
const failedWords = { autoflexi: 'Failed', alsamiflexi: 'failed', flexiloadbd: 'Failed' } as const
const pendingWords = {
  autoflexi: 'Pending',
  alsamiflexi: 'processing',
  flexiloadbd: 'Pending',
} as const

function succeeds(draw: Chance): Script {
  return { plan: { outcome: 'succeeded', after_ms: draw.between(1, 90) * SECOND_ms } }
}

function serverError(draw: Chance, executions: 0 | 1): Script {
  const status = draw.pick(broken)
  return draw.oneIn(2)
    ? { executions, answer: { how: 'html', status } }
    : { executions, answer: { how: 'error', status, words: 'Server Error' } }
}

/** What a fault is to strike. */
interface Struck {
  readonly provider: ProviderId
  readonly kind: SaleKind
  /** Few sales went through it yet, so nobody has reason to trust its wallet. */
  readonly isNew: boolean
}

/** Null where it can do nothing to the provider. */
type Make = (draw: Chance, struck: Struck) => Trouble | null

const troubles: Readonly<Partial<Record<FaultId, Make>>> = {
  F2: () => ({ lost: true }),
  F3: (draw) => ({ script: { ...succeeds(draw), answer: { how: draw.pick(lost) } } }),
  F4: (draw) => ({ script: { ...succeeds(draw), ...serverError(draw, 1) } }),
  F5: (draw) => ({ script: serverError(draw, 0) }),
  F6: (draw) => ({ script: { ...succeeds(draw), answer: { how: 'html', status: 200 } } }),
  F7: (draw) => ({ script: { ...succeeds(draw), answer: cutAnswer(draw) } }),
  F8: (draw) => ({
    script: { ...succeeds(draw), answer: { how: 'slow', bytes: 1, every_ms: SECOND_ms } },
  }),
  F9: (draw) => ({
    script: {
      executions: draw.oneIn(2) ? 1 : 0,
      answer: {
        how: 'redirect',
        status: draw.pick([301, 302, 303, 307, 308]),
        location: 'https://elsewhere.example/login',
      },
    },
  }),
  F10: executedLater,
  F11: (draw, { provider }) => ({
    script: succeeds(draw),
    questions: [
      { script: { answer: { how: 'word', word: failedWords[provider] } } },
      ...(draw.oneIn(2) ? [{}] : []),
      { script: { answer: { how: 'word', word: pendingWords[provider] } } },
    ],
  }),
  F12: () => ({ script: { plan: { outcome: 'succeeded', after_ms: null } } }),
  F13: (draw) => ({
    script: { plan: { outcome: 'succeeded', after_ms: 2 * SECOND_ms } },
    reversedAfter_ms: draw.between(1, 72) * HOUR_ms,
  }),
  F14: (draw, { provider }) => (provider === 'alsamiflexi' ? toldAgain(draw) : null),
  F15: (draw, { provider }) => (provider === 'alsamiflexi' ? forged(draw) : null),
  F16: (draw, { provider }) => (provider === 'alsamiflexi' ? toldEarly(draw) : null),
  F17: (draw) => ({ script: succeeds(draw), swapped: true }),
  F18: echoedWrongly,
  F36: (draw) => ({ script: succeeds(draw), edit: withEarlierId }),
  F37: duplicate,
  F38: (draw) => ({ script: { ...succeeds(draw), executions: 2 } }),
  G1: (draw) => ({
    script: {
      plan: {
        outcome: draw.oneIn(2) ? 'failed' : 'succeeded',
        after_ms: draw.between(2, 20) * MINUTE_ms,
      },
    },
    questions: Array.from({ length: draw.between(1, 6) }, () => ({
      script: { answer: { how: 'word', word: draw.pick(strangeWords) } },
      lies: 10,
    })),
  }),
  G2: (draw) => ({
    script: { plan: { outcome: 'failed', after_ms: draw.between(2, 120) * SECOND_ms } },
  }),
  G3: refused,
  G4: (draw) => ({
    script: { executions: draw.oneIn(2) ? 1 : 0, answer: { how: 'html', status: 500 } },
    edit: (body, { key }) => `${body}<!-- Authorization: Bearer ${key} CD-API-KEY: ${key} -->`,
  }),
  G7: (draw) => ({
    script: succeeds(draw),
    edit: (body) => body.replace(/"(trx_id|transaction_id)":"\D*(\d+)"/u, '"$1":$2'),
  }),
}

/** What a fault of the plan does to the sale it is bound to; null for one of another kind. */
export function troubleOf(fault: FaultId, draw: Chance, struck: Struck): Trouble | null {
  return troubles[fault]?.(draw, struck) ?? null
}

/** An answer as it is, one that comes late, or none. */
function someAnswer(draw: Chance): NonNullable<Script['answer']> {
  if (draw.oneIn(3)) return { how: 'truth' }
  if (draw.oneIn(3)) return { how: 'late', after_ms: draw.between(2, 25) * SECOND_ms }
  return { how: draw.pick(lost) }
}

const told: Pick<PlannedNotice, 'event' | 'status'> = {
  event: 'transaction.completed',
  status: 'completed',
}
const underWay: typeof told = { event: 'transaction.processing', status: 'processing' }

/** It is true, comes many times, and one that says less comes after it. */
function toldAgain(draw: Chance): Trouble {
  const after_ms = draw.between(1, 90) * SECOND_ms
  const plan = { outcome: draw.oneIn(4) ? 'failed' : 'succeeded', after_ms } as const
  const ended = plan.outcome === 'failed' ? { event: 'transaction.failed', status: 'failed' } : told
  const times = draw.between(2, 50)
  return {
    script: { plan, answer: someAnswer(draw) },
    notices: [
      { ...ended, id: 'own', times, after_ms: after_ms + draw.between(0, 5) * SECOND_ms },
      ...(draw.oneIn(2)
        ? [{ ...underWay, id: 'own', times: 1, after_ms: after_ms + 9 * SECOND_ms } as const]
        : []),
    ],
  }
}

/** Nothing of it is true: the sale fails, goes on for ever, or was never executed. */
function forged(draw: Chance): Trouble {
  const after_ms = draw.oneIn(2) ? null : draw.between(1, 20) * MINUTE_ms
  const executions = draw.oneIn(2) ? 0 : 1
  const ids = ['own', 'earlier', 'invented'] as const
  return {
    script: { executions, plan: { outcome: 'failed', after_ms }, answer: someAnswer(draw) },
    notices: Array.from({ length: draw.between(1, 6) }, () => ({
      ...told,
      id: draw.pick(ids),
      times: draw.between(1, 3),
      after_ms: draw.between(0, 15 * 60) * SECOND_ms,
    })),
  }
}

/** It is true, and here before the answer, or where no answer ever comes. */
function toldEarly(draw: Chance): Trouble {
  const early = draw.oneIn(2) ? told : underWay
  const after_ms = early === told ? 0 : draw.between(1, 90) * SECOND_ms
  return {
    script: { plan: { outcome: 'succeeded', after_ms }, answer: someAnswer(draw) },
    notices: [{ ...early, id: 'own', times: draw.between(1, 3), after_ms: 0 }],
  }
}

function cutAnswer(draw: Chance): NonNullable<Script['answer']> {
  if (draw.oneIn(3)) return { how: 'wrong-length', by: draw.between(1, 20) }
  return draw.oneIn(2) ? { how: 'truncated' } : { how: 'wrong-length', by: -draw.between(1, 20) }
}

/**
 * At the two that cannot be asked by our reference a wallet is all there is: once it is trusted,
 * what it shows must be so within a quarter of an hour.
 */
function executedLater(draw: Chance, { provider, isNew }: Struck): Trouble {
  // Executed and paid, and for twenty minutes nobody there knows of it.
  if (provider === 'flexiloadbd' && draw.oneIn(3)) {
    const absent: Trouble = { script: { answer: { how: 'absent' } } }
    return {
      script: { ...succeeds(draw), answer: { how: draw.pick(lost) } },
      questions: Array.from({ length: draw.between(1, 18) }, () => absent),
      ...takenBack(draw),
    }
  }
  const isVeryLate = (provider === 'flexiloadbd' || isNew) && draw.oneIn(2)
  const late_s = isVeryLate ? draw.between(16 * 60, 20 * 60) : draw.between(1, 9 * 60)
  return {
    script: {
      ...succeeds(draw),
      executeAfter_ms: late_s * SECOND_ms,
      answer: draw.oneIn(4) ? { how: 'truth' } : { how: draw.pick(lost) },
    },
    ...takenBack(draw),
  }
}

/** What came late may be taken back like anything else. */
function takenBack(draw: Chance): Pick<Trouble, 'reversedAfter_ms'> {
  return draw.oneIn(2) ? { reversedAfter_ms: draw.between(1, 10) * HOUR_ms } : {}
}

function echoedWrongly(draw: Chance, { provider, kind }: Struck): Trouble {
  const isPriced = kind !== 'package' && kind !== 'drive'
  const fields: readonly ('operator' | 'amount' | 'number')[] = [
    // autoflexi names no operator in its answers.
    ...(provider === 'autoflexi' ? [] : ['operator' as const]),
    // What a package costs is its provider's word, and says nothing of whose it is.
    ...(isPriced ? ['amount' as const] : []),
  ]
  const what = fields[draw.between(0, fields.length)] ?? 'number'
  const edit = (body: string): string => {
    if (what === 'operator') return body.replace(/"operator":"([^"]*)"/u, otherOperator)
    if (what === 'amount') return body.replace(/"amount":\s*(\d+)/u, '"amount":1$1')
    return kind === 'bill'
      ? body.replace(/("bill_number":"\d{8})(\d)/u, otherDigit)
      : body.replace(/("(?:number|mobile_number|phone)":"?\d{8})(\d)/u, otherDigit)
  }
  // autoflexi repeats nothing to a sale, so it is its answers to questions that are wrong.
  return provider === 'autoflexi'
    ? { script: succeeds(draw), questions: [{ edit, lies: 5 }] }
    : { script: succeeds(draw), edit, lies: 5, questions: [{ edit, lies: 5 }] }
}

function otherOperator(_: string, named: string): string {
  return `"operator":"${/robi/iu.test(named) ? 'Grameenphone' : 'Robi Axiata'}"`
}

function otherDigit(_: string, before: string, digit: string): string {
  return `${before}${(Number(digit) + 1) % 10}`
}

function withEarlierId(body: string, { earlier }: KnownIds): string {
  if (earlier === null) return body
  return body.replace(/"(trx_id|transaction_id)":"[^"]+"/u, `"$1":"${earlier}"`)
}

function duplicate(draw: Chance, { provider }: Struck): Trouble {
  const said = {
    autoflexi: { status: 200, words: 'Duplicate request' },
    alsamiflexi: { status: 400, words: 'This is a duplicate transaction' },
    flexiloadbd: { status: 422, words: 'Duplicate transaction' },
  }
  const executions = draw.oneIn(3) ? 1 : 0
  return { script: { ...succeeds(draw), executions, answer: { how: 'error', ...said[provider] } } }
}

function refused(draw: Chance, { provider }: Struck): Trouble {
  const said = {
    autoflexi: { status: 200, words: 'Insufficient balance' },
    alsamiflexi: { status: draw.pick([400, 402, 429]), words: 'refused' },
    flexiloadbd: {
      status: 422,
      words: draw.pick(['Insufficient balance', 'Service not available', 'Operator not found']),
    },
  }
  return { script: { executions: 0, answer: { how: 'error', ...said[provider] } } }
}
