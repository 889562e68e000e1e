import { randomDigits } from '../ids.ts'

/** A meter takes twenty digits at a time, keyed in groups of four. */
const DIGITS = 20

/**
 * How many tokens a meter gets by the last four digits of its number, which are the digits that
 * will have to be keyed: one, unless its tariff has changed and it has to be told so first.
 */
export const tokenEndings: readonly { readonly ending: string; readonly tokens: number }[] = [
  { ending: '0060', tokens: 3 },
  { ending: '0240', tokens: 12 },
]

export function newTokens(meter: string, random: (bytes: number) => Uint8Array): readonly string[] {
  const tokens = tokenEndings.find(({ ending }) => meter.endsWith(ending))?.tokens ?? 1
  return Array.from({ length: tokens }, () => randomDigits(random, DIGITS))
}

/** `1) 0123-4567-8901-2345-6789`, a line each, in the order they have to be keyed. */
export function tokenLines(tokens: readonly string[]): readonly string[] {
  return tokens.map((token, nth) => `${nth + 1}) ${token.replaceAll(/\d{4}(?=\d)/g, '$&-')}`)
}
