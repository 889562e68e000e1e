import type { en } from '../i18n/en/index.ts'
import { type Chord, type KeyPress, chordOf } from './chord.ts'

/** What a key does on a screen, as data: the screen, the footer and the help sheet read it. */
export interface KeyBinding {
  readonly chords: readonly Chord[]
  /** What stands on the key cap in hints. */
  readonly caps: readonly string[]
  readonly words: keyof typeof en.keys
  /** Stands in the footer of its screen. */
  readonly footer?: boolean
}

export type KeyMap = Readonly<Record<string, KeyBinding>>

export function actionOf<Map extends KeyMap>(map: Map, press: KeyPress): keyof Map | null {
  const chord = chordOf(press)
  // Object.keys forgets the type of the keys; they are the map's own.
  const actions = Object.keys(map) as (keyof Map & string)[]
  return actions.find((action) => map[action]?.chords.includes(chord)) ?? null
}
