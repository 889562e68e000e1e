/**
 * A number written digit for digit. The documents print `50000.00` and `500.00`, and
 * `JSON.stringify` would drop those zeros.
 */
export class Digits {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

export type Json =
  | null
  | boolean
  | string
  | number
  | Digits
  | readonly Json[]
  | { readonly [name: string]: Json }

export function writeJson(value: Json): string {
  if (value instanceof Digits) return value.text
  if (Array.isArray(value)) return `[${value.map((item: Json) => writeJson(item)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(
      ([name, member]: [string, Json]) => `${JSON.stringify(name)}:${writeJson(member)}`,
    )
    return `{${members.join(',')}}`
  }
  return JSON.stringify(value)
}

/** The members of a request's JSON object; none at all where the text is anything else. */
export type Fields = ReadonlyMap<string, unknown>

/**
 * Reads a request body the way the providers' framework does: what is not a JSON object counts as
 * an empty one, and the missing fields are what gets refused.
 */
export function readFields(text: string): Fields {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    if (cause instanceof SyntaxError) return new Map()
    throw cause
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map()
  return new Map(Object.entries(value))
}
