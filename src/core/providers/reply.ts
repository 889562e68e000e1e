import type { Clock } from '../clock.ts'
import { type AnswerObject, readJson } from './answer-json.ts'
import { KEPT_BYTES, type Redact, cutBytes, readText, showText } from './answer-text.ts'
import type { Exchange, HttpTarget, Unreached } from './http.ts'
import { isLoginPage } from './login-page.ts'
import type { NotSentReason, RawAnswer, UnknownReason } from './provider.ts'
import { limitsTold } from './limits-told.ts'

/**
 * One answer after everything that is the same for the three providers was read out of it. The
 * text in it no longer holds the key, so nothing read from it later can.
 */
export type Reply = ReadableReply | UnreadableReply

/** A whole answer, 2xx or 4xx, that is one JSON object. */
export interface ReadableReply {
  readonly kind: 'json'
  readonly raw: RawAnswer
  readonly status: number
  readonly json: AnswerObject
  readonly retryAfter_ms: number | null
}

export interface UnreadableReply {
  readonly kind: 'unreadable'
  readonly raw: RawAnswer
  readonly why: UnknownReason
  readonly retryAfter_ms: number | null
}

/** A question that never left us, or whose answer nobody waits for any more. */
export interface NotAsked {
  readonly kind: 'not-asked'
  readonly raw: RawAnswer
  readonly why: NotSentReason
  readonly words: string
}

/** What an answer is read with. */
export interface ReadingParts {
  /** Who was asked. */
  readonly target: HttpTarget
  readonly redact: Redact
  readonly clock: Clock
}

export function readReply(
  exchange: Exchange,
  elapsed_ms: number,
  { target, redact, clock }: ReadingParts,
): Reply {
  const shown = showText(exchange.body)
  const redacted = redact(shown)
  const limits = exchange.kind === 'broken' ? null : limitsTold(exchange, clock)
  const raw: RawAnswer = {
    httpStatus: exchange.status,
    elapsed_ms,
    body: cutBytes(redacted, KEPT_BYTES),
    ...(isLoginPage(exchange, target, shown) && { loginPage: true }),
    ...(limits && { limits }),
  }
  if (exchange.kind === 'broken') {
    return { kind: 'unreadable', raw, why: exchange.why, retryAfter_ms: null }
  }
  const { status, headers } = exchange
  const wait = { retryAfter_ms: limits?.retryAfter_ms ?? null }
  const strange = strangeStatus(status)
  if (strange !== null) return { kind: 'unreadable', raw, why: strange, ...wait }
  const text = readText(exchange.body, headers['content-type'] ?? '')
  if (!text.ok) return { kind: 'unreadable', raw, why: text.problem, ...wait }
  const json = readJson(text.value === shown ? redacted : redact(text.value))
  if (!json.ok) return { kind: 'unreadable', raw, why: json.problem, ...wait }
  return { kind: 'json', raw, status, json: json.value, ...wait }
}

/** Answers that prove nothing whatever they say; null for 2xx and 4xx. */
function strangeStatus(status: number): UnknownReason | null {
  if (status >= 500 && status <= 599) return 'server-error'
  if (status >= 300 && status <= 399) return 'redirect'
  const known = (status >= 200 && status <= 299) || (status >= 400 && status <= 499)
  return known ? null : 'unexpected-status'
}

export function notAsked(unreached: Unreached, elapsed_ms: number): NotAsked {
  const raw = { httpStatus: null, elapsed_ms, body: '' }
  return { kind: 'not-asked', raw, why: unreached.why, words: unreached.words }
}
