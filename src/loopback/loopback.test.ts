import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClient } from './client.ts'
import { type Loopback, PortTaken, startLoopback } from './loopback.ts'
import { smallCounter, smallPage } from './testing/small-counter.ts'

let counter: ReturnType<typeof smallCounter>
let page: ReturnType<typeof smallPage>
let host: Loopback
let port: number
let authority: string

async function start(limits: NonNullable<Parameters<typeof startLoopback>[0]['limits']> = {}) {
  host = await startLoopback({ counter, rendererDir: page.folder, limits })
  port = Number(new URL(host.url).port)
  authority = `127.0.0.1:${port}`
}

beforeEach(async () => {
  counter = smallCounter()
  page = smallPage()
  await start()
})
afterEach(async () => {
  await host.close()
  page.remove()
})

async function opened(at = '127.0.0.1'): Promise<Socket> {
  const socket = connect({ host: at, port })
  await once(socket, 'connect')
  return socket
}

/** Writes the bytes as they are and reads until the other side ends the connection. */
async function raw(request: string, at = '127.0.0.1'): Promise<string> {
  const socket = await opened(at)
  socket.write(request)
  return await text(socket)
}

function onceQuietly(socket: Socket, event: 'connect' | 'close'): Promise<void> {
  return new Promise((resolve) => {
    socket.once(event, () => resolve())
  })
}

const SAVE = JSON.stringify({ json: { shopName: 'Evil Telecom' } })

interface Attack {
  method?: string
  target?: string
  host?: string | null
  headers?: Record<string, string>
  token?: string | null
  type?: string
  body?: string
}

/** A request that would change the shop's name if it were let in, but for what `attack` says. */
function saving(attack: Attack = {}): string {
  const body = attack.body ?? SAVE
  const lines = [`${attack.method ?? 'POST'} ${attack.target ?? '/rpc/settings/save'} HTTP/1.1`]
  if (attack.host !== null) lines.push(`Host: ${attack.host ?? authority}`)
  if (attack.token !== null) lines.push(`Authorization: Bearer ${attack.token ?? host.token}`)
  lines.push(`Content-Type: ${attack.type ?? 'application/json'}`)
  const headers = { 'Content-Length': String(Buffer.byteLength(body)), ...attack.headers }
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`)
  return `${lines.join('\r\n')}\r\nConnection: close\r\n\r\n${body}`
}

/** What alsamiflexi would post when a recharge is delivered, as its document prints it. */
const NOTICE = JSON.stringify({
  event: 'transaction.completed',
  data: { transaction_id: 'TXN123456789', status: 'completed', reference: 'YOUR_REFERENCE_ID' },
  timestamp: '2025-12-27T10:30:15Z',
})

const status = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1])

describe('a request from outside the counter changes nothing', () => {
  it('whereas the same request from the counter does', async () => {
    expect(status(await raw(saving()))).toBe(200)
    expect(counter.settings().shopName).toBe('Evil Telecom')
  })

  const wrongToken = 'A'.repeat(43)
  const longest = JSON.stringify({ json: { shopName: 'ক'.repeat(120_000) } })
  it.each<[string, Attack, number]>([
    ['names another host', { host: 'evil.com' }, 421],
    ['names another host with our port', { host: 'evil.com:80' }, 421],
    ['names localhost', { host: 'localhost' }, 421],
    ['names no host', { host: null }, 400],
    ['names two hosts', { headers: { host: 'evil.com' } }, 400],
    ['comes from a page of another origin', { headers: { Origin: 'http://evil.com' } }, 403],
    ['comes from a page without an origin', { headers: { Origin: 'null' } }, 403],
    ['comes from our host on another port', { headers: { Origin: 'http://127.0.0.1:1' } }, 403],
    ['comes over https from our host', { headers: { Origin: 'https://127.0.0.1' } }, 403],
    [
      'is said by the browser to be cross-site',
      { headers: { 'Sec-Fetch-Site': 'cross-site' } },
      403,
    ],
    ['is said to come from another port', { headers: { 'Sec-Fetch-Site': 'same-site' } }, 403],
    ['carries no token', { token: null }, 401],
    ['carries another token', { token: wrongToken }, 401],
    ['carries an empty token', { token: '' }, 401],
    ['is a form', { type: 'application/x-www-form-urlencoded' }, 415],
    ['is a form posted as plain text', { type: 'text/plain' }, 415],
    ['is a form with a file', { type: 'multipart/form-data; boundary=x' }, 415],
    ['is compressed', { headers: { 'Content-Encoding': 'gzip' } }, 415],
    ['reads instead of posting', { method: 'GET' }, 405],
    ['asks for leave to cross origins', { method: 'OPTIONS' }, 405],
    ['names its target as a proxy would', { target: 'http://evil.com/rpc/settings/save' }, 400],
    ['is as long as the longest paper, and no name of a shop', { body: longest }, 400],
    ['has a body over 384 KB', { headers: { 'Content-Length': '393217' } }, 413],
    ['does not say how long its body is', { headers: { 'Transfer-Encoding': 'chunked' } }, 400],
    [
      'is a notice of a provider, which has no token (B8)',
      { target: '/rpc/sales/decide', token: null, body: NOTICE },
      401,
    ],
    [
      'is a notice of a provider to an address of its own',
      { target: '/webhook', body: NOTICE },
      405,
    ],
    ['calls what does not exist', { target: '/rpc/settings/destroy' }, 404],
    ['posts to a page', { target: '/' }, 405],
  ])('when it %s', async (_what, attack, expected) => {
    const answer = await raw(saving(attack))
    expect(status(answer)).toBe(expected)
    expect(answer.toLowerCase()).not.toContain('access-control')
    expect(counter.answered).toEqual([])
    expect(counter.settings().shopName).toBe('Bismillah Telecom')
  })

  it.each(['token', 'access_token', 'authorization'])(
    'when it carries the token in its address as %s',
    async (name) => {
      const target = `/rpc/settings/save?${name}=${host.token}`
      expect(status(await raw(saving({ target, token: null })))).toBe(401)
      expect(counter.answered).toEqual([])
    },
  )

  it('when its chunks hide their length', async () => {
    const head = saving()
      .split('\r\n\r\n')[0]
      ?.replace(/Content-Length: \d+/, 'Transfer-Encoding: chunked')
    const answer = await raw(`${head}\r\n\r\n${SAVE.length.toString(16)}\r\n${SAVE}\r\n0\r\n\r\n`)
    expect(status(answer)).toBe(411)
    expect(counter.answered).toEqual([])
  })

  it('when it would reach into the prototypes of our objects', async () => {
    const body =
      '{"json":{"__proto__":{"shopName":"x"},"shopName":"y"},"meta":[[0,"__proto__","a"]]}'
    const answer = await raw(saving({ body }))
    expect(status(answer)).toBeGreaterThanOrEqual(400)
    expect(counter.settings().shopName).toBe('Bismillah Telecom')
    expect(Object.prototype).not.toHaveProperty('shopName')
  })

  it('when it is a WebSocket', async () => {
    const upgrade = [
      'GET /rpc HTTP/1.1',
      `Host: ${authority}`,
      'Origin: http://evil.com',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ]
    expect(status(await raw(`${upgrade.join('\r\n')}\r\n\r\n`))).toBe(403)
    expect(status(await raw(`CONNECT evil.com:80 HTTP/1.1\r\nHost: ${authority}\r\n\r\n`))).toBe(
      403,
    )
  })

  it('when it uses any other address of this machine', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter((address) => address.family === 'IPv4' && !address.internal)
      .map((address) => address.address)
    for (const address of ['127.0.0.2', ...others]) {
      await expect(opened(address)).rejects.toThrow(/ECONNREFUSED|EADDRNOTAVAIL/)
    }
  })

  it('when it uses 0.0.0.0, which some systems lead to loopback', async () => {
    const answer = await raw(saving({ host: `0.0.0.0:${port}` }), '0.0.0.0').catch(String)
    expect(answer).toMatch(/HTTP\/1\.1 421|ECONNREFUSED|EADDRNOTAVAIL/)
    expect(counter.answered).toEqual([])
  })

  it('when it is not HTTP', async () => {
    expect(status(await raw('\u0016\u0003\u0001 hello\r\n\r\n'))).toBe(400)
    expect(
      status(await raw(`GET / HTTP/1.1\r\nHost: ${authority}\r\nX: ${'y'.repeat(9_000)}\r\n\r\n`)),
    ).toBe(431)
  })
})

describe('an address that could be read in two ways', () => {
  const forms = [
    '/./rpc/settings/get',
    '/x/../rpc/settings/get',
    '/%2e/rpc/settings/get',
    '/x/%2E%2e/rpc/settings/get',
    '/%2e%2frpc/settings/get',
    '/rpc%2fsettings/get',
    '/%72pc/settings/get',
    '/rpc/./settings/get',
    '/rpc/x/../settings/get',
    '/rpc/settings%2Fget',
    '//rpc/settings/get',
    '/rpc//settings/get',
    '///rpc/settings/get',
    '/\\rpc/settings/get',
    '\\rpc\\settings\\get',
    '/x\\..\\rpc/settings/get',
    '/./rpc/changes/watch',
    '//evil.com/rpc/settings/get',
    'http://evil.com/rpc/settings/get',
    'http:rpc/settings/get',
  ]
  const ways = ['HEAD', 'GET', 'POST'].flatMap((method) => forms.map((form) => [method, form]))
  it.each(ways)('is not answered: %s %s', async (method = '', target = '') => {
    for (const token of [null, host.token]) {
      // What runs is counted, whatever the answer: an answer to HEAD would not show it.
      expect(status(await raw(saving({ method, target, token, body: '{}' })))).toBe(400)
    }
    expect(counter.answered).toEqual([])
    expect(counter.watching()).toBe(0)
  })

  it.each(['HEAD', 'GET', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])(
    'nor is a call by %s, even with the token and whatever else is wrong with it',
    async (method) => {
      for (const target of ['/rpc', '/rpc/', '/rpc?x', '/rpc/settings/get', '/rpc/changes/watch']) {
        expect(status(await raw(saving({ method, target, body: '{}' })))).toBe(405)
        expect(status(await raw(saving({ method, target, host: 'evil.com' })))).toBe(405)
      }
      expect(counter.answered).toEqual([])
      expect(counter.watching()).toBe(0)
    },
  )

  it('is none where the host is ours: an absolute address is a proxy’s', async () => {
    for (const method of ['HEAD', 'GET', 'POST']) {
      const target = `${host.url}/rpc/settings/get`
      expect(status(await raw(saving({ method, target })))).toBe(400)
    }
    expect(counter.answered).toEqual([])
  })
})

describe('strangers who only keep connections open', () => {
  it('a thousand of them do not keep the counter from answering', async () => {
    const sockets: Socket[] = []
    const settled: Promise<unknown>[] = []
    for (let each = 0; each < 1_000; each += 1) {
      const socket = connect({ host: '127.0.0.1', port })
      socket.on('error', () => socket.destroy())
      settled.push(Promise.race([onceQuietly(socket, 'connect'), onceQuietly(socket, 'close')]))
      // Some say nothing at all, the others stop in the middle of their headers.
      if (each % 2 === 0) socket.write('POST /rpc/settings/save HTTP/1.1\r\nHost: ')
      sockets.push(socket)
    }
    const client = createClient(host)
    expect((await client.settings.get()).shopName).toBe('Bismillah Telecom')
    await Promise.all(settled)
    expect((await client.settings.get()).shopName).toBe('Bismillah Telecom')
    for (const socket of sockets) socket.destroy()
    expect(counter.answered).toEqual(['get', 'get'])
  })

  it('do not push out the counter that is listening for changes', async () => {
    await host.close()
    await start({ connections: 8 })
    const client = createClient(host)
    const changes = await client.changes.watch()
    await expect.poll(() => counter.watching()).toBe(1)
    const sockets = await Promise.all(Array.from({ length: 30 }, () => opened()))
    await client.settings.save({ shopName: 'Rahim Store' })
    expect((await changes.next()).value).toMatchObject({ topic: 'settings' })
    for (const socket of sockets) socket.destroy()
    await changes.return()
  })

  it('are hung up on when they never finish their headers', async () => {
    await host.close()
    await start({ headers_ms: 100, request_ms: 200 })
    const answer = await raw('POST /rpc/settings/save HTTP/1.1\r\nHost: ')
    expect(answer === '' || status(answer) === 408).toBe(true)
  })

  it('are hung up on when they never finish their body', async () => {
    await host.close()
    await start({ headers_ms: 100, request_ms: 200 })
    const answer = await raw(saving().slice(0, -5))
    expect(answer === '' || status(answer) >= 400).toBe(true)
    expect(counter.answered).toEqual([])
  })
})

describe('the page of the counter', () => {
  const get = (target: string, headers = '') =>
    raw(`GET ${target} HTTP/1.1\r\nHost: ${authority}\r\n${headers}Connection: close\r\n\r\n`)

  it('is served without a token, under a policy that allows its own files only', async () => {
    const answer = await get('/')
    expect(status(answer)).toBe(200)
    expect(answer).toContain("default-src 'self'")
    expect(answer).toContain("frame-ancestors 'none'")
    expect(answer).toContain('x-content-type-options: nosniff')
    expect(answer).toContain('referrer-policy: no-referrer')
    expect(answer).toContain('cross-origin-opener-policy: same-origin')
    expect(answer).toContain('cross-origin-resource-policy: same-origin')
    expect(answer).toContain('cache-control: no-store')
    expect(answer).not.toContain(host.token)
  })

  it('keeps its hashed files in the browser and itself never', async () => {
    expect(await get('/assets/index-abc123.js')).toContain('immutable')
    expect(await get('/index.html')).toContain('no-store')
  })

  it.each([
    '/../counter.key',
    '/assets/../../counter.key',
    '/%2e%2e/counter.key',
    '/..%2fcounter.key',
    '/..\\counter.key',
    '/assets/%00',
    '//counter.key',
    '/assets',
    '/nothing.js',
  ])('leads nowhere else: %s', async (target) => {
    const answer = await get(target)
    expect([400, 404]).toContain(status(answer))
    expect(answer).not.toContain('secret')
  })

  it('is not given to a page of another origin', async () => {
    expect(status(await get('/', 'Origin: http://evil.com\r\n'))).toBe(403)
  })

  it('must have been built before the host starts', async () => {
    const folder = `${page.folder}/assets`
    await expect(startLoopback({ counter, rendererDir: folder })).rejects.toThrow('no built page')
  })
})

describe('opening and closing the host', () => {
  it('makes a new token of at least 256 bits each time', async () => {
    const other = await startLoopback({ counter, rendererDir: page.folder })
    expect(Buffer.from(other.token, 'base64url').length).toBeGreaterThanOrEqual(32)
    expect(other.token).not.toBe(host.token)
    expect(other.pageUrl).toBe(`${other.url}/#token=${other.token}`)
    await other.close()
  })

  it('refuses a token that could be guessed', async () => {
    const weak = startLoopback({ counter, rendererDir: page.folder, token: 'letmein' })
    await expect(weak).rejects.toThrow('256 bits')
  })

  it('says so when the port belongs to another program', async () => {
    const second = startLoopback({ counter, rendererDir: page.folder, port })
    await expect(second).rejects.toThrow(PortTaken)
  })

  it('lets a running call finish, ends the stream of changes, then nobody connects', async () => {
    let release = () => {}
    counter.holdUntil(
      new Promise((resolve) => {
        release = resolve
      }),
    )
    const client = createClient(host)
    const changes = await client.changes.watch()
    await expect.poll(() => counter.watching()).toBe(1)
    const running = client.settings.get()
    await expect.poll(() => counter.answered).toEqual(['get'])
    const closed = host.close()
    await expect(changes.next()).rejects.toThrow()
    release()
    expect((await running).shopName).toBe('Bismillah Telecom')
    await closed
    await expect(opened()).rejects.toThrow('ECONNREFUSED')
    await expect.poll(() => counter.watching()).toBe(0)
  })
})
