/**
 * The faults of docs/simulation.md by their numbers there. `sale` ones are bound to one sale of the
 * plan, `time` ones to a moment of the day. A weight says how many of them a day has on average.
 */
export const faults = {
  F1: { bound: 'time', perDay: 2, what: 'nothing can be reached for a while' },
  F2: { bound: 'sale', perDay: 2, what: 'the bytes are lost on their way' },
  F3: { bound: 'sale', perDay: 3, what: 'executed, then reset' },
  F4: { bound: 'sale', perDay: 2, what: 'executed, then 5xx' },
  F5: { bound: 'sale', perDay: 2, what: 'not executed, and 5xx' },
  F6: { bound: 'sale', perDay: 1, what: 'executed, and a page with 200' },
  F7: { bound: 'sale', perDay: 1, what: 'an answer cut in the middle' },
  F8: { bound: 'sale', perDay: 1, what: 'an answer a byte a second' },
  F9: { bound: 'sale', perDay: 1, what: 'a redirect' },
  F10: { bound: 'sale', perDay: 4, what: 'executed later, not known until then' },
  F11: { bound: 'sale', perDay: 2, what: 'the state goes back' },
  F12: { bound: 'sale', perDay: 1, what: 'never final' },
  F13: { bound: 'sale', perDay: 1, what: 'delivered, taken back hours later' },
  F14: { bound: 'sale', perDay: 1.5, what: 'a notice that comes again and again' },
  F15: { bound: 'sale', perDay: 1.5, what: 'a forged notice' },
  F16: { bound: 'sale', perDay: 1.5, what: 'a notice before the answer' },
  F17: { bound: 'sale', perDay: 1, what: 'the answer of another sale' },
  F18: { bound: 'sale', perDay: 2, what: 'another number, amount or operator comes back' },
  F19: { bound: 'time', perDay: 1, what: 'a storm of 429' },
  F20: { bound: 'time', perDay: 0.3, what: 'the key is turned away' },
  F21: { bound: 'time', perDay: 1, what: 'an old balance' },
  F22: { bound: 'time', perDay: 2, what: 'the balance jumps: a top-up, another device' },
  F23: { bound: 'time', perDay: 1, what: 'a balance that is no number' },
  F24: { bound: 'time', perDay: 2, what: 'the wall clock is set' },
  F25: { bound: 'time', perDay: 1, what: 'the machine sleeps' },
  F26: { bound: 'time', perDay: 2, what: 'the power goes at a commit' },
  F27: { bound: 'time', perDay: 1, what: 'the disk refuses' },
  F28: { bound: 'sale', perDay: 2, what: 'the power goes around the sending of a sale' },
  F30: { bound: 'sale', perDay: 4, what: 'a double click, two windows' },
  F31: { bound: 'time', perDay: 0.3, what: 'an older copy of the books is put back' },
  F33: { bound: 'time', perDay: 1, what: 'the counter closes with open items' },
  F34: { bound: 'time', perDay: 1, what: 'a screen that asks without end' },
  F35: { bound: 'time', perDay: 1, what: 'the name leads to another host' },
  F36: { bound: 'sale', perDay: 1, what: 'an id of another sale' },
  F37: { bound: 'sale', perDay: 2, what: 'refused as a duplicate' },
  F38: { bound: 'sale', perDay: 0.5, what: 'executed twice' },
  F39: { bound: 'time', perDay: 0.3, what: 'the numbers of operators change' },
  F40: { bound: 'time', perDay: 0.3, what: 'down for long, then a burst' },
  /** Beside the list: what a provider may say besides, and what may go wrong around a person. */
  G1: { bound: 'sale', perDay: 2, what: 'a word nobody documented' },
  G2: { bound: 'sale', perDay: 8, what: 'not delivered, and the wallet is paid back' },
  G3: { bound: 'sale', perDay: 1, what: 'refused in documented words' },
  G4: { bound: 'sale', perDay: 1, what: 'the answer repeats our key' },
  G5: { bound: 'time', perDay: 1, what: 'the power goes at some moment' },
  G6: { bound: 'sale', perDay: 3, what: 'the cashier calls it off at once' },
  G7: { bound: 'sale', perDay: 1, what: 'an id with more digits than a number holds' },
  G8: { bound: 'sale', perDay: 2, what: 'the disk refuses around the sending of a sale' },
  G9: { bound: 'sale', perDay: 1, what: 'the machine sleeps while a sale waits to leave' },
  /** Of the shop's day. */
  D1: { bound: 'time', perDay: 1.5, what: 'the power goes within the closing of a shift' },
  D2: { bound: 'time', perDay: 1, what: 'the power goes within the close of a day' },
  D3: { bound: 'time', perDay: 1.5, what: 'the power goes as dues are paid' },
  D4: { bound: 'time', perDay: 0.7, what: 'the clock is set around the hour a day begins at' },
  D5: { bound: 'time', perDay: 1, what: 'answers come in as a day is closed' },
  D6: { bound: 'time', perDay: 2, what: 'the owner is promised another commission than is paid' },
} as const satisfies Record<string, { bound: 'sale' | 'time'; perDay: number; what: string }>

export type FaultId = keyof typeof faults

export function isFaultId(text: string): text is FaultId {
  return Object.hasOwn(faults, text)
}

export const faultIds: readonly FaultId[] = Object.keys(faults).filter((id) => isFaultId(id))
