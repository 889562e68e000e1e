import { z } from 'zod'
import { problem, type Result, success } from '../../domain/result.ts'
import { readJson } from '../providers/answer-json.ts'
import { providerIdOf, textOf } from '../providers/echo.ts'

/**
 * What is read of a notice: what it is about. What it says became of the sale is not even looked
 * at, for it is unsigned and anybody may have written it (B8).
 */
export interface Notice {
  readonly event: string
  /** The provider's id of a sale: a hint to ask by, never an id of ours by itself. */
  readonly providerReference: string
  /** Empty where it names none. */
  readonly ourReference: string
  /** Its time as it was written: in which zone nobody knows (B4). Empty where it has none. */
  readonly told: string
}

/** As long as a reference may be that is not ours. */
const REFERENCE_MAX = 255

/** "Webhook Payload Example" of alsamiflexi's document. Ids are read from their source text. */
const Payload = z.object({
  event: z.string().min(1).max(64),
  data: z.object({ transaction_id: z.unknown(), reference: z.unknown().optional() }),
  timestamp: z.string().max(64).default(''),
})

/** Reads a notice as strictly as an answer: nothing is mended, no key stands twice. */
export function readNotice(body: string): Result<Notice, 'not-understood'> {
  const json = readJson(body)
  const payload = json.ok ? Payload.safeParse(json.value) : null
  if (!payload?.success) return problem('not-understood')
  const { event, data: about, timestamp: told } = payload.data
  const providerReference = providerIdOf(about.transaction_id)
  const ourReference = textOf(about.reference) ?? ''
  if (providerReference === null || ourReference.length > REFERENCE_MAX) {
    return problem('not-understood')
  }
  return success({ event, providerReference, ourReference, told })
}
