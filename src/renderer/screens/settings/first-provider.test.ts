import { describe, expect, it } from 'vitest'
import type { Books } from '../../../contract/schemas.ts'
import { goTo, place } from '../../shell/navigation.ts'
import { forgetChange, keepChange, landAfterChange } from './first-provider.ts'

function tab() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

function counter(books: Books, ...keys: readonly boolean[]) {
  return {
    health: { get: async () => ({ books }) },
    providers: { list: async () => keys.map((hasKey) => ({ hasKey })) },
  }
}

describe('the page that begins after a change of books', () => {
  it.each([
    ['real books without a provider', counter('real', false, false), 'settings'],
    ['real books that were never asked for one', counter('real'), 'settings'],
    ['real books with a provider', counter('real', false, true), 'recharge'],
    ['practice, whose providers are its own', counter('practice', false), 'recharge'],
  ] as const)('lands where %s begin', async (_, api, screen) => {
    goTo({ screen: 'recharge' })
    const store = tab()
    keepChange(store)
    await landAfterChange(api, store)
    expect(place.get()).toMatchObject({ screen })
  })

  it('stays where it opened while the counter does not answer', async () => {
    goTo({ screen: 'recharge' })
    const store = tab()
    keepChange(store)
    const gone = () => Promise.reject(new Error('gone'))
    await landAfterChange({ ...counter('real'), health: { get: gone } }, store)
    expect(place.get()).toEqual({ screen: 'recharge' })
  })

  it('leads nobody away who went elsewhere before the counter answered', async () => {
    goTo({ screen: 'recharge' })
    const store = tab()
    keepChange(store)
    const landing = landAfterChange(counter('real'), store)
    goTo({ screen: 'wallets' })
    await landing
    expect(place.get()).toEqual({ screen: 'wallets' })
  })

  it('is the only one that leads away from where the counter opens', async () => {
    goTo({ screen: 'recharge' })
    const store = tab()
    await landAfterChange(counter('real'), store)
    keepChange(store)
    forgetChange(store)
    await landAfterChange(counter('real'), store)
    expect(place.get()).toEqual({ screen: 'recharge' })
    keepChange(store)
    await landAfterChange(counter('real'), store)
    goTo({ screen: 'recharge' })
    await landAfterChange(counter('real'), store)
    expect(place.get()).toEqual({ screen: 'recharge' })
  })
})
