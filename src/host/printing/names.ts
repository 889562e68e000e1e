import { lookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { callbackify } from 'node:util'

export interface NetworkAddress {
  address: string
  family: number
}

/** Where a name leads; it rejects where nobody knows it. */
export type AskForName = (name: string) => Promise<NetworkAddress[]>

/**
 * The system looks two names up at a time, those of the providers too, and nothing ends a question
 * that hangs. So printers have one at a time: whoever asks for the same joins it, another waits,
 * and a sale finds its way however long nobody knows where the printer is.
 */
export function oneName(ask: AskForName = (name) => lookup(name, { all: true })): AskForName {
  let last: { readonly name: string; readonly found: Promise<NetworkAddress[]> } | null = null
  return (name) => {
    if (last?.name === name) return last.found
    const before = last?.found.then(
      () => undefined,
      () => undefined,
    )
    const found = before ? before.then(() => ask(name)) : ask(name)
    const mine = { name, found }
    last = mine
    const over = () => {
      if (last === mine) last = null
    }
    found.then(over, over)
    return found
  }
}

/** The same as a socket wants it that tries every address of a name. */
export function asLookup(ask: AskForName): LookupFunction {
  const call = callbackify(ask)
  return (name, _options, callback) => call(name, callback)
}
