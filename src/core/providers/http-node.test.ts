import { Socket, connect as tcpConnect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { nodeTransport } from './http-node.ts'
import type { HttpTarget } from './http.ts'
import {
  type CertificateName,
  json,
  silence,
  startScriptedServer,
} from './testing/scripted-server.ts'
import {
  arrived,
  clock,
  connect,
  connected,
  sale,
  seen,
  start,
  stopServers,
  targetOf,
  waitFor,
} from './testing/wire.ts'

afterEach(async () => {
  await stopServers()
  // Whatever happened, no timer of an exchange outlives it.
  expect(clock.pending()).toBe(0)
})

describe('a provider that cannot be reached', () => {
  const elsewhere: HttpTarget = {
    secure: true,
    host: 'provider.example',
    port: 443,
    loopback: false,
  }

  it('was not sent anything when its name is not known', async () => {
    const lookup = async () => {
      throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
    }
    const answered = await connect(elsewhere, { lookup })
    expect(answered).toEqual({ kind: 'not-sent', why: 'dns', words: 'ENOTFOUND' })
  })

  it('was not sent anything when its name has no address, or nobody can say', async () => {
    expect(await connect(elsewhere, { lookup: async () => [] })).toMatchObject({ why: 'dns' })
    const strange = async () => {
      throw new Error('strange')
    }
    expect(await connect(elsewhere, { lookup: strange })).toMatchObject({ why: 'dns' })
  })

  it('is found by the resolver of the system', async () => {
    const server = await start()
    const connection = await connect(targetOf(server, { host: 'localhost' }))
    expect(connection.kind).toBe('connected')
    if (connection.kind === 'connected') connection.abandon()
  })

  it.each([
    ['this machine', ['127.0.0.1']],
    ['the shop network', ['192.168.0.1']],
    ['a carrier network', ['100.64.1.1']],
    ['IPv6 of this machine', ['::1']],
    ['a public address and this machine at once', ['8.8.8.8', '127.0.0.1']],
  ])('is refused when its name leads to %s (row 72)', async (_, addresses) => {
    const server = await start()
    const answered = await connect(
      { ...elsewhere, secure: false, port: server.port },
      { lookup: async () => addresses },
    )
    expect(answered).toMatchObject({ kind: 'not-sent', why: 'address-refused' })
    expect(server.arrivals).toHaveLength(0)
  })

  it('is refused when this machine was meant and the name leads elsewhere', async () => {
    const target = { secure: false, host: 'localhost', port: 9, loopback: true }
    const answered = await connect(target, { lookup: async () => ['8.8.8.8'] })
    expect(answered).toMatchObject({ why: 'address-refused', words: '8.8.8.8' })
  })

  it('is asked for its address once, so the address that was checked is the one used', async () => {
    const server = await start()
    server.script(json(200, {}))
    let asked = 0
    const lookup = async () => {
      asked += 1
      return asked === 1 ? ['127.0.0.1'] : ['8.8.8.8']
    }
    const connection = await connect(targetOf(server, { host: 'localhost' }), { lookup })
    expect(connection.kind).toBe('connected')
    expect(asked).toBe(1)
    if (connection.kind === 'connected') connection.abandon()
  })

  it('was not sent anything when nobody listens', async () => {
    const server = await startScriptedServer()
    const target = targetOf(server)
    await server.stop()
    const answered = await connect(target)
    expect(answered).toEqual({ kind: 'not-sent', why: 'connect', words: 'ECONNREFUSED' })
  })

  it('is reached at its second address when nobody listens at the first', async () => {
    const server = await start()
    const target = targetOf(server, { host: 'localhost' })
    // The server listens on IPv4 alone.
    const connection = await connect(target, { lookup: async () => ['::1', '127.0.0.1'] })
    expect(connection.kind).toBe('connected')
    if (connection.kind === 'connected') connection.abandon()
  })

  /** Addresses at which nothing answers, not even with a no. */
  const deaf =
    (...addresses: readonly string[]) =>
    (address: string, port: number): Socket =>
      addresses.includes(address) ? new Socket() : tcpConnect({ host: address, port })

  it.each([
    ['second', ['127.0.0.2', '127.0.0.1'], 5_000],
    ['third', ['127.0.0.2', '127.0.0.3', '127.0.0.1'], 6_667],
  ])(
    'is reached at its %s address when those before answer nothing',
    async (_, found, after_ms) => {
      const server = await start()
      const lookup = async () => found
      const target = targetOf(server, { host: 'localhost' })
      const connecting = connect(target, { lookup, dial: deaf('127.0.0.2', '127.0.0.3') })
      await clock.advanceGently(after_ms)
      const connection = await connecting
      expect(connection.kind).toBe('connected')
      if (connection.kind === 'connected') connection.abandon()
    },
  )

  it('is given up after ten seconds where none of its addresses answers', async () => {
    const lookup = async () => ['127.0.0.2', '127.0.0.3']
    const target = { secure: true, host: 'localhost', port: 9, loopback: true }
    const connecting = connect(target, { lookup, dial: deaf('127.0.0.2', '127.0.0.3') })
    await clock.advanceGently(9_999)
    expect(clock.pending()).toBeGreaterThan(0)
    await clock.advanceGently(1)
    expect(await connecting).toEqual({ kind: 'not-sent', why: 'connect-timeout', words: '' })
  })

  it('is given ten seconds for its name', async () => {
    const lookup = () => new Promise<never>(() => undefined)
    const connecting = connect(elsewhere, { lookup })
    await clock.advanceGently(9999)
    expect(clock.pending()).toBe(1)
    await clock.advanceGently(1)
    expect(await connecting).toEqual({ kind: 'not-sent', why: 'connect-timeout', words: '' })
  })

  it('may give its name after the time was up, to nobody', async () => {
    const late = Promise.withResolvers<readonly string[]>()
    const connecting = connect(elsewhere, { lookup: () => late.promise })
    await clock.advanceGently(10_000)
    late.reject(new Error('too late'))
    expect(await connecting).toMatchObject({ why: 'connect-timeout' })
  })

  it('is given ten seconds for TCP and TLS together', async () => {
    const server = await start()
    // A plain server never answers the first words of TLS.
    const connecting = connect({ ...targetOf(server), secure: true })
    await server.allClosed(0)
    await waitFor(() => server.arrivals.length === 1)
    await clock.advanceGently(10_000)
    expect(await connecting).toEqual({ kind: 'not-sent', why: 'connect-timeout', words: '' })
    await server.allClosed(1)
  })
})

describe('a provider whose certificate is not right (row 71)', () => {
  it.each<[CertificateName, string]>([
    ['expired', 'CERT_HAS_EXPIRED'],
    ['other-host', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ])('gets not a byte of a request: %s', async (certificate, words) => {
    const server = await start({ certificate })
    expect(await connect(targetOf(server))).toEqual({ kind: 'not-sent', why: 'tls', words })
    expect(server.arrivals.map((arrival) => arrival.bytes).join('')).toBe('')
  })

  it('gets not a byte when its authority is nobody we know', async () => {
    const server = await start({ certificate: 'good' })
    const answered = await nodeTransport({ clock }).connect(targetOf(server))
    expect(answered).toMatchObject({ kind: 'not-sent', why: 'tls' })
    expect(server.arrivals.map((arrival) => arrival.bytes).join('')).toBe('')
  })

  it('gets not a byte when it speaks no TLS, or hangs up in the handshake', async () => {
    const plain = await start({ greeting: 'HTTP/1.1 400 Bad Request\r\n\r\n' })
    const answered = await connect({ ...targetOf(plain), secure: true })
    expect(answered).toMatchObject({ kind: 'not-sent', why: 'tls' })
  })

  it('is spoken to when it is right, by address and by name', async () => {
    for (const host of ['127.0.0.1', 'localhost']) {
      const server = await start({ certificate: 'good' })
      server.script(json(200, { status: true }))
      const target = targetOf(server, { host })
      const connection = await connect(target, { lookup: async () => ['127.0.0.1'] })
      if (connection.kind !== 'connected') throw new Error(connection.words)
      expect(seen(await connection.exchange(sale))).toEqual({
        status: 200,
        body: '{"status":true}',
      })
      expect(server.arrivals[0]?.bytes).toContain(`Host: ${host}:${server.port}\r\n`)
    }
  })
})

describe('a connection that is open', () => {
  it('carries not a byte before it is used, and none when it is abandoned', async () => {
    const server = await start()
    const connection = await connected(targetOf(server))
    connection.abandon()
    connection.abandon()
    await server.allClosed(1)
    expect(server.arrivals).toEqual([{ bytes: '', closed: true }])
    expect(() => connection.exchange(sale)).toThrow('abandoned')
  })

  it('carries one request, whole, and never a second', async () => {
    const server = await start()
    server.script(json(200, {}))
    const connection = await connected(targetOf(server))
    await connection.exchange(sale)
    expect(() => connection.exchange(sale)).toThrow('one request')
    connection.abandon()
    await server.allClosed(1)
    expect(server.arrivals).toHaveLength(1)
    expect(server.arrivals[0]?.bytes).toBe(
      [
        'POST /api/v1/recharge HTTP/1.1',
        `Host: 127.0.0.1:${server.port}`,
        'Accept: application/json',
        'Authorization: Bearer key-1',
        'Content-Length: 13',
        'Connection: close',
        '',
        '{"amount":20}',
      ].join('\r\n'),
    )
  })

  it('asks a question without a body', async () => {
    const server = await start()
    server.script(json(200, {}))
    const connection = await connected(targetOf(server))
    await connection.exchange({ ...sale, method: 'GET', body: null })
    expect(server.arrivals[0]?.bytes).toMatch(/^GET [^]*\r\n\r\n$/)
    expect(server.arrivals[0]?.bytes).not.toContain('Content-Length')
  })

  it.each<[string, (socket: Socket) => void, CertificateName | null]>([
    ['closed', (socket) => socket.end(), null],
    ['reset', (socket) => socket.resetAndDestroy(), null],
    ['closed under TLS', (socket) => socket.end(), 'good'],
    ['torn off under TLS', (socket) => socket.destroy(), 'good'],
  ])('that was %s in the meantime gets no request', async (_, hangUp, certificate) => {
    const server = await start(certificate === null ? {} : { certificate })
    const connection = await connected(targetOf(server))
    expect(connection.isLost()).toBe(false)
    await waitFor(() => server.sockets().length === 1)
    for (const socket of server.sockets()) hangUp(socket)
    await server.allClosed(1)
    // The server has seen it closed; a turn or two later so have we.
    await arrived()
    expect(connection.isLost()).toBe(true)
    expect(seen(await connection.exchange(sale))).toEqual({
      why: 'connection-lost',
      status: null,
      body: '',
    })
    expect(server.arrivals[0]?.bytes).toBe('')
  })

  it('on which the server talks before it was asked gets no request', async () => {
    const server = await start({ greeting: 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}' })
    const connection = await connected(targetOf(server))
    await arrived()
    expect(connection.isLost()).toBe(true)
    expect(seen(await connection.exchange(sale))).toMatchObject({ why: 'protocol' })
    await server.allClosed(1)
    expect(server.arrivals[0]?.bytes).toBe('')
  })
})

describe('a counter that closes', () => {
  it('opens nothing any more', async () => {
    const server = await start()
    const stopped = { kind: 'not-sent', why: 'stopped', words: '' }
    const opening = nodeTransport({ clock }).connect(targetOf(server), AbortSignal.abort())
    expect(await opening).toEqual(stopped)
    expect(server.arrivals).toEqual([])
  })

  it('waits for no name that is being looked up', async () => {
    const closing = new AbortController()
    const target = { secure: true, host: 'provider.example', port: 443, loopback: false }
    const never = () => new Promise<never>(() => undefined)
    const opening = nodeTransport({ clock, lookup: never }).connect(target, closing.signal)
    closing.abort()
    expect(await opening).toMatchObject({ kind: 'not-sent', why: 'stopped' })
  })

  it('writes no question on a connection that came too late', async () => {
    const server = await start()
    const connection = await connected(targetOf(server))
    const answer = await connection.exchange(sale, AbortSignal.abort())
    expect(seen(answer)).toEqual({ why: 'connection-lost', status: null, body: '' })
    await server.allClosed(1)
    expect(server.arrivals).toEqual([{ bytes: '', closed: true }])
  })

  it('leaves no timer behind for a question it dropped', async () => {
    const server = await start()
    server.script(silence)
    const closing = new AbortController()
    const answering = (await connected(targetOf(server))).exchange(sale, closing.signal)
    await server.requests(1)
    closing.abort()
    expect(seen(await answering)).toMatchObject({ why: 'connection-lost' })
    expect(clock.pending()).toBe(0)
  })
})
