import { describe, expect, it } from 'vitest'
import { beside, closeSteps, shortSeal } from './steps.ts'

describe('the steps of a close', () => {
  it('go on to the last one and back to the first, and no further', () => {
    const walked = closeSteps.map((step) => beside(step, 1))
    expect(walked).toEqual(['sales', 'wallets', 'cash', 'look', 'look'])
    expect(closeSteps.map((step) => beside(step, -1))).toEqual([
      'ask',
      'ask',
      'sales',
      'wallets',
      'cash',
    ])
  })
})

describe('the seal on the slip', () => {
  it('is short enough to be read out', () => {
    expect(shortSeal('0a1b2c3d4e5f60718293'.padEnd(64, 'f'))).toBe('0A1B 2C3D 4E5F 6071')
  })
})
