import { parse } from 'lossless-json'
import { type Result, problem, success } from '../../domain/result.ts'

/** A JSON number as it was written: `20`, `20.00`, or the 21 digits of an autoflexi id. */
export class NumberText {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** What a document may hold. Objects have no prototype, so no key of theirs means anything else. */
export type AnswerValue =
  | null
  | boolean
  | string
  | NumberText
  | readonly AnswerValue[]
  | AnswerObject
export interface AnswerObject {
  readonly [name: string]: AnswerValue
}

/** The documents nest two deep; a stack of brackets is an attack on the reader. */
const DEPTH_MAX = 16

/**
 * Reads an answer strictly: one JSON object and nothing around it. A PHP warning before it, a
 * second document after it, a key that comes twice (even with the same value), anything deeper
 * than 16: not JSON. Nothing is mended (bad-inputs rows 38 to 44).
 */
export function readJson(text: string): Result<AnswerObject, 'not-json' | 'shape'> {
  if (!isPlain(text)) return problem('not-json')
  let value: unknown
  try {
    value = parse(text, null, { parseNumber: (written) => new NumberText(written) })
  } catch (cause) {
    if (cause instanceof SyntaxError) return problem('not-json')
    throw cause
  }
  const answer = withoutPrototypes(value)
  return isObject(answer) ? success(answer) : problem('shape')
}

export function isObject(value: AnswerValue | undefined): value is AnswerObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof NumberText)
  )
}

/** Keys that mean something to JavaScript: no provider has a field of these names. */
const strangeKeys = new Set(['__proto__', 'constructor', 'prototype'])

function withoutPrototypes(value: unknown): AnswerValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  if (value instanceof NumberText) return value
  if (Array.isArray(value)) return value.map((item: unknown) => withoutPrototypes(item))
  if (typeof value !== 'object') throw new Error('a JSON reader gave a value JSON does not have')
  const clean: Record<string, AnswerValue> = Object.create(null)
  for (const [name, member] of Object.entries(value)) {
    if (!strangeKeys.has(name)) clean[name] = withoutPrototypes(member)
  }
  return clean
}

/**
 * Walks over the text before it is parsed: how deep it goes, and whether a key comes twice in one
 * object. The parser lets a repeated key pass where both values are equal; here it may not, for a
 * document that repeats itself was put together by something that is broken.
 *
 * Only brackets, strings and colons are looked at: what else is wrong the parser finds.
 */
function isPlain(text: string): boolean {
  const open: Set<string>[] = []
  let last = ''
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charAt(at)) {
      case '"': {
        const end = endOfString(text, at)
        last = text.slice(at, end + 1)
        at = end
        break
      }
      case ':':
        if (!isNewKey(open.at(-1), last)) return false
        break
      case '{':
      case '[':
        open.push(new Set())
        if (open.length > DEPTH_MAX) return false
        break
      case '}':
      case ']':
        open.pop()
        break
      default:
    }
  }
  return true
}

/** @param key as it is written, quotes and escapes included. */
function isNewKey(keys: Set<string> | undefined, key: string): boolean {
  if (keys === undefined) return false
  const plain = unescaped(key)
  if (plain === null || keys.has(plain)) return false
  keys.add(plain)
  return true
}

/** `"status"` and `"statu\u0073"` are one key. Null where it is no string at all. */
function unescaped(key: string): string | null {
  // Without an escape it stands as it is; a quote that is missing the parser finds.
  if (!key.includes('\\')) return key.startsWith('"') ? key.slice(1, -1) : null
  try {
    const plain: unknown = JSON.parse(key)
    return typeof plain === 'string' ? plain : null
  } catch (cause) {
    if (cause instanceof SyntaxError) return null
    throw cause
  }
}

/** The place of the quote that ends a string; the end of the text where none does. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '"') return at
  }
  return text.length
}
