import { EventEmitter } from 'node:events'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { eventIterator, oc } from '@orpc/contract'
import { implement } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { PORT_LIMITS, PortGuard, type StrikeCounts } from './port-guard.ts'

/** Electron's end of a channel, with what the page posts and what came back to it. */
class End extends EventEmitter {
  closed = false
  readonly #far: (message: unknown) => void

  constructor(far: (message: unknown) => void = () => {}) {
    super()
    this.#far = far
  }

  posted(message: unknown): void {
    this.emit('message', { data: message, ports: [] })
  }

  postMessage(message: unknown): void {
    this.#far(message)
  }

  close(): void {
    this.closed = true
    this.emit('close')
  }
}

/** A main thread whose turns the test takes, and a clock it moves. */
function mainThread() {
  const turns: (() => void)[] = []
  const later: { at_ms: number; run: () => void }[] = []
  const flooded: StrikeCounts[] = []
  let now_ms = 0
  return {
    flooded,
    surroundings: {
      monotonic: () => now_ms,
      soon: (run: () => void) => void turns.push(run),
      later: (delay_ms: number, run: () => void) =>
        void later.push({ at_ms: now_ms + delay_ms, run }),
      flooded: (counts: StrikeCounts) => void flooded.push(counts),
    },
    turn: () => turns.shift()?.(),
    turnAll() {
      while (turns.length > 0) turns.shift()?.()
    },
    pass(elapsed_ms: number) {
      now_ms += elapsed_ms
      for (const due of later.splice(0)) {
        if (due.at_ms <= now_ms) due.run()
        else later.push(due)
      }
    },
  }
}

const call = (id: string, path = '/sales/get') => JSON.stringify({ i: id, p: { u: path } })

function guarded() {
  const end = new End()
  const thread = mainThread()
  const guard = new PortGuard(end, thread.surroundings)
  const heard: unknown[] = []
  guard.on('message', (event) => void heard.push(event?.data))
  return { end, thread, guard, heard }
}

describe('a page that calls ten thousand times a second', () => {
  it('gets one call a turn, so that a timer or a settlement comes between any two', () => {
    const { end, thread, heard } = guarded()
    for (let nth = 0; nth < PORT_LIMITS.waiting; nth += 1) end.posted(call(String(nth)))
    expect(heard).toHaveLength(0)
    thread.turn()
    expect(heard).toHaveLength(1)
    thread.turn()
    expect(heard).toHaveLength(2)
  })

  it('is closed and told of once, long before it has filled the memory', () => {
    const { end, thread, heard } = guarded()
    for (let nth = 0; nth < 10_000; nth += 1) end.posted(call(String(nth)))
    thread.turnAll()
    expect(end.closed).toBe(true)
    expect(thread.flooded).toEqual([{ malformed: 0, dropped: PORT_LIMITS.strikes }])
    expect(heard).toHaveLength(0)
  })

  it('is slowed to what a screen could want, and loses nothing it may have', () => {
    const { end, thread, heard } = guarded()
    for (let nth = 0; nth < PORT_LIMITS.burst + 50; nth += 1) end.posted(call(String(nth)))
    thread.turnAll()
    expect(heard).toHaveLength(PORT_LIMITS.burst)
    for (let step = 0; step < 60; step += 1) {
      thread.pass(1_000 / PORT_LIMITS.calls_per_s)
      thread.turnAll()
    }
    expect(heard).toHaveLength(PORT_LIMITS.burst + 50)
  })
})

describe('what a page’s own client never sends', () => {
  const circle: Record<string, unknown> = {}
  circle['self'] = circle

  it.each([
    ['an object', { i: '1', p: { u: '/sales/get' } }],
    ['a circle', circle],
    ['nothing', undefined],
    ['bytes', new ArrayBuffer(8)],
    ['ten megabytes', 'x'.repeat(10 * 1024 * 1024)],
    ['half a message', '{"i":"1","p":{"u":"/sales'],
    ['another document', '[1,2,3]'],
    ['no id', '{"p":{"u":"/sales/get"}}'],
    ['a number for an id', '{"i":1,"p":{"u":"/sales/get"}}'],
    ['extra keys', '{"i":"1","x":1,"p":{"u":"/sales/get"}}'],
    ['extra keys inside', '{"i":"1","p":{"u":"/sales/get","x":1}}'],
    ['an address elsewhere', '{"i":"1","p":{"u":"http://evil.example/sales/get"}}'],
    ['a path with dots', '{"i":"1","p":{"u":"/sales/../get"}}'],
    ['another method', '{"i":"1","p":{"u":"/sales/get","m":"GET"}}'],
    ['a file', '{"i":"1","p":{"u":"/sales/get","h":{"content-disposition":"attachment"}}}'],
    ['a stream of its own', '{"i":"1","t":3,"p":{"e":"message","d":1}}'],
    [
      'a list of paths to write at',
      '{"i":"1","p":{"u":"/a","b":{"json":{},"meta":[[1,"__proto__"]]}}}',
    ],
  ])('is dropped and counted: %s', (_what, message) => {
    const { end, thread, heard } = guarded()
    for (let nth = 0; nth < PORT_LIMITS.strikes; nth += 1) {
      end.posted(message)
      thread.pass(1_000)
      thread.turnAll()
    }
    expect(heard).toHaveLength(0)
    expect(thread.flooded).toEqual([{ malformed: PORT_LIMITS.strikes, dropped: 0 }])
    expect(end.closed).toBe(true)
  })

  it('does not keep a good call from being heard after it', () => {
    const { end, thread, heard } = guarded()
    end.posted('{')
    end.posted(call('1'))
    thread.turnAll()
    expect(heard).toEqual([call('1')])
  })

  it('includes more streams than a page can watch, until it lets one go', () => {
    const { end, thread, heard } = guarded()
    const watch = (id: string) => end.posted(call(id, '/changes/watch'))
    for (let nth = 0; nth <= PORT_LIMITS.streams; nth += 1) watch(`w${nth}`)
    thread.turnAll()
    expect(heard).toHaveLength(PORT_LIMITS.streams)
    end.posted(JSON.stringify({ i: 'w0', t: 4 }))
    watch('again')
    thread.turnAll()
    expect(heard.at(-1)).toBe(call('again', '/changes/watch'))
  })
})

describe('the counter’s own client behind the guard', () => {
  const Wanted = z.enum(['all', 'broken', 'endless']).optional()
  const small = oc.router({
    echo: oc.input(z.strictObject({ word: z.string() })).output(z.string()),
    changes: { watch: oc.input(Wanted).output(eventIterator(z.number())) },
  })

  function connected() {
    const os = implement(small)
    const router = os.router({
      echo: os.echo.handler(({ input }) => input.word),
      changes: {
        watch: os.changes.watch.handler(async function* ({ input, signal }) {
          yield 1
          if (input === 'broken') throw new Error('the core stumbled')
          if (input === 'endless')
            await new Promise((end) => signal?.addEventListener('abort', end))
          yield 2
        }),
      },
    })
    const { port1, port2 } = new MessageChannel()
    const end = new End((message) => port1.postMessage(message))
    port1.addEventListener('message', ({ data: message }) => end.posted(message))
    port1.start()
    const guard = new PortGuard(end, {
      monotonic: () => performance.now(),
      soon: (run) => void setImmediate(run),
      later: (delay_ms, run) => void setTimeout(run, delay_ms),
      flooded: (counts) => {
        throw new Error(`the client was taken for a flood: ${JSON.stringify(counts)}`)
      },
    })
    new RPCHandler(router).upgrade(guard)
    port2.start()
    const link = new RPCLink({ port: port2 })
    const client: ContractRouterClient<typeof small> = createORPCClient(link)
    return { client, close: () => port2.close() }
  }

  it('is answered, whatever the words', async () => {
    const { client, close } = connected()
    await expect(client.echo({ word: 'রিচার্জ __proto__' })).resolves.toBe('রিচার্জ __proto__')
    close()
  })

  it('hears the stream of changes to its end', async () => {
    const { client, close } = connected()
    const heard: number[] = []
    for await (const change of await client.changes.watch()) heard.push(change)
    expect(heard).toEqual([1, 2])
    close()
  })

  it('hears as many streams on end as it likes, however each of them ended', async () => {
    const { client, close } = connected()
    const ends = {
      refused: () => {
        // @ts-expect-error a page with another contract than ours
        const call = client.changes.watch('nonsense')
        return expect(call).rejects.toMatchObject({ code: 'BAD_REQUEST' })
      },
      broken: async () => {
        const stream = await client.changes.watch('broken')
        await stream.next()
        await expect(stream.next()).rejects.toThrow()
      },
      leftByThePage: async () => {
        const stream = await client.changes.watch('endless')
        await stream.next()
        await stream.return()
      },
    }
    for (const end of Object.values(ends)) {
      for (let nth = 0; nth <= PORT_LIMITS.streams; nth += 1) await end()
      const heard: number[] = []
      for await (const change of await client.changes.watch()) heard.push(change)
      expect(heard).toEqual([1, 2])
    }
    for (let nth = 0; nth <= PORT_LIMITS.streams; nth += 1) {
      for await (const _change of await client.changes.watch()) continue
    }
    close()
  })

  it('learns that its words were refused by the contract', async () => {
    const { client, close } = connected()
    // @ts-expect-error a page with another contract than ours
    await expect(client.echo({ words: 'x' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    close()
  })
})
