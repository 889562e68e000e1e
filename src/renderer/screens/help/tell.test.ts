import { describe, expect, it } from 'vitest'
import type { KeyBinding, KeyMap } from '../../keyboard/keymap.ts'
import * as paperTables from '../../keyboard/paper-tables.ts'
import * as tables from '../../keyboard/tables.ts'
import type { ScreenName } from '../../shell/navigation.ts'
import { keysOf, screens } from '../../shell/screens.ts'
import { chapterOf, chapters } from './chapters.ts'
import { ofTheSheet, tell } from './tell.ts'

const { closeKeys, everywhereKeys, matchingKeys, sellingKeys } = tables
const names = screens.map(({ name }) => name)

/** A chapter in one view, as it is read from the screen below. */
function view(of: ScreenName, here: KeyMap = keysOf(of)) {
  const chapter = chapters.find((one) => one.of === of)
  if (!chapter) throw new Error(`no chapter of ${of}`)
  const { first, rest, everywhere } = tell(chapter, here)
  return { first, rest, everywhere, all: [...first, ...rest, ...everywhere, ofTheSheet] }
}

describe('the help sheet', () => {
  it('has a chapter for every screen, in the order of their keys', () => {
    expect(chapters.map(({ of }) => of)).toEqual(names)
  })

  it('leaves no key of any table out, whatever lies below', () => {
    const every = [
      ...Object.values<KeyMap | ReadonlySet<string>>(tables).filter(isTable),
      ...Object.values<KeyMap>(paperTables),
    ]
    expect(every.length).toBeGreaterThan(20)
    const all = every.flatMap((map) => Object.values(map))
    const opens = new Set<KeyBinding>(screens.map((one) => everywhereKeys[one.opens]))
    for (const here of [{}, closeKeys, matchingKeys, sellingKeys]) {
      const told = names.flatMap((name) => view(name, here).all.flatMap(({ keys }) => keys))
      const isTold = (key: KeyBinding) => told.some((one) => named(one) === named(key))
      expect(all.filter((key) => !opens.has(key) && !isTold(key))).toEqual([])
    }
  })

  it.each(names)('says once in one view what is heard on the screen %s', (name) => {
    const { first, everywhere } = view(name)
    const lines = [...first, ...everywhere].flatMap(({ keys }) => keys).map(named)
    expect(lines.filter((line, nth) => lines.indexOf(line) !== nth)).toEqual([])
  })

  it.each(names)('gives no key of the screen %s a second meaning everywhere', (name) => {
    const { first, everywhere } = view(name)
    const heard = first.flatMap(({ keys }) => keys).flatMap(({ chords }) => chords)
    const elsewhere = everywhere.slice(0, 1).flatMap(({ keys }) => keys)
    expect(elsewhere.filter(({ chords }) => chords.some((one) => heard.includes(one)))).toEqual([])
  })

  it('begins with what is pressed to sell, and then with the keys of the screen below', () => {
    for (const name of names.slice(0, 9)) {
      const own = `keys.${name}`
      const sells = chapters.slice(0, 4).some(({ of }) => of === name)
      const first = view(name).first.map(({ title }) => title)
      expect(first).toEqual(sells ? ['keys.selling', own] : [own])
    }
  })

  it('marks the table of the screen below, and none where that has no table of its own', () => {
    const marked = (of: ScreenName, here: KeyMap) =>
      view(of, here).first.filter(({ isHere }) => isHere)
    expect(marked('bills', keysOf('bills')).map(({ title }) => title)).toEqual(['keys.bills'])
    expect(marked('bills', keysOf('dues'))).toEqual([])
    expect(marked('settings', keysOf('settings'))).toEqual([])
  })

  it('begins with a screen that has no key of its own, where that one lies below', () => {
    expect(chapterOf('statement')).toBe('wallets')
    expect(view('wallets', matchingKeys).first.map(({ title }) => title)).toEqual([
      'keys.statement',
    ])
    expect(chapterOf('close')).toBe('shift')
    expect(view('shift', closeKeys).first.map(({ title }) => title)).toEqual(['keys.dayClosing'])
    expect(view('shift', closeKeys).rest.map(({ title }) => title)).toContain('keys.shift')
  })
})

/** The tables, but for what the browser is kept from. */
function isTable(one: KeyMap | ReadonlySet<string>): one is KeyMap {
  return !(one instanceof Set)
}

function named({ words, caps }: KeyBinding): string {
  return `${words} ${caps.join(' ')}`
}
