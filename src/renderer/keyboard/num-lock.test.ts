import { describe, expect, it } from 'vitest'
import { isPadWithoutDigits } from './num-lock.ts'

const press = (code: string, key: string, light: boolean) => ({
  code,
  key,
  getModifierState: () => light,
})

describe('the number pad with its light for numbers off', () => {
  it.each([
    ['Numpad1', 'End'],
    ['Numpad7', 'Home'],
    ['Numpad8', 'ArrowUp'],
    ['Numpad5', 'Clear'],
    ['Numpad0', 'Insert'],
  ])('is told by %s that comes as %s', (code, key) => {
    expect(isPadWithoutDigits(press(code, key, false))).toBe(true)
  })

  it('is not told by a digit, by the arrows beside the pad, or by Shift with the light on', () => {
    expect(isPadWithoutDigits(press('Numpad1', '1', true))).toBe(false)
    expect(isPadWithoutDigits(press('Home', 'Home', false))).toBe(false)
    expect(isPadWithoutDigits(press('Numpad7', 'Home', true))).toBe(false)
  })

  it('is not told by its signs and its Enter, which mean the same', () => {
    expect(isPadWithoutDigits(press('NumpadAdd', '+', false))).toBe(false)
    expect(isPadWithoutDigits(press('NumpadEnter', 'Enter', false))).toBe(false)
  })
})
