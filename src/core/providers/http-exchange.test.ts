import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { type Turn, answer, bytes, reset, silence } from './testing/scripted-server.ts'
import {
  arrived,
  clock,
  connected,
  exchange,
  sale,
  seen,
  start,
  stopServers,
  targetOf,
} from './testing/wire.ts'

afterEach(async () => {
  await stopServers()
  // Whatever happened, no timer of an exchange outlives it.
  expect(clock.pending()).toBe(0)
})

const raw = (text: string) => bytes(text.replaceAll('\n', '\r\n'))

describe('an answer that came whole', () => {
  it('is read in pieces', async () => {
    const answered = await exchange(
      raw(
        'HTTP/1.1 200 OK\nTransfer-Encoding: chunked\nX-A: 1\nX-A: 2\n\n' +
          '2\n{"\n4\na":1\n1\n}\n0\n\n',
      ),
    )
    expect(answered).toMatchObject({ kind: 'answered', headers: { 'x-a': '1, 2' } })
    expect(seen(answered)).toEqual({ status: 200, body: '{"a":1}' })
  })

  it('may end with the connection, as old servers do', async () => {
    expect(seen(await exchange(raw('HTTP/1.0 200 OK\n\n{}')))).toEqual({ status: 200, body: '{}' })
  })

  it('may be announced by others that are none', async () => {
    const answered = await exchange(
      raw('HTTP/1.1 100 Continue\n\nHTTP/1.1 103 Early Hints\nLink: x\n\nHTTP/1.1 204 No\n\n'),
    )
    expect(seen(answered)).toEqual({ status: 204, body: '' })
  })

  it.each([
    ['gzip', gzipSync('{"a":1}')],
    ['x-gzip', gzipSync('{"a":1}')],
    ['deflate', deflateSync('{"a":1}')],
    ['Deflate', deflateRawSync('{"a":1}')],
    ['br', brotliCompressSync('{"a":1}')],
    ['identity', Buffer.from('{"a":1}')],
  ])('is unpacked although we asked for none of it: %s', async (encoding, body) => {
    const answered = await exchange(answer(200, body, { 'Content-Encoding': encoding }))
    expect(seen(answered)).toEqual({ status: 200, body: '{"a":1}' })
  })

  it('may be empty under any encoding', async () => {
    const answered = await exchange(answer(200, '', { 'Content-Encoding': 'gzip' }))
    expect(seen(answered)).toEqual({ status: 200, body: '' })
  })

  it.each([[301], [302], [303], [307], [308]])(
    'is not followed when it points elsewhere: %i (row 49)',
    async (status) => {
      const other = await start()
      const server = await start()
      server.script(answer(status, '', { Location: `${other.url}/steal` }))
      const answered = await (await connected(targetOf(server))).exchange(sale)
      expect(seen(answered)).toEqual({ status, body: '' })
      await server.allClosed(1)
      expect(other.arrivals).toHaveLength(0)
      expect(server.arrivals).toHaveLength(1)
    },
  )
})

describe('an answer that broke', () => {
  it.each<[string, Turn, string]>([
    ['no answer, closed', bytes(''), 'connection-lost'],
    ['no answer, reset', reset, 'connection-lost'],
    ['half a status line', raw('HTTP/1.1 20'), 'connection-lost'],
    ['headers that break off', raw('HTTP/1.1 200 OK\nContent-Type: app'), 'connection-lost'],
    [
      'a body that breaks off (row 47)',
      raw('HTTP/1.1 200 OK\nContent-Length: 100\n\n{"a":1}'),
      'connection-lost',
    ],
    [
      'chunks that break off',
      raw('HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n7\n{"a":1}\n'),
      'connection-lost',
    ],
    [
      'more body than announced (row 47)',
      raw('HTTP/1.1 200 OK\nContent-Length: 7\n\n{"a":1}{"b":2}'),
      'protocol',
    ],
    [
      'more body than announced, on a connection that would close (row 47)',
      raw('HTTP/1.1 200 OK\nConnection: close\nContent-Length: 7\n\n{"a":1} '),
      'protocol',
    ],
    [
      'a length and chunks (row 48)',
      raw('HTTP/1.1 200 OK\nContent-Length: 7\nTransfer-Encoding: chunked\n\n7\n{"a":1}\n0\n\n'),
      'protocol',
    ],
    [
      'chunks and a length (row 48)',
      raw('HTTP/1.1 200 OK\nTransfer-Encoding: chunked\nContent-Length: 7\n\n7\n{"a":1}\n0\n\n'),
      'protocol',
    ],
    [
      'two lengths',
      raw('HTTP/1.1 200 OK\nContent-Length: 7\nContent-Length: 8\n\n{"a":1}'),
      'protocol',
    ],
    ['a length that is none', raw('HTTP/1.1 200 OK\nContent-Length: 7x\n\n{"a":1}'), 'protocol'],
    [
      'chunks of no size',
      raw('HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nzz\n{"a":1}\n0\n\n'),
      'protocol',
    ],
    ['no HTTP at all', raw('220 mail.example ESMTP\n'), 'protocol'],
    ['a bare line end in a header', bytes('HTTP/1.1 200 OK\nX: y\n\n{}'), 'protocol'],
    ['a NUL in a header', raw('HTTP/1.1 200 OK\nX: a\u0000b\nContent-Length: 2\n\n{}'), 'protocol'],
    [
      'another protocol',
      raw('HTTP/1.1 101 Switching\nUpgrade: websocket\nConnection: upgrade\n\n'),
      'protocol',
    ],
    [
      'headers of 20 KB',
      raw(`HTTP/1.1 200 OK\nX: ${'a'.repeat(20_000)}\nContent-Length: 2\n\n{}`),
      'too-large',
    ],
    ['a body over 256 KB', answer(200, `"${'a'.repeat(256 * 1024)}"`), 'too-large'],
    [
      'a gzip bomb (row 45)',
      answer(200, gzipSync('a'.repeat(20_000_000)), { 'Content-Encoding': 'gzip' }),
      'too-large',
    ],
    [
      'a brotli bomb',
      answer(200, brotliCompressSync('a'.repeat(20_000_000)), { 'Content-Encoding': 'br' }),
      'too-large',
    ],
    [
      'half a gzip',
      answer(200, gzipSync('{"a":1}').subarray(0, 20), { 'Content-Encoding': 'gzip' }),
      'protocol',
    ],
    ['a gzip that is none', answer(200, '{"a":1}', { 'Content-Encoding': 'gzip' }), 'protocol'],
    ['an encoding nobody asked for', answer(200, '{}', { 'Content-Encoding': 'zstd' }), 'protocol'],
    ['two encodings', answer(200, '{}', { 'Content-Encoding': 'gzip, gzip' }), 'protocol'],
  ])('proves nothing: %s', async (_, turn, why) => {
    const answered = await exchange(turn)
    expect(answered).toMatchObject({ kind: 'broken', why })
  })

  it('is kept as far as it came', async () => {
    const broken = await exchange(raw('HTTP/1.1 200 OK\nContent-Length: 100\n\n{"trx_id":"TRX1"'))
    expect(seen(broken)).toEqual({
      why: 'connection-lost',
      status: 200,
      body: '{"trx_id":"TRX1"',
    })
  })

  it.each<[string, Turn]>([
    ['closed', bytes('')],
    ['torn off', (socket) => socket.destroy()],
  ])('breaks over TLS as it does without: %s', async (_, turn) => {
    const broken = await exchange(turn, { certificate: 'good' })
    expect(seen(broken)).toEqual({ why: 'connection-lost', status: null, body: '' })
  })
})

describe('an answer that does not come', () => {
  it('is waited for thirty seconds', async () => {
    const server = await start()
    server.script(silence)
    const answering = (await connected(targetOf(server))).exchange(sale)
    await server.requests(1)
    await clock.advanceGently(29_999)
    expect(clock.pending()).toBe(2)
    await clock.advanceGently(1)
    expect(seen(await answering)).toEqual({ why: 'timeout', status: null, body: '' })
    await server.allClosed(1)
    expect(server.arrivals).toHaveLength(1)
  })

  it('is waited for forty-five seconds in all once it has begun (row 46)', async () => {
    const server = await start()
    server.script((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n')
    })
    const answering = (await connected(targetOf(server))).exchange(sale)
    await server.requests(1)
    for (let second = 0; second < 40; second += 10) {
      for (const socket of server.sockets()) socket.write('{')
      await arrived()
      await clock.advanceGently(10_000)
    }
    await clock.advanceGently(4999)
    expect(clock.pending()).toBe(1)
    await clock.advanceGently(1)
    expect(seen(await answering)).toEqual({ why: 'timeout', status: 200, body: '{{{{' })
  })
})
