import { describe, expect, it } from 'vitest'
import type { KeyPress } from './chord.ts'
import { type KeyBinding, type KeyMap, actionOf } from './keymap.ts'
import { drawerKeys, paperKeys, printJobsKeys, slipKeys } from './paper-tables.ts'
import {
  duesKeys,
  closeKeys,
  everywhereKeys,
  helpKeys,
  packagesKeys,
  rechargeKeys,
  countKeys,
  reportsKeys,
  saleKeys,
  savingKeys,
  shiftKeys,
  takenFromTheBrowser,
  transactionsKeys,
  walletsKeys,
} from './tables.ts'

const loose = { repeat: false, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
const press = (code: string, key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  ...loose,
  code,
  key,
  ...held,
})

const screens: readonly (readonly [string, KeyMap])[] = [
  ['recharge', { ...rechargeKeys, ...saleKeys, ...everywhereKeys }],
  ['packages', { ...packagesKeys, ...saleKeys, ...everywhereKeys }],
  ['transactions', { ...transactionsKeys, ...saleKeys, ...everywhereKeys }],
  ['dues', { ...everywhereKeys, ...duesKeys }],
  ['shift', { ...shiftKeys, ...everywhereKeys }],
  ['count', { ...countKeys, ...everywhereKeys }],
  ['wallets', { ...walletsKeys, ...everywhereKeys }],
  ['reports', { ...reportsKeys, ...everywhereKeys }],
  ['saving of a report', savingKeys],
  ['close', { ...everywhereKeys, ...closeKeys }],
  ['slip', { ...paperKeys, ...slipKeys }],
  ['drawer', drawerKeys],
  ['list of prints', printJobsKeys],
  ['help sheet', helpKeys],
]

describe('the keys of the number pad', () => {
  it.each([
    ['NumpadAdd', '+', 'send'],
    ['NumpadSubtract', '-', 'clear'],
    ['NumpadMultiply', '*', 'lineType'],
    ['NumpadDivide', '/', 'operator'],
    ['NumpadDecimal', '.', 'provider'],
    ['NumpadEnter', 'Enter', 'forward'],
  ])('%s means %s: %s', (code, key, action) => {
    expect(actionOf(rechargeKeys, press(code, key))).toBe(action)
  })

  it('lets digits through to the field', () => {
    expect(actionOf(rechargeKeys, press('Numpad7', '7'))).toBeNull()
  })

  it('has a + and a / on keyboards without a pad, and on screen keyboards', () => {
    expect(actionOf(rechargeKeys, press('Equal', '+', { shiftKey: true }))).toBe('send')
    expect(actionOf(rechargeKeys, press('Slash', '/'))).toBe('operator')
    expect(actionOf(rechargeKeys, press('', '+'))).toBe('send')
    expect(actionOf(rechargeKeys, press('', 'Enter'))).toBe('forward')
  })

  it('leaves a dash typed into a number alone: only the pad’s minus clears', () => {
    expect(actionOf(rechargeKeys, press('Minus', '-'))).toBeNull()
  })
})

describe('Enter', () => {
  it('sends nothing on any screen: scanners end with it', () => {
    for (const [, map] of screens) {
      for (const code of ['Enter', 'NumpadEnter']) {
        expect(actionOf(map, press(code, 'Enter'))).not.toBe('send')
      }
    }
    expect(rechargeKeys.send.chords).not.toContain('Enter')
  })
})

describe('shortcuts under a Bangla keyboard layout', () => {
  it.each([
    ['Bijoy', 'ক'],
    ['Avro', 'ক'],
    ['Probhat', 'ক'],
    ['English', 'k'],
  ])('go by the place of the key with %s', (_, letter) => {
    expect(actionOf(everywhereKeys, press('KeyK', letter, { ctrlKey: true }))).toBe('goAnywhere')
  })

  it('ask for help with the key of ?, whatever letter stands on it', () => {
    expect(actionOf(everywhereKeys, press('Slash', '।', { shiftKey: true }))).toBe('help')
  })
})

describe('what is done with a sale', () => {
  const chords = Object.values(saleKeys).flatMap((binding): readonly string[] => binding.chords)

  it('has keys that no number, no sign of the pad and no scanner can press', () => {
    expect(chords.filter((chord) => !chord.startsWith('Ctrl+Key'))).toEqual([])
    // Some scanners send the end of a line, a tab or a step back as Ctrl with these letters.
    expect(chords.filter((chord) => /Key[HIJM]$/u.test(chord))).toEqual([])
  })

  it('leaves the browser what it keeps for itself, and the hand its editing keys', () => {
    expect(chords.filter((chord) => /Key[ACNRTVWXZ]$/u.test(chord))).toEqual([])
  })

  it('is not what Ctrl and Alt together mean, which writes letters on some keyboards', () => {
    const held = { ctrlKey: true, altKey: true }
    expect(actionOf(saleKeys, press('KeyG', 'g', held))).toBeNull()
  })
})

describe('the key tables', () => {
  it.each(screens)('of %s give no key two meanings', (_, map) => {
    const chords = Object.values(map).flatMap(({ chords }) => chords)
    expect(new Set(chords).size).toBe(chords.length)
  })

  it.each(screens)('of %s leave F10, F11, F12 and Alt to Windows', (_, map) => {
    const chords = Object.values(map).flatMap(({ chords }) => chords)
    expect(chords.filter((chord) => /F1[0-2]|Alt\+/u.test(chord))).toEqual([])
  })

  it.each(screens)(
    'of %s show a cap for every key, and the browser keeps none of them',
    (_, map) => {
      const bindings: readonly KeyBinding[] = Object.values(map)
      expect(bindings.filter(({ caps }) => caps.length === 0)).toEqual([])
      for (const chord of [
        'F1',
        'F3',
        'F5',
        'F6',
        'F7',
        'Ctrl+KeyP',
        'Ctrl+KeyU',
        'Ctrl+KeyD',
        'Ctrl+KeyF',
        'Ctrl+KeyG',
        'Ctrl+KeyS',
        'Ctrl+KeyO',
        'Ctrl+KeyQ',
      ]) {
        expect(takenFromTheBrowser.has(chord)).toBe(true)
      }
    },
  )
})
