import { type Result, problem, success } from '../../domain/result.ts'

/** An observation keeps this much of an answer (money.md §2, step 6). */
export const KEPT_BYTES = 8 * 1024
/** flexiloadbd puts PINs and tokens of up to 240 digits into `message`: never cut those. */
const WORDS_MAX = 4096

const REMOVED = '[key]'
/** So much of a key at the end of an answer that broke off is taken for the key. */
const BROKEN_MIN = 8

/**
 * The text of a body. Only UTF-8 is read (bad-inputs rows 39 and 40): another declared charset,
 * UTF-16 or damaged bytes prove nothing. A byte order mark is taken off.
 */
const strict = new TextDecoder('utf-8', { fatal: true })
const lenient = new TextDecoder('utf-8')
const encoder = new TextEncoder()

export function readText(body: Uint8Array, contentType: string): Result<string, 'protocol'> {
  const [, declared] = /;\s*charset\s*=\s*"?([^";,\s]*)/i.exec(contentType) ?? []
  if (declared !== undefined && !/^(?:utf-?8|us-ascii)$/i.test(declared)) {
    return problem('protocol')
  }
  try {
    return success(strict.decode(body))
  } catch (cause) {
    if (cause instanceof TypeError) return problem('protocol')
    throw cause
  }
}

/** The same for people to look at, whatever the bytes are. */
export function showText(body: Uint8Array): string {
  return lenient.decode(body)
}

/** Takes an account's key out of every text that could be kept or shown. */
export type Redact = (text: string) => string

/**
 * A server may send the key back: in an error, a debug page, a header dump. It is cut out as it
 * is, escaped for JSON or for a URL, and where an answer broke off in the middle of it. Of a
 * `12|secret` token the second half alone is the secret, so that is cut out as well.
 */
export function redactionOf(key: string): Redact {
  const secrets = [key, ...key.split('|').filter((part) => part.length >= 16)]
  const whole = new RegExp(secrets.map(anySpelling).join('|'), 'gi')
  const lower = secrets.map((secret) => secret.toLowerCase())
  // Where nothing is escaped it can stand as it is only, and hardly ever does: far quicker to see.
  const mayHold = (text: string): boolean =>
    /[\\%]/.test(text) || lower.some((secret) => text.toLowerCase().includes(secret))
  return (text) => {
    return withoutBrokenKey(mayHold(text) ? text.replaceAll(whole, REMOVED) : text, key)
  }
}

function anySpelling(secret: string): string {
  return Array.from(secret)
    .map((sign) => {
      const hex = sign.charCodeAt(0).toString(16).padStart(2, '0')
      const plain = sign.replaceAll(/[^A-Za-z0-9]/g, String.raw`\$&`)
      const escaped = /[A-Za-z0-9]/.test(sign) ? plain : String.raw`\\?${plain}`
      return String.raw`(?:${escaped}|\\u00${hex}|%${hex})`
    })
    .join('')
}

function withoutBrokenKey(text: string, key: string): string {
  // The last of them begins where the key's beginning stands last.
  for (let at = text.length - key.length + 1; at <= text.length - BROKEN_MIN; at += 1) {
    at = text.indexOf(key.slice(0, BROKEN_MIN), Math.max(0, at))
    if (at === -1) return text
    if (key.startsWith(text.slice(at))) return text.slice(0, at) + REMOVED
  }
  return text
}

/** At most so many bytes of UTF-8, never half a character. */
export function cutBytes(text: string, max_bytes: number): string {
  // No character takes more than three bytes a unit.
  if (text.length * 3 <= max_bytes) return text
  const bytes = encoder.encode(text)
  if (bytes.length <= max_bytes) return text
  let end = max_bytes
  // Bytes that begin with the bits 10 continue a character.
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1
  return lenient.decode(bytes.subarray(0, end))
}

/**
 * Words of a provider, made fit to be shown as text: no control or direction marks that would
 * change what stands around them, at most 4,096 characters.
 */
export function plainWords(value: unknown): string {
  const visible = wholeWords(value)
    .replaceAll(/[\t\n\r]+/g, ' ')
    .trim()
  return Array.from(visible).slice(0, WORDS_MAX).join('')
}

/** The same in their lines and to their end, for what must not be cut off. */
export function wholeWords(value: unknown): string {
  if (typeof value !== 'string') return ''
  return value
    .toWellFormed()
    .replaceAll(/(?![\t\n\r])[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
}
