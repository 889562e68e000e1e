import type { KeyBinding, KeyMap } from '../../keyboard/keymap.ts'
import { dialogKeys, everywhereKeys, helpKeys, sellingKeys } from '../../keyboard/tables.ts'
import type { Chapter, KeySheet } from './chapters.ts'

export interface Told {
  readonly title: KeySheet['title']
  readonly keys: readonly KeyBinding[]
}

export interface ToldChapter {
  /** Read first, and large. */
  readonly first: readonly (Told & { readonly isHere: boolean })[]
  readonly rest: readonly Told[]
  /** What is heard everywhere, but for the keys that mean something else here. */
  readonly everywhere: readonly Told[]
}

/** The keys of the screens stand in the list of the screens, beside their names. */
const { everywhere, dialog } = {
  everywhere: Object.values<KeyBinding>(everywhereKeys).filter(
    ({ words }) => !words.startsWith('open'),
  ),
  dialog: { title: 'keys.dialog', keys: Object.values<KeyBinding>(dialogKeys) } as const,
}

/** What is heard while the sheet is open. */
export const ofTheSheet: Told = {
  title: 'keys.helpSheet',
  keys: Object.values<KeyBinding>(helpKeys),
}

/**
 * A chapter as it is read: what the screen below listens by comes first, and no key is told twice
 * in one view.
 *
 * @param here the keys of the screen below
 */
export function tell({ own, over }: Chapter, here: KeyMap): ToldChapter {
  const isHere = ({ map }: KeySheet) => map === here
  const first = over.some(isHere) ? over.filter(isHere) : own
  const rest = [...own, ...over].filter((sheet) => !first.includes(sheet))
  const taken = new Set(first.flatMap(({ map }) => Object.values(map)).flatMap(chordsOf))
  return {
    first: first.map((sheet) => ({ ...toldOf(sheet, first), isHere: isHere(sheet) })),
    rest: rest.map((sheet) => toldOf(sheet, rest)),
    everywhere: [
      {
        title: 'keys.everywhere',
        keys: everywhere.filter(({ chords }) => !chords.some((chord) => taken.has(chord))),
      },
      dialog,
    ],
  }
}

function chordsOf({ chords }: KeyBinding): readonly string[] {
  return chords
}

/** Without what stands in the table of every sale beside it, or in the one of everywhere. */
function toldOf({ title, map }: KeySheet, beside: readonly KeySheet[]): Told {
  const others =
    map !== sellingKeys && beside.some((one) => one.map === sellingKeys) ? [sellingKeys] : []
  const known = [everywhereKeys, ...others].flatMap((one) => Object.values<KeyBinding>(one))
  const isKnown = (key: KeyBinding) => known.some((one) => named(one) === named(key))
  return { title, keys: Object.values(map).filter((key) => !isKnown(key)) }
}

function named({ words, caps }: KeyBinding): string {
  return `${words} ${caps.join(' ')}`
}
