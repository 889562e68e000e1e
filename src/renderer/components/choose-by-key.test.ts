import { describe, expect, it } from 'vitest'
import { chosenBy } from './choose-by-key.ts'

const press = (key: string, code = key) => ({
  key,
  code,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
})
const both = { values: ['owner', 'cash'] as const, byDigits: true }
const ringed = { ...both, chosen: null, focused: 'owner' }

describe('a choice of two of which none is made', () => {
  it.each(['ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft'])(
    'is made where the ring stands by %s',
    (key) => {
      expect(chosenBy(press(key), ringed)).toBe('owner')
      expect(chosenBy(press(key), { ...ringed, focused: 'cash' })).toBe('cash')
    },
  )

  it('is made by 1 and 2 of the pad, whether its light is on or off', () => {
    expect(chosenBy(press('1', 'Numpad1'), ringed)).toBe('owner')
    expect(chosenBy(press('2', 'Numpad2'), ringed)).toBe('cash')
    expect(chosenBy(press('End', 'Numpad1'), ringed)).toBe('owner')
    expect(chosenBy(press('ArrowDown', 'Numpad2'), ringed)).toBe('cash')
    expect(chosenBy(press('২', 'Digit2'), ringed)).toBe('cash')
    expect(chosenBy(press('3', 'Numpad3'), ringed)).toBeNull()
  })

  it('is left alone by every other key, and by shortcuts', () => {
    expect(chosenBy(press('Tab'), ringed)).toBeNull()
    expect(chosenBy({ ...press('1', 'Digit1'), ctrlKey: true }, ringed)).toBeNull()
  })
})

describe('once it is made', () => {
  const made = { ...both, chosen: 'owner', focused: 'owner' } as const

  it('the arrows go from one to the other, as the group does by itself', () => {
    expect(chosenBy(press('ArrowDown'), made)).toBeNull()
  })

  it('a digit chooses anew', () => {
    expect(chosenBy(press('2', 'Numpad2'), made)).toBe('cash')
  })
})

it('a digit that belongs to the field beside the choice chooses nothing', () => {
  expect(chosenBy(press('1', 'Numpad1'), { ...ringed, byDigits: false })).toBeNull()
})
