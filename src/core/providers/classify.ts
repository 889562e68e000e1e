import type { Money } from '../../domain/money.ts'
import type { ProviderId } from '../../domain/provider.ts'
import { type Result, problem, success } from '../../domain/result.ts'
import { type AnswerObject, isObject } from './answer-json.ts'
import { plainWords } from './answer-text.ts'
import { type Echo, textOf } from './echo.ts'
import type { BalanceAnswer, Refusal, SaleAnswer, StatusAnswer, UnknownReason } from './provider.ts'
import { speaksOfADuplicate, speaksOfASaleUnderWay } from './refusal-words.ts'
import type { NotAsked, ReadableReply, Reply, UnreadableReply } from './reply.ts'
import { meaningOf } from './state-word.ts'

/**
 * What is the same for the three providers in classing an answer (money.md §3). Whatever a
 * provider's own reader is not sure of ends here as `unknown`: doubt, never an error.
 */

/** What an answer claims about a sale. */
export interface Claims {
  /** The provider's id; null where there is none or it cannot be one. */
  readonly id: string | null
  /** Every field that must agree, compared with what was ordered and asked. */
  readonly echoes: readonly Echo[]
}

/** The id of an answer that speaks of our sale and no other; else why it proves nothing. */
export function believe({ id, echoes }: Claims): Result<string, UnknownReason> {
  // Crossed answers before everything: somebody else's sale stands under our question.
  if (echoes.includes('different')) return problem('echo-mismatch')
  if (id === null) return problem('no-id')
  const silent = echoes.includes('missing') || echoes.includes('unreadable')
  return silent ? problem('shape') : success(id)
}

/** For a field that an answer's document does not have: where it is there it must still agree. */
export function ifPresent(echo: Echo): Echo {
  return echo === 'missing' ? 'same' : echo
}

const WORD_MAX = 64

/** A state word as it came, fit to be kept and shown; null where there is none. */
export function wordOf(value: unknown): string | null {
  const text = textOf(value)
  return text === null ? null : plainWords(text).slice(0, WORD_MAX)
}

/** What an answer says besides its claims. */
export interface Said {
  /** The state word as it came; null where there is none. */
  readonly word: string | null
  /** For people. */
  readonly words: string
  readonly charged_e4: Money | null
}

/** Classes a 2xx answer to a sale once its claims are known. A word it lacks ends nothing. */
export function classSale(
  reply: ReadableReply,
  provider: ProviderId,
  claims: Claims,
  said: Said & { readonly walletAfter_e4: Money | null },
): SaleAnswer {
  const id = believe(claims)
  if (!id.ok) return unknownSale(reply, id.problem, said.words)
  const word = said.word ?? ''
  const meaning = meaningOf(provider, word)
  const final = meaning === 'succeeded' || meaning === 'failed' ? meaning : null
  return { kind: 'accepted', ...said, word, raw: reply.raw, providerReference: id.value, final }
}

export function unknownSale(
  reply: Reply,
  why: UnknownReason,
  words = '',
): Extract<SaleAnswer, { kind: 'unknown' }> {
  return { kind: 'unknown', raw: reply.raw, why, words }
}

/**
 * A provider's "no" that its document does not describe. Where it carries an id or calls itself a
 * success it is not even that.
 */
export function weakRefusal(reply: ReadableReply, words: string): SaleAnswer {
  if (speaksOfASale(reply.json)) return unknownSale(reply, 'unexpected-status', words)
  const why = speaksOfADuplicate(reply.json, words) ? 'duplicate' : 'undocumented'
  return { kind: 'weak-refusal', raw: reply.raw, why, words }
}

/**
 * A provider's documented "no", unless it says the sale is there already or on its way: then the
 * sale may well be there, and has to be looked for.
 */
export function refusal(reply: ReadableReply, reason: Refusal, words: string): SaleAnswer {
  const { json } = reply
  if (speaksOfASale(json) || speaksOfADuplicate(json, words)) return weakRefusal(reply, words)
  if (speaksOfASaleUnderWay(json, reason, words)) return weakRefusal(reply, words)
  return { kind: 'refused', raw: reply.raw, reason, words }
}

/** An id or a "true" in what should be a refusal: something may have been executed. */
export function speaksOfASale(json: AnswerObject): boolean {
  const inner = json['data']
  return [json, ...(isObject(inner) ? [inner] : [])].some(
    (part) =>
      part['status'] === true ||
      part['success'] === true ||
      (part['trx_id'] ?? null) !== null ||
      (part['transaction_id'] ?? null) !== null,
  )
}

/** Words of an error, wherever the three documents keep them. */
export function errorWords(json: AnswerObject): string {
  const { error, message } = json
  if (isObject(error)) return plainWords(error['message'])
  return plainWords(error) || plainWords(message)
}

export function inconclusive(
  reply: Reply | NotAsked,
  why: Extract<StatusAnswer, { kind: 'inconclusive' }>['why'],
  words = '',
): StatusAnswer {
  const wait = reply.kind === 'not-asked' ? null : reply.retryAfter_ms
  return { kind: 'inconclusive', raw: reply.raw, why, words, retryAfter_ms: wait }
}

/** A status question that got no answer one could read. */
export function unanswered(reply: UnreadableReply | NotAsked): StatusAnswer {
  return reply.kind === 'unreadable'
    ? inconclusive(reply, reply.why)
    : inconclusive(reply, reply.why, reply.words)
}

/** Classes a 2xx status answer once its claims are known. */
export function classStatus(
  reply: ReadableReply,
  provider: ProviderId,
  claims: Claims,
  said: Said,
): StatusAnswer {
  const { word, words } = said
  const id = believe(claims)
  if (!id.ok) return inconclusive(reply, id.problem, words)
  if (word === null) return inconclusive(reply, 'shape', words)
  const meaning = meaningOf(provider, word)
  if (meaning === 'unknown') return { kind: 'unknown-word', raw: reply.raw, word, words }
  const found = { ...said, word, raw: reply.raw, providerReference: id.value }
  if (meaning === 'pending') return { kind: 'pending', outcome: null, ...found }
  // Only autoflexi has no reference of ours: there a hidden digit could hide another customer.
  if (provider === 'autoflexi' && claims.echoes.includes('masked')) {
    return inconclusive(reply, 'echo-masked', words)
  }
  return { kind: 'final', outcome: meaning, ...found }
}

/** Any other question that was not answered in its documented form. */
export function unknownReply(
  reply: Reply | NotAsked,
  why: Extract<BalanceAnswer, { kind: 'unknown' }>['why'],
  words = '',
): Extract<BalanceAnswer, { kind: 'unknown' }> {
  return { kind: 'unknown', raw: reply.raw, why, words }
}

/** Whether a status answer is about the id that was asked for. */
export function idEcho(id: string | null, asked: string | null): Echo {
  return id !== null && asked !== null && id !== asked ? 'different' : 'same'
}
