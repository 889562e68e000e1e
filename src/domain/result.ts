/** What a shop can expect to go either way. Programmer's mistakes are thrown instead. */
export type Result<Value, Problem> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem }

export function success<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

export function problem<Problem>(what: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: what }
}

/**
 * What must be there by all that was done before: a row just stored, a count, a choice of a list.
 *
 * @throws where it is not, for then a mistake of ours went before, and nothing is made of it
 */
export function present<Value>(value: Value | null | undefined, what: string): Value {
  if (value === null || value === undefined) throw new Error(`${what} is not there`)
  return value
}

/**
 * The value of what was made sure of before it was asked for.
 *
 * @throws where there is a problem all the same
 */
export function granted<Value>(result: Result<Value, string>, what: string): Value {
  if (!result.ok) throw new Error(`${what}: ${result.problem}`)
  return result.value
}

/** Makes a switch over a union exhaustive: a new member is a type error, never passed over. */
export function assertNever(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`)
}
