import { describe, expect, it } from 'vitest'
import { createHeldKeys } from './held-keys.ts'

const plus = { code: 'NumpadAdd', key: '+', repeat: false }

describe('a key that is pressed (row 18)', () => {
  it('counts once while it is held, however often it repeats', () => {
    const keys = createHeldKeys()
    expect(keys.press(plus)).toBe(true)
    const repeats = Array.from({ length: 20 }, () => keys.press({ ...plus, repeat: true }))
    expect(repeats).toEqual(Array(20).fill(false))
  })

  it('counts once also where the keyboard bounces and does not say that it repeats', () => {
    const keys = createHeldKeys()
    expect([keys.press(plus), keys.press(plus)]).toEqual([true, false])
  })

  it('counts again once it has come up', () => {
    const keys = createHeldKeys()
    keys.press(plus)
    keys.release(plus)
    expect(keys.press(plus)).toBe(true)
  })

  it('does not count when it was down before the window had the keyboard', () => {
    expect(createHeldKeys().press({ ...plus, repeat: true })).toBe(false)
  })

  it('counts again when the window lost the keyboard in between', () => {
    const keys = createHeldKeys()
    keys.press(plus)
    keys.forget()
    expect(keys.press(plus)).toBe(true)
  })

  it('is down until it comes up', () => {
    const keys = createHeldKeys()
    const enter = { code: 'Enter', key: 'Enter', repeat: false }
    keys.press(enter)
    expect([keys.isDown('Enter'), keys.isDown('NumpadEnter')]).toEqual([true, false])
    keys.release(enter)
    expect(keys.isDown('Enter')).toBe(false)
  })

  it('is known by its name where it has no place', () => {
    const keys = createHeldKeys()
    expect(keys.press({ code: '', key: '+', repeat: false })).toBe(true)
    expect(keys.press({ code: '', key: '-', repeat: false })).toBe(true)
    expect(keys.press({ code: '', key: '+', repeat: false })).toBe(false)
  })
})
