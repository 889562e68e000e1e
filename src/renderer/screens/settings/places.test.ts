import { describe, expect, it } from 'vitest'
import type { ProviderId } from '../../../domain/provider.ts'
import { placesOf } from './places.ts'

const at = (provider: ProviderId, preference: number | null) => {
  return { provider, hasKey: preference !== null, preference: preference ?? 1 }
}
const places = (...providers: ReturnType<typeof at>[]) => [...placesOf(providers).values()]

describe('the order of providers that are not set up yet', () => {
  it('gives each a place of its own, from the first', () => {
    expect(places(at('autoflexi', null), at('flexiloadbd', null), at('alsamiflexi', null))).toEqual(
      [1, 2, 3],
    )
  })

  it('goes on behind and between those that are set up', () => {
    expect(places(at('autoflexi', 1), at('flexiloadbd', null), at('alsamiflexi', null))).toEqual([
      1, 2, 3,
    ])
    expect(places(at('autoflexi', null), at('flexiloadbd', 2), at('alsamiflexi', null))).toEqual([
      1, 2, 3,
    ])
  })

  it('leaves a place that was chosen, also one that two share or that is none of the three', () => {
    expect(places(at('autoflexi', 1), at('flexiloadbd', 1), at('alsamiflexi', null))).toEqual([
      1, 1, 2,
    ])
    expect(places(at('autoflexi', 7))).toEqual([3])
  })
})
