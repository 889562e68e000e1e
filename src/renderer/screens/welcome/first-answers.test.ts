import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { freshSettings } from '../../../contract/fresh-settings.ts'
import type { Books, Settings } from '../../../contract/schemas.ts'
import { queryKeys } from '../../core/queries.ts'
import { goTo, place } from '../../shell/navigation.ts'
import { type FirstAnswers, keepForBooks, takeAnswersAlong } from './first-answers.ts'

const answers = (books: Books): FirstAnswers => ({ shopName: 'মায়ের দোয়া', language: 'bn', books })

type Call = 'health' | 'save' | 'list'

/** One tab of the browser and a counter whose books change under it. */
function tab() {
  const kept = new Map<string, string>()
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
  const queries = new QueryClient()
  const written: { books: Books; shopName: string; welcomed: boolean }[] = []
  const away = new Set<Call>()
  const answering = (call: Call) => {
    if (away.has(call)) throw new Error(`${call} got no answer`)
  }
  return {
    written,
    settings: () => queries.getQueryData<Settings>(queryKeys.settings),
    answered: (said: FirstAnswers) => keepForBooks(said, store),
    stands: (text: string) => store.setItem('counter:first-answers', text),
    goesAway: (call: Call) => away.add(call),
    loads: (books: Books, keys: readonly boolean[] = []) => {
      goTo({ screen: 'recharge' })
      const save = async (said: { shopName: string; language: 'bn' | 'en'; welcomed: true }) => {
        answering('save')
        written.push({ books, shopName: said.shopName, welcomed: said.welcomed })
        return { ...freshSettings, ...said }
      }
      const list = async () => {
        answering('list')
        return keys.map((hasKey) => ({ hasKey }))
      }
      const get = async () => {
        answering('health')
        return { books }
      }
      const api = {
        health: { get },
        settings: { save },
        providers: { list },
      }
      return takeAnswersAlong({ api, queries }, store)
    },
  }
}

describe('the first answers', () => {
  it.each([
    ['real', { screen: 'settings', part: 'providers' }],
    ['practice', { screen: 'recharge' }],
  ] as const)('are written into the %s books that were chosen, once', async (books, where) => {
    const { answered, loads, written, settings } = tab()
    answered(answers(books))
    await loads(books)
    expect(written).toEqual([{ books, shopName: 'মায়ের দোয়া', welcomed: true }])
    expect(settings()).toMatchObject({ shopName: 'মায়ের দোয়া', language: 'bn' })
    expect(place.get()).toEqual(where)
    await loads(books)
    expect(written).toHaveLength(1)
  })

  it.each([
    ['practice', 'real'],
    ['real', 'practice'],
  ] as const)('meant for the %s books never rename the %s ones later on', async (meant, other) => {
    const { answered, loads, written } = tab()
    answered(answers(meant))
    // Other books are open after all; the answers are not kept for another day.
    await loads(other)
    await loads(meant)
    await loads(other)
    expect(written).toEqual([])
  })

  it.each(['health', 'save'] as const)(
    'that were not written leave the books to ask for themselves: no answer to %s',
    async (call) => {
      const { answered, goesAway, loads, written, settings } = tab()
      answered(answers('real'))
      goesAway(call)
      await expect(loads('real')).resolves.toBeUndefined()
      expect(written).toEqual([])
      expect(settings()).toBeUndefined()
      expect(place.get()).toEqual({ screen: 'recharge' })
    },
  )

  it('stay written where it is not known then where the books begin', async () => {
    const { answered, goesAway, loads, written, settings } = tab()
    answered(answers('real'))
    goesAway('list')
    await expect(loads('real')).resolves.toBeUndefined()
    expect(written).toHaveLength(1)
    expect(settings()).toMatchObject({ shopName: 'মায়ের দোয়া' })
    expect(place.get()).toEqual({ screen: 'recharge' })
  })

  it.each(['', '{"shopName"', 'null', '{"books":"real"}'])(
    'are none where something else stands in their place: %s',
    async (text) => {
      const { stands, loads, written } = tab()
      stands(text)
      await expect(loads('real')).resolves.toBeUndefined()
      expect(written).toEqual([])
    },
  )
})
