import type { ClientContext, ClientLink, ClientOptions } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import { limitOf_ms, TookTooLong, withTimeLimit } from './time-limit.ts'

const options: ClientOptions<ClientContext> = { context: {} }
/** Over a port that was closed nothing is ever answered. */
const silent: ClientLink<ClientContext> = { call: () => new Promise(() => undefined) }
const echo: ClientLink<ClientContext> = { call: (path) => Promise.resolve(path.join('/')) }
const soon = () => 5

describe('a call that is not answered', () => {
  it('ends after its time, saying nothing about what the core did', async () => {
    const call = withTimeLimit(silent, soon).call(['sales', 'submit'], {}, options)
    await expect(call).rejects.toBeInstanceOf(TookTooLong)
  })

  it('ends when the page gives it up', async () => {
    const given = new AbortController()
    const call = withTimeLimit(silent).call(
      ['sales', 'get'],
      {},
      { ...options, signal: given.signal },
    )
    given.abort()
    await expect(call).rejects.toThrow(DOMException)
  })

  it('hands its end on, so that the link can tell the core', async () => {
    const seen = Promise.withResolvers<boolean>()
    const listening: ClientLink<ClientContext> = {
      call: (_path, _input, { signal }) => {
        signal?.addEventListener('abort', () => seen.resolve(true))
        return new Promise(() => undefined)
      },
    }
    const call = withTimeLimit(listening, soon).call(['health', 'get'], {}, options)
    await expect(call).rejects.toBeInstanceOf(TookTooLong)
    expect(await seen.promise).toBe(true)
  })
})

describe('a call that waits for more than the counter itself', () => {
  /** To be reached, and to answer (`core/providers`). */
  const slowestProvider_ms = 10_000 + 45_000

  it.each(['sales.identify', 'wallets.refresh', 'providers.test'])(
    'is given the time of the slowest provider: %s',
    (name) => expect(limitOf_ms(name)).toBeGreaterThan(slowestProvider_ms),
  )

  it.each(['rescue.restore', 'rescue.beginAnew', 'books.use'])(
    'is given the minutes that large files take: %s',
    (name) => expect(limitOf_ms(name)).toBeGreaterThanOrEqual(3 * 60_000),
  )

  it('is longer than the ten seconds a provider is asked before "failed" is written', () => {
    expect(limitOf_ms('sales.decide')).toBeGreaterThanOrEqual(15_000)
  })

  it('is no other: whoever stands at the counter hears of it soon', () => {
    expect(limitOf_ms('sales.get')).toBe(10_000)
  })
})

describe('a call that is answered', () => {
  it('comes back as it is', async () => {
    expect(await withTimeLimit(echo).call(['health', 'get'], {}, options)).toBe('health/get')
  })
})

describe('the stream of changes', () => {
  it('has no time limit: it stays open as long as the page does', async () => {
    let given: AbortSignal | undefined = AbortSignal.abort()
    const link: ClientLink<ClientContext> = {
      call: (_path, _input, { signal }) => {
        given = signal
        return Promise.resolve('stream')
      },
    }
    await withTimeLimit(link, soon).call(['changes', 'watch'], undefined, options)
    expect(given).toBeUndefined()
  })
})
