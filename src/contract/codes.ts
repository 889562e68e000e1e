import { earnsCodes } from '../domain/commission/earns.ts'

/**
 * Every code the core may send where the contract says "a code the screen has words for".
 * A test of the screens fails when one of these has no words in one of the languages, so a new
 * code goes here first.
 */

/** Proof that no byte left: `reason.code` of a sale that is still `created`. */
export const notSentCodes = [
  'dns',
  'address-refused',
  'connect',
  'connect-timeout',
  'tls',
  'lane-closed',
  /** As many sales as the provider takes in a minute had left, and the cashier waited enough. */
  'limit-full',
  /** The same number and amount was sold meanwhile, and the cashier has not seen that sale. */
  'twin-sold',
  /** The same amount to the same number is not settled yet: this could be its second payment. */
  'twin-open',
  /** The sale it was made in place of came after all, or may have: that is decided first. */
  'replaced-open',
  /** Since it was made a copy of the books was put back: those before may have sent it. */
  'from-copy',
  /** The provider does not take this operator or amount any more. */
  'not-sold',
  /** While it waited its package was withdrawn, or got another price or name. */
  'pack-changed',
  'operator-list',
  /** The provider's balance was never read, so the wallet is not in the books yet. */
  'wallet-unread',
  /** Wallet and connection were ready only after the cashier had waited long enough. */
  'too-late',
  /** The counter stopped or slept before anything left. */
  'stopped',
] as const
export type NotSentCode = (typeof notSentCodes)[number]

/** The provider's documented "no": `reason.code` of a failed sale. */
export const refusalCodes = [
  'invalid',
  'key',
  'account',
  'balance',
  'operator',
  'service',
  'rate-limit',
  'other',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** Why an answer proves nothing: `reason.code` of a sale in doubt or in review. */
export const unknownCodes = [
  'timeout',
  'connection-lost',
  'too-large',
  'protocol',
  'redirect',
  'server-error',
  'not-json',
  'shape',
  'no-id',
  'echo-mismatch',
  'unexpected-status',
  'crash',
  /** A "no" the provider's document does not describe. */
  'undocumented',
  /** The provider calls it a duplicate: of ours or of another one's. */
  'duplicate',
  /** The id that came back belongs to another sale. */
  'id-reused',
] as const
export type UnknownCode = (typeof unknownCodes)[number]

/** What else a sale's reason or event can say. */
export const storyCodes = [
  /** The provider reports failure; a second identical answer is awaited. */
  'failure-heard',
  /** The provider reported failure twice, a minute or more apart. */
  'failed-word',
  /** Proof by our reference that the provider never executed it. */
  'not-executed',
  /** Older than its time: a person is asked. */
  'overdue',
  /** The wallet shows that the provider took the money; what the customer got nobody can say. */
  'debited',
  /** The wallet shows that nothing was taken, not yet surely enough to give money back. */
  'wallet-untouched',
  /** The wallet changed in a way that proves nothing. */
  'wallet-unclear',
  /** A person decided; `words` is the evidence. */
  'decided',
  'cancelled',
  'expired',
] as const

export const saleReasonCodes = [
  ...notSentCodes,
  ...refusalCodes,
  ...unknownCodes,
  ...storyCodes,
] as const
export type SaleReasonCode = (typeof saleReasonCodes)[number]

/** `cause` of a sale's event: what or who moved it. */
export const saleCauses = [
  'cashier',
  'dispatch',
  'settlement',
  'restart',
  'person',
  'expiry',
] as const
export type SaleCause = (typeof saleCauses)[number]

/** `class` of an observation: how the answer was classified (money.md §3). */
export const observationClasses = [
  'not-sent',
  'refused',
  'weak-refusal',
  'accepted',
  'final',
  'pending',
  'not-found',
  'unknown-word',
  'inconclusive',
  'unknown',
  'balances',
  'decision',
] as const

/** `code` of BAD_INPUT for the field `baseUrl` of a provider's settings. */
export const baseUrlCodes = [
  'empty',
  'too-long',
  'characters',
  'scheme',
  'plain-http',
  'user',
  'query',
  'host',
  'private-address',
  'port',
  'path',
  /** Practice books reach only the sandbox of this machine. */
  'practice-only',
] as const

/** `code` of BAD_INPUT for the field `key` of a provider's settings. */
export const providerKeyCodes = [
  'no-key',
  'empty',
  'too-long',
  'characters',
  /** This desktop has nothing to seal a key with, and none is kept in the clear. */
  'no-keyring',
  /** The system's key store does not answer just now. */
  'key-store-locked',
] as const

/** `why` of a connection test that did not succeed. */
export const providerTestCodes = [
  ...notSentCodes,
  ...refusalCodes,
  ...unknownCodes,
  'not-set-up',
] as const

/** `code` of BAD_INPUT for a commission rule. */
export const ruleCodes = [
  ...earnsCodes,
  /** The provider sells no such kind, serves no such operator, or has no such package. */
  'not-sold',
  'operator',
  'package',
  /** It would begin on a day that is over. */
  'past',
  /** What else was said of a rule that is another by now, or over. */
  'refused',
] as const
export type RuleCode = (typeof ruleCodes)[number]
