import { QueryClient, type QueryKey } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import type { Change } from '../../contract/change.ts'
import { queryKeys } from './queries.ts'
import { createStale } from './stale.ts'

function shop() {
  const queries = new QueryClient()
  const report = queryKeys.report('glance', { from: 'a', to: 'b' })
  for (const key of [queryKeys.health, queryKeys.wallets, queryKeys.quotes, report]) {
    queries.setQueryData(key, 'known')
  }
  const planned: (() => void)[] = []
  const stale = createStale(queries, (run) => planned.push(run))
  const changed = (topic: Change['topic']) => stale({ topic, id: 'one', seq: 1 })
  const isStale = (key: QueryKey) => queries.getQueryState(key)?.isInvalidated
  return { planned, changed, isStale }
}

describe('the totals that follow from a sale', () => {
  it('are asked for once, after all its steps', () => {
    const { planned, changed, isStale } = shop()
    for (let step = 0; step < 4; step += 1) changed('sale')
    changed('wallet')
    expect(planned).toHaveLength(1)
    expect(isStale(queryKeys.health)).toBe(false)
    planned[0]?.()
    expect(isStale(queryKeys.health)).toBe(true)
    expect(isStale(queryKeys.wallets)).toBe(true)
  })

  it('are asked for again for what comes after that', () => {
    const { planned, changed } = shop()
    changed('sale')
    planned[0]?.()
    changed('sale')
    expect(planned).toHaveLength(2)
  })
})

describe('the quote of the form that is being filled', () => {
  it('does not wait', () => {
    const { changed, isStale } = shop()
    changed('sale')
    expect(isStale(queryKeys.quotes)).toBe(true)
  })
})

describe('a report that lies open', () => {
  it.each(['sale', 'wallet', 'shift', 'dues', 'day'] as const)(
    'is fetched again for a change of %s',
    (topic) => {
      const { planned, changed, isStale } = shop()
      changed(topic)
      planned[0]?.()
      expect(isStale(queryKeys.report('glance', { from: 'a', to: 'b' }))).toBe(true)
    },
  )
})
