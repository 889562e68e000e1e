import { describe, expect, it } from 'vitest'
import { walletBrandCodes } from '../../operator.ts'
import { walletBrandByCode, walletBrands } from './brands.ts'

describe('the brands of mobile money', () => {
  it('are the three that flexiloadbd’s document has codes for', () => {
    expect(walletBrands.map(({ code }) => code)).toEqual(walletBrandCodes)
    expect(walletBrands.map(({ name }) => name.en)).toEqual(['bKash', 'Nagad', 'Rocket'])
    expect(walletBrands.map(({ name }) => name.bn)).toEqual(['বিকাশ', 'নগদ', 'রকেট'])
  })

  it('are found by their code, and nothing else is', () => {
    for (const code of walletBrandCodes) expect(walletBrandByCode(code).code).toBe(code)
    // @ts-expect-error A network is no brand of mobile money.
    expect(() => walletBrandByCode('GP')).toThrow('no brand GP')
  })

  it('have mobile numbers, but for Rocket with its twelfth digit', () => {
    expect(walletBrands.filter(({ twelfthDigit }) => twelfthDigit)).toEqual([
      walletBrandByCode('RK'),
    ])
  })
})
