import type { ScriptedAnswer, ScriptedStatus } from './scripted-provider.ts'

/** A provider that has the sale and says no more. */
export const accepted = {
  kind: 'accepted',
  providerReference: 'TRX1',
  final: null,
  word: 'Pending',
  words: '',
  charged_e4: null,
  walletAfter_e4: null,
} as const satisfies ScriptedAnswer

export const delivered = {
  ...accepted,
  final: 'succeeded',
  word: 'Success',
} as const satisfies ScriptedAnswer

/** The bytes left and nothing came back. */
export const unknown = {
  kind: 'unknown',
  why: 'connection-lost',
  words: '',
} as const satisfies ScriptedAnswer

export const refused = {
  kind: 'refused',
  reason: 'balance',
  words: 'no money',
} as const satisfies ScriptedAnswer

/** What a status question is answered about a sale the provider knows. */
export const saidPending = {
  kind: 'pending',
  outcome: null,
  word: 'Pending',
  words: '',
  providerReference: 'TRX1',
  charged_e4: null,
} as const satisfies ScriptedStatus

export const saidSuccess = {
  ...saidPending,
  kind: 'final',
  outcome: 'succeeded',
  word: 'Success',
} as const satisfies ScriptedStatus

export const saidFailed = {
  ...saidPending,
  kind: 'final',
  outcome: 'failed',
  word: 'Failed',
  words: 'operator says no',
} as const satisfies ScriptedStatus

export const saidNothing = { kind: 'not-found', words: '' } as const satisfies ScriptedStatus

export const saidInconclusive = {
  kind: 'inconclusive',
  why: 'timeout',
  words: '',
  retryAfter_ms: null,
} as const satisfies ScriptedStatus
