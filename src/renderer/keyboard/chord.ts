/**
 * A key with what is held beside it, by its place on the keyboard: `F9`, `Ctrl+KeyK`,
 * `Shift+Slash`. Places, not letters, so that shortcuts work under Bijoy, Avro and Probhat.
 */
export type Chord = string

/** What of a keyboard event is looked at; tests hand in plain objects. */
export interface KeyPress {
  readonly code: string
  readonly key: string
  readonly repeat: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** Screen keyboards and remote desktops name the key and leave its place empty. */
const placeOfKey: Readonly<Record<string, string>> = {
  '+': 'NumpadAdd',
  '-': 'NumpadSubtract',
  '*': 'NumpadMultiply',
  '/': 'NumpadDivide',
  '.': 'NumpadDecimal',
  '?': 'Shift+Slash',
}

export function chordOf(press: KeyPress): Chord {
  if (press.code === '') return placeOfKey[press.key] ?? press.key
  const held = [
    press.ctrlKey || press.metaKey ? 'Ctrl+' : '',
    press.altKey ? 'Alt+' : '',
    press.shiftKey ? 'Shift+' : '',
  ]
  return held.join('') + press.code
}
