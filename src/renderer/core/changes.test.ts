import { ORPCError } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import type { Change } from '../../contract/change.ts'
import { type ChangeListener, keepWatching } from './changes.ts'

const change = (seq: number): Change => ({ topic: 'sale', id: `sale-${seq}`, seq })

/** A core whose stream is opened as the test says, and what the page heard of it. */
function listening(
  streams: (() => AsyncIterable<Change> | Promise<never>)[],
  longestOpening_ms = 60_000,
) {
  const heard: string[] = []
  const waiting: { readonly count: number; readonly wake: () => void }[] = []
  const note = (word: string) => {
    heard.push(word)
    for (const { count, wake } of waiting) if (heard.length >= count) wake()
  }
  const listener: ChangeListener = {
    live: (again) => note(again ? 'live again' : 'live'),
    lost: (denied) => note(denied ? 'denied' : 'lost'),
    changed: ({ id }) => note(id),
    missed: () => note('missed'),
  }
  let turn = 0
  const loop = keepWatching(
    async () => {
      const stream = streams[turn]
      turn += 1
      if (!stream) return await new Promise<never>(() => undefined)
      return await stream()
    },
    listener,
    longestOpening_ms,
  )
  const until = (count: number) =>
    new Promise<readonly string[]>((resolve) => {
      const wake = () => resolve(heard.slice(0, count))
      if (heard.length >= count) wake()
      waiting.push({ count, wake })
    })
  return { until, loop }
}

async function* of(...changes: Change[]): AsyncGenerator<Change> {
  yield* changes
}

async function* broken(): AsyncGenerator<Change> {
  yield change(1)
  throw new Error('the port closed')
}

describe('the stream of changes', () => {
  it('tells every change in order', async () => {
    const { until, loop } = listening([() => of(change(1), change(2))])
    expect(await until(3)).toEqual(['live', 'sale-1', 'sale-2'])
    loop.stop()
  })

  it('is opened again after it ended, and says that something may have been missed', async () => {
    const { until, loop } = listening([() => of(change(1)), () => of(change(2))])
    expect(await until(5)).toEqual(['live', 'sale-1', 'lost', 'live again', 'sale-2'])
    loop.stop()
  })

  it('says that something was missed where a number is left out', async () => {
    const { until, loop } = listening([() => of(change(7), change(8), change(11), change(12))])
    const heard = ['live', 'sale-7', 'sale-8', 'missed', 'sale-11', 'sale-12']
    expect(await until(heard.length)).toEqual(heard)
    loop.stop()
  })

  it('is asked for again where nobody ever opens it', async () => {
    const dropped = () => new Promise<never>(() => undefined)
    const { until, loop } = listening([dropped, () => of(change(1))], 20)
    expect(await until(3)).toEqual(['lost', 'live', 'sale-1'])
    loop.stop()
  })

  it('is opened again after it broke', async () => {
    const { until, loop } = listening([broken, () => of(change(2))])
    expect(await until(5)).toEqual(['live', 'sale-1', 'lost', 'live again', 'sale-2'])
    loop.stop()
  })

  it('that was never opened is no reconnect: nothing was missed', async () => {
    const refused = () => Promise.reject(new Error('connection refused'))
    const { until, loop } = listening([refused, () => of(change(1))])
    expect(await until(3)).toEqual(['lost', 'live', 'sale-1'])
    loop.stop()
  })

  it('says when the core is there and does not know this page', async () => {
    const denied = () => Promise.reject(new ORPCError('UNAUTHORIZED'))
    const { until, loop } = listening([denied])
    expect(await until(1)).toEqual(['denied'])
    loop.stop()
  })

  it('is knocked at at once when somebody asks', async () => {
    const refused = () => Promise.reject(new Error('connection refused'))
    const { until, loop } = listening([...Array.from({ length: 6 }, () => refused), () => of()])
    for (let count = 1; count <= 6; count += 1) {
      await until(count)
      loop.knock()
    }
    expect((await until(7)).at(-1)).toBe('live')
    loop.stop()
  })
})
