import { isDefinedError, safe } from '@orpc/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClient } from './client.ts'
import { type Loopback, startLoopback } from './loopback.ts'
import { smallCounter, smallPage } from './testing/small-counter.ts'

let counter: ReturnType<typeof smallCounter>
let page: ReturnType<typeof smallPage>
let host: Loopback
beforeEach(async () => {
  counter = smallCounter()
  page = smallPage()
  host = await startLoopback({ counter, rendererDir: page.folder })
})
afterEach(async () => {
  await host.close()
  page.remove()
})

describe('a script that speaks to the counter', () => {
  it('reads and changes what the contract lets it', async () => {
    const client = createClient(host)
    const saved = await client.settings.save({ shopName: 'রহিম স্টোর' })
    expect(saved.shopName).toBe('রহিম স্টোর')
    expect(await client.settings.get()).toEqual(counter.settings())
  })

  it('is told of every change, and heard when it stops listening', async () => {
    const client = createClient(host)
    const changes = await client.changes.watch()
    await expect.poll(() => counter.watching()).toBe(1)
    await client.settings.save({ shopName: 'a' })
    await client.settings.save({ shopName: 'b' })
    expect((await changes.next()).value).toEqual({ topic: 'settings', id: '', seq: 1 })
    expect((await changes.next()).value).toEqual({ topic: 'settings', id: '', seq: 2 })
    await changes.return()
    await expect.poll(() => counter.watching()).toBe(0)
  })

  it('gets an expected "no" with its code and what it is about', async () => {
    const [error] = await safe(createClient(host).books.use({ books: 'real' }))
    expect(isDefinedError(error) && error.code === 'NOT_HERE' && error.data.why).toBe('fixed-books')
  })

  it('is stopped before it sends what the contract does not know', async () => {
    const wrong = { shopName: 'x', colour: 'red' }
    await expect(createClient(host).settings.save(wrong)).rejects.toThrow('Input validation failed')
    expect(counter.answered).toEqual([])
  })

  it('gives up on a call that takes too long, but not on the stream of changes', async () => {
    counter.holdUntil(new Promise(() => {}))
    const client = createClient({ ...host, timeout_ms: 50 })
    const changes = await client.changes.watch()
    const next = changes.next()
    await expect(client.settings.get()).rejects.toThrow(/timeout/i)
    await client.settings.save({ shopName: 'still listening' })
    expect((await next).value).toMatchObject({ topic: 'settings' })
    await changes.return()
    counter.holdUntil(Promise.resolve())
  })

  it('is refused with a stale token', async () => {
    const client = createClient({ url: host.url, token: 'x'.repeat(43) })
    await expect(client.settings.get()).rejects.toThrow()
    expect(counter.answered).toEqual([])
  })
})
