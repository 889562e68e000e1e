import { describe, expect, it } from 'vitest'
import { openingBounds, USUAL_SIZE } from './bounds.ts'

const shopScreen = { x: 0, y: 0, width: 1366, height: 728 }
const secondScreen = { x: 1366, y: 0, width: 1920, height: 1040 }
const there = { x: 1500, y: 100, width: 1400, height: 800, maximized: false }

describe('where the window opens', () => {
  it('is all of a shop’s screen the first time, and of a smaller one', () => {
    const all = { width: 1366, height: 728, maximized: true }
    expect(openingBounds(undefined, [shopScreen])).toEqual(all)
    const old = { x: 0, y: 0, width: 1024, height: 728 }
    expect(openingBounds(undefined, [old])).toEqual({ ...all, width: 1024 })
  })

  it('is as large as a shop’s screen where there is more', () => {
    expect(openingBounds(undefined, [secondScreen])).toEqual({ ...USUAL_SIZE, maximized: false })
  })

  it('is where it stood last', () => {
    expect(openingBounds(there, [shopScreen, secondScreen])).toEqual(there)
  })

  it('is in sight after the second screen was taken away', () => {
    const { width, height } = there
    expect(openingBounds(there, [shopScreen])).toEqual({ width, height, maximized: false })
  })

  it.each([
    ['below the task bar', { ...there, x: 100, y: 727 }],
    ['above the screen', { ...there, x: 100, y: -60 }],
    ['with a corner only', { ...there, x: 1366 - 40 }],
  ])('is in sight although it stood %s', (_where, remembered) => {
    expect(openingBounds(remembered, [shopScreen])).not.toHaveProperty('x')
  })

  it('is maximized again, and comes back to the size before', () => {
    const remembered = { x: 40, y: 30, width: 1200, height: 700, maximized: true }
    expect(openingBounds(remembered, [shopScreen])).toEqual(remembered)
  })

  it('is never smaller than the screens of the counter hold', () => {
    const small = { x: 0, y: 0, width: 300, height: 200, maximized: false }
    expect(openingBounds(small, [shopScreen])).toMatchObject({ width: 1024, height: 700 })
  })

  it.each([
    [null],
    [{}],
    ['left'],
    [{ ...there, width: Number.NaN }],
    [{ ...there, x: 1e9 + 0.5 }],
  ])('forgets %j', (remembered) => {
    expect(openingBounds(remembered, [secondScreen])).toEqual({ ...USUAL_SIZE, maximized: false })
  })
})
