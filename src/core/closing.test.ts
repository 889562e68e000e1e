import { afterEach, describe, expect, it } from 'vitest'
import type { ProviderId } from '../domain/provider.ts'
import { createCore } from './core.ts'
import type { Database } from './db/database.ts'
import { openDatabase } from './db/open.ts'
import { silentLog } from './log.ts'
import { createProvider } from './providers/create-provider.ts'
import { nodeTransport } from './providers/http-node.ts'
import { orderOf } from './providers/testing/clients.ts'
import { documented } from './providers/testing/documents.ts'
import {
  json,
  type ScriptedServer,
  silence,
  type Turn,
} from './providers/testing/scripted-server.ts'
import { arrived, clock, start, stopServers, waitFor } from './providers/testing/wire.ts'
import { CLOSING_PATIENCE_ms } from './sales/dispatch.ts'
import { delivered, unknown } from './testing/answers.ts'
import { proveBooks } from './testing/proof.ts'
import { manualClock } from './testing/manual-clock.ts'
import {
  countingBytes,
  mirrorVault,
  openShop,
  recharge,
  scriptedProviders,
} from './testing/shop.ts'

afterEach(stopServers)

/** Books that are kept as they were when they were closed. */
function keptBooks() {
  const db = openDatabase(':memory:')
  const kept: Uint8Array[] = []
  const close = (): void => {
    kept.push(db.serialize())
    db.close()
  }
  const reopened = () => openDatabase(kept[0] ?? '')
  const again = () => openShop({ db: reopened(), setUp: false })
  return { db: { ...db, close }, kept, reopened, again }
}

const stateIn = (db: Database) =>
  db.read<[], { state: string }>('SELECT state FROM sale').get()?.state

describe('a counter that closes', () => {
  async function openKept() {
    const books = keptBooks()
    return { ...books, shop: await openShop({ db: books.db }) }
  }

  it('waits ten seconds for the answer on the wire, and it is on disk', async () => {
    const { shop, kept, again } = await openKept()
    const sale = await shop.sell()
    const closing = shop.core.close()
    await shop.clock.advanceGently(CLOSING_PATIENCE_ms - 1)
    expect([kept.length, shop.core.busy()]).toEqual([0, true])
    shop.providers.flexiloadbd.answer(delivered)
    await closing
    expect((await (await again()).sale(sale.id)).state).toBe('succeeded')
  })

  it('leaves a sale on the wire that has no answer by then; the next start doubts it', async () => {
    const { shop, kept, reopened, again } = await openKept()
    const sale = await shop.sell()
    const closing = shop.core.close()
    await shop.clock.advanceGently(CLOSING_PATIENCE_ms)
    await closing
    expect(stateIn(reopened())).toBe('on-wire')
    expect(shop.logged).toEqual([{ event: 'closed-without-an-answer', fields: { sale: sale.id } }])
    // Nobody writes the answer any more: the books are closed, and that is no mistake.
    shop.providers.flexiloadbd.answer(delivered)
    await shop.settle()
    expect([shop.logged.length, kept.length]).toEqual([1, 1])
    const after = await again()
    expect(await after.sale(sale.id)).toMatchObject({
      state: 'in-doubt',
      reason: { code: 'crash' },
    })
    expect(after.providers.flexiloadbd.sent).toHaveLength(0)
    proveBooks(after)
  })

  it.each(['open', 'balance'] as const)(
    'does not wait for what a sale needs first: %s',
    async (what) => {
      const { shop, again } = await openKept()
      const seller = shop.providers.autoflexi
      seller.hold(what)
      const sale = await shop.sell({ provider: 'autoflexi' })
      await shop.core.close()
      expect(shop.logged).toEqual([])
      expect(await (await again()).sale(sale.id)).toMatchObject({
        state: 'created',
        reason: { code: 'stopped' },
      })
      expect(seller.sent).toHaveLength(0)
    },
  )

  it('sends nothing that waited for its turn, and does not wait for it', async () => {
    const shop = await openShop()
    const seller = shop.providers.autoflexi
    await shop.sell({ provider: 'autoflexi' })
    await shop.sell({ provider: 'autoflexi', number: '01712345679' })
    shop.providers.flexiloadbd.refuseToOpen('connect')
    await shop.sell()
    const closing = shop.core.close()
    await shop.settle()
    seller.answer(unknown)
    await closing
    expect(seller.sent).toHaveLength(1)
    expect(shop.providers.flexiloadbd.sent).toHaveLength(0)
  })

  it('closes as well where it never came to begin', async () => {
    const db = openDatabase(':memory:')
    const clock = manualClock()
    const makeProvider = ({ provider }: { provider: ProviderId }) => scriptedProviders()[provider]
    const parts = { db, clock, makeProvider, random: countingBytes(), vault: mirrorVault }
    const host = { version: '0', practice: null, useBooks: null, log: silentLog } as const
    await createCore({ ...parts, ...host, books: 'real' }).close()
    expect(clock.pending()).toBe(0)
    expect(() => db.serialize()).toThrow('not open')
  })

  it('takes no command to send any more', async () => {
    const shop = await openShop()
    const waiting = await shop.sell()
    const closing = shop.core.close()
    const words = recharge({ number: '01712345679' })
    await shop.client.sales.submit(words)
    await shop.settle()
    expect(shop.providers.flexiloadbd.sent).toHaveLength(1)
    expect((await shop.sale(words.id)).state).toBe('created')
    expect(waiting.state).toBe('on-wire')
    shop.providers.flexiloadbd.answer(delivered)
    await closing
  })
})

describe('a connection that opens only after the counter has closed', () => {
  it('is closed unused, and nothing is written into the books any more', async () => {
    const providers = scriptedProviders()
    // A provider that nobody can hang up on: the counter's closing does not reach it.
    const makeProvider = ({ provider }: { provider: ProviderId }) => providers[provider]
    const books = keptBooks()
    const shop = await openShop({ db: books.db, providers, makeProvider })
    const letOpen = providers.flexiloadbd.hold('open')
    const sale = await shop.sell()
    const closing = shop.core.close()
    await shop.clock.advanceGently(CLOSING_PATIENCE_ms)
    await closing
    letOpen()
    await shop.settle()
    const { sent, abandoned } = providers.flexiloadbd
    expect([sent.length, abandoned.length]).toEqual([0, 1])
    expect(shop.logged.map(({ event }) => event)).toEqual(['closed-without-an-answer'])
    const draft = { state: 'created', reason: { code: 'stopped' } }
    expect(await (await books.again()).sale(sale.id)).toMatchObject(draft)
  })
})

/** Answers by the end of the path; whatever is not named hears nothing, ever. */
const turnsOf =
  (turns: Readonly<Record<string, Turn>>): Turn =>
  (socket, request) => {
    const path = request.split(' ', 2)[1] ?? ''
    const turn = Object.entries(turns).find(([end]) => path.endsWith(end))?.[1] ?? silence
    turn(socket, request)
  }

const balance = (provider: ProviderId) => json(200, documented[provider].balance(5_000))

/**
 * A shop on real sockets, set up with one provider. Its time stands still unless a test moves it:
 * whatever ends without that was ended, and did not run into its time limit.
 */
async function openOnSockets(provider: ProviderId, turns: Readonly<Record<string, Turn>>) {
  const server = await start()
  server.script(turnsOf(turns))
  const books = keptBooks()
  const shop = await openShop({
    db: books.db,
    clock,
    setUp: false,
    makeProvider: (account, directory, closing) =>
      createProvider(account, { transport: nodeTransport({ clock }), clock, directory, closing }),
  })
  const save = (baseUrl: string) =>
    shop.client.providers.save({ provider, baseUrl, key: 'a-key-of-the-shop', preference: 1 })
  return { ...books, shop, server, save }
}

const asked = ({ arrivals }: ScriptedServer, path: string) =>
  waitFor(() => arrivals.some(({ bytes }) => bytes.includes(`${path} HTTP`)))
const everyOneClosed = (server: ScriptedServer) => server.allClosed(server.arrivals.length)

describe('a provider that hangs while the counter closes', () => {
  it.each([
    ['autoflexi', '/balance', {}],
    ['alsamiflexi', '/operators', { '/balance': balance('alsamiflexi') }],
  ] as const)(
    '%s: %s is hung up on at once, and nothing bad is said of it',
    async (provider, path, turns) => {
      const { shop, server, save } = await openOnSockets(provider, turns)
      await save(server.url)
      await shop.clock.advanceGently(1_000)
      await asked(server, path)
      await shop.core.close()
      await everyOneClosed(server)
      expect(shop.logged).toEqual([])
    },
  )

  it('leaves a sale it was asked about as it was, without an observation', async () => {
    const { shop, server, save, again } = await openOnSockets('autoflexi', {
      '/balance': balance('autoflexi'),
      '/create': json(200, documented.autoflexi.created(orderOf())),
    })
    await save(server.url)
    const { id } = await shop.client.sales.submit(recharge({ provider: 'autoflexi' }))
    await asked(server, '/create')
    await arrived()
    const before = await shop.sale(id)
    expect(before.state).toBe('accepted')
    await shop.clock.advanceGently(5_000)
    await asked(server, '/verify')
    await shop.core.close()
    await everyOneClosed(server)
    expect(shop.logged).toEqual([])
    expect(await (await again()).sale(id)).toEqual(before)
  })

  it('is let go of in the middle of TLS too', async () => {
    const { shop, server, save } = await openOnSockets('autoflexi', {})
    await save(server.url.replace('http:', 'https:'))
    await waitFor(() => server.arrivals.some(({ bytes }) => bytes !== ''))
    await shop.core.close()
    await everyOneClosed(server)
    expect(shop.logged).toEqual([])
  })

  it('is not waited for by a connection test, which says why', async () => {
    const { shop, server, save } = await openOnSockets('flexiloadbd', {})
    await save(server.url)
    const tested = shop.client.providers.test({ provider: 'flexiloadbd' })
    await asked(server, '/balance')
    await shop.core.close()
    expect(await tested).toMatchObject({ ok: false, why: 'stopped' })
    await everyOneClosed(server)
  })

  it('keeps a sale that is on the wire: nobody hangs up on it', async () => {
    const { shop, server, save, reopened } = await openOnSockets('autoflexi', {
      '/balance': balance('autoflexi'),
    })
    await save(server.url)
    await shop.client.sales.submit(recharge({ provider: 'autoflexi' }))
    await asked(server, '/create')
    const closing = shop.core.close()
    await arrived()
    expect(server.sockets()).toHaveLength(1)
    await shop.clock.advanceGently(CLOSING_PATIENCE_ms)
    await closing
    expect(stateIn(reopened())).toBe('on-wire')
    expect(server.sockets()).toHaveLength(1)
  })
})
