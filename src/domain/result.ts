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

/** Makes a switch over a union exhaustive: a new member is a type error, never passed over. */
export function assertNever(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`)
}
