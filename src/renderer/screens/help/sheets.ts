import type { KeyBinding, KeyMap } from '../../keyboard/keymap.ts'
import { type KeySheet, keySheets, sellingKeys } from '../../keyboard/tables.ts'

interface Told {
  readonly title: KeySheet['title']
  readonly keys: readonly KeyBinding[]
}

/**
 * The tables of the help sheet as they are read on a screen: its own keys come first, and what many
 * tables have stands in the one that is of many alone.
 *
 * @param here the keys of the screen below
 */
export function sheetsFor(here: KeyMap): readonly Told[] {
  const sells = Object.values(here).includes(sellingKeys.send)
  const isHere = ({ map }: KeySheet) => map === here || (sells && map === sellingKeys)
  return [...keySheets.filter(isHere), ...keySheets.filter((sheet) => !isHere(sheet))]
    .map(({ title, map, ofMany }) => ({ title, keys: ofMany ? Object.values(map) : own(map) }))
    .filter(({ keys }) => keys.length > 0)
}

const ofMany = new Set(
  keySheets.filter((sheet) => sheet.ofMany).flatMap(({ map }) => Object.values(map).map(named)),
)

function own(map: KeyMap): readonly KeyBinding[] {
  return Object.values(map).filter((key) => !ofMany.has(named(key)))
}

function named({ words, caps }: KeyBinding): string {
  return `${words} ${caps.join(' ')}`
}
