import { QueryObserver } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import type { SaleDetail } from '../../contract/schemas.ts'
import { saleWith } from '../testing/sales.ts'
import { createQueryClient } from './queries.ts'
import { createStale } from './stale.ts'
import { storyOf } from './use-core.ts'

const sale = saleWith({ state: 'needs-review' })

/** A page on a counter, with a person who opens the story of a sale and closes it again. */
function page() {
  const queries = createQueryClient()
  let asked = 0
  const story = (): Promise<SaleDetail> => {
    asked += 1
    return Promise.resolve({
      ...sale,
      events: [],
      observations: [],
      wallet: null,
      alerts: [],
      tokens: [],
    })
  }
  const same = <List>(list: List) => list
  const none = () => Promise.reject(new Error('not expected'))
  const reads = { story, standing: none, recent: none, list: none, heardSince: same }
  const open = () =>
    new QueryObserver(queries, storyOf({ reads }, sale.id)).subscribe(() => undefined)
  return { queries, open, asked: () => asked }
}

describe('the story by which a person decides', () => {
  it('is asked for anew whenever it is opened', async () => {
    const { open, asked } = page()
    const close = open()
    await expect.poll(asked).toBe(1)
    open()
    await expect.poll(asked).toBe(2)
    close()
  })

  it('is asked for anew when a wallet was read, while somebody looks at it', async () => {
    const { queries, open, asked } = page()
    const changed = createStale(queries, (run) => queueMicrotask(run))
    const close = open()
    await expect.poll(asked).toBe(1)
    changed({ topic: 'wallet', id: 'flexiloadbd', seq: 1 })
    changed({ topic: 'wallet', id: 'flexiloadbd', seq: 2 })
    await expect.poll(asked).toBeGreaterThan(1)
    close()
    const before = asked()
    changed({ topic: 'wallet', id: 'flexiloadbd', seq: 3 })
    await new Promise((resolve) => setImmediate(resolve))
    expect(asked()).toBe(before)
  })
})
