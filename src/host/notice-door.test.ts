import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import type { Door } from '../core/notices/door.ts'
import type { NoticeFate } from '../core/notices/notices.ts'
import { noticeText } from '../core/testing/notices.ts'
import { manualClock } from '../core/testing/manual-clock.ts'
import { type NoticeDoorParts, openNoticeDoor } from './notice-door.ts'

const PATH = `/${'A'.repeat(43)}`
const doors: Door[] = []
afterEach(async () => {
  for (const door of doors.splice(0)) await door.close()
})

/** A port nobody has just now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

async function opened(limits: NoticeDoorParts['limits'] = {}) {
  const clock = manualClock()
  const heard: string[] = []
  const logged: unknown[] = []
  let fate: NoticeFate | Error = 'kept'
  const port = await freePort()
  const log = { warn: (...words: unknown[]) => void logged.push(words) }
  const open = openNoticeDoor({ clock, log, limits })
  const door = await open({ port, path: PATH }, (body) => {
    heard.push(body)
    if (fate instanceof Error) throw fate
    return fate
  })
  if (!door) throw new Error('the port was free a moment ago')
  doors.push(door)
  const become = (next: NoticeFate | Error) => void (fate = next)
  return { clock, heard, logged, port, door, become, post: poster(port) }
}

interface Posting {
  readonly method?: string
  readonly path?: string
  readonly body?: string | Buffer
  readonly headers?: Readonly<Record<string, string>>
}

/** Posts as it says and reads all there is of the answer. */
function poster(port: number) {
  return async ({ method = 'POST', path = PATH, body = noticeText(), headers }: Posting = {}) => {
    const lines = { 'Content-Type': 'application/json', 'Content-Length': `${length(body)}` }
    const told = Object.entries({ Host: 'shop.example', ...lines, ...headers })
    const head = told
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `${name}: ${value}`)
    const socket = await reached(port)
    socket.write(`${method} ${path} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n`)
    socket.write(body)
    const answer = await text(socket)
    const [top = '', rest = ''] = answer.split('\r\n\r\n')
    return { status: Number(/^HTTP\/1\.1 (\d{3})/u.exec(top)?.[1]), body: rest, head: top }
  }
}

const length = (body: string | Buffer) => Buffer.byteLength(body)

async function reached(port: number, at = '127.0.0.1'): Promise<Socket> {
  const socket = connect({ host: at, port })
  // A reset by the other side ends the reading, and that is looked at.
  socket.on('error', () => socket.destroy())
  await once(socket, 'connect')
  return socket
}

describe('the port for notices', () => {
  it('hands on what is posted to its path, and answers without a word', async () => {
    const { heard, post } = await opened()
    const answer = await post()
    expect([answer.status, answer.body]).toEqual([204, ''])
    expect(answer.head.toLowerCase()).toContain('connection: close')
    expect(heard).toEqual([noticeText()])
  })

  it.each(['kept', 'known', 'foreign', 'too-many'] as const)(
    'says the same whatever becomes of it: %s',
    async (fate) => {
      const { become, post } = await opened()
      become(fate)
      expect(await post()).toMatchObject({ status: 204, body: '' })
    },
  )

  it.each<[string, Posting, number]>([
    ['another path', { path: `/${'B'.repeat(43)}` }, 404],
    ['a shorter path', { path: PATH.slice(0, -1) }, 404],
    ['a longer path', { path: `${PATH}A` }, 404],
    ['a query behind the path', { path: `${PATH}?a=1` }, 404],
    ['the root', { path: '/' }, 404],
    ['the path of a counter', { path: '/rpc/settings/save' }, 404],
    ['another path by another method', { method: 'GET', path: '/' }, 404],
    ['a GET', { method: 'GET' }, 405],
    ['a PUT', { method: 'PUT' }, 405],
    ['a question for leave', { method: 'OPTIONS' }, 405],
    ['a form', { headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }, 400],
    ['no type', { headers: { 'Content-Type': '' } }, 400],
    ['something packed', { headers: { 'Content-Encoding': 'gzip' } }, 400],
    ['what is not UTF-8', { body: Buffer.from([0x7b, 0xff, 0x7d]) }, 400],
    ['5 MB (row 78)', { body: 'x', headers: { 'Content-Length': '5242880' } }, 413],
    ['a byte too much', { body: 'x'.repeat(16 * 1024 + 1) }, 413],
    [
      'too much in pieces',
      {
        body: `4001\r\n${'x'.repeat(0x4001)}\r\n0\r\n\r\n`,
        headers: { 'Content-Length': '', 'Transfer-Encoding': 'chunked' },
      },
      413,
    ],
  ])('takes no notice of %s', async (_, posting, status) => {
    const { heard, logged, post } = await opened()
    expect(await post(posting)).toMatchObject({ status, body: '' })
    expect([heard, logged]).toEqual([[], []])
  })

  it('takes what is just as large as it may be, with a charset, and in pieces', async () => {
    const { heard, post } = await opened()
    const body = 'x'.repeat(16 * 1024)
    const headers = { 'Content-Type': 'Application/JSON; charset=utf-8' }
    expect((await post({ body, headers })).status).toBe(204)
    const chunked = { 'Content-Length': '', 'Transfer-Encoding': 'chunked' }
    expect((await post({ body: '2\r\n{}\r\n0\r\n\r\n', headers: chunked })).status).toBe(204)
    expect(heard).toEqual([body, '{}'])
  })

  it('says so where what came is no notice, and where the disk keeps none', async () => {
    const { logged, become, post } = await opened()
    become('not-understood')
    expect(await post({ body: 'nonsense' })).toMatchObject({ status: 400, body: '' })
    become(new Error(`full, of 01712345678 at ${PATH}`))
    expect(await post()).toMatchObject({ status: 503, body: '' })
    expect(logged).toEqual([['notice-not-kept', { why: 'Error' }]])
  })

  it('takes sixty a minute, and none of those it refused count', async () => {
    const { clock, heard, post } = await opened({ perMinute: 3 })
    await post({ path: '/' })
    const statuses: number[] = []
    for (const pass_ms of [0, 20_000, 0, 0, 39_999, 1, 0]) {
      clock.advance(pass_ms)
      statuses.push((await post()).status)
    }
    expect(statuses).toEqual([204, 204, 204, 429, 429, 204, 429])
    expect(heard).toHaveLength(4)
  })

  it('keeps no more than twenty connections', async () => {
    const { port, post } = await opened({ sockets: 2 })
    const held = [await reached(port), await reached(port)]
    const turnedAway = await reached(port)
    expect(await text(turnedAway)).toBe('')
    held[0]?.destroy()
    await expect.poll(async () => (await post()).status).toBe(204)
    held[1]?.destroy()
  })

  it('hangs up on whoever says nothing', async () => {
    const { port } = await opened({ headers_ms: 50, request_ms: 60 })
    const silent = await reached(port)
    const answer = await text(silent)
    expect(answer).toMatch(/^(?:|HTTP\/1\.1 408 .*)/u)
  })

  it('is no door to anything else', async () => {
    const { port, post } = await opened()
    const headers = { Upgrade: 'websocket', Connection: 'Upgrade' }
    expect(await post({ method: 'GET', headers })).toMatchObject({ status: 404, body: '' })
    const socket = await reached(port)
    socket.write('CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n')
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 404 /u)
  })

  it('is not had where another program has it, and had once that is gone', async () => {
    const { port, door } = await opened()
    const open = openNoticeDoor({ clock: manualClock(), log: { warn: () => undefined } })
    expect(await open({ port, path: PATH }, () => 'kept')).toBeNull()
    await door.close()
    const next = await open({ port, path: PATH }, () => 'kept')
    if (next) doors.push(next)
    expect(next).not.toBeNull()
  })

  it('is shut at once, whoever is still connected', async () => {
    const { port, door } = await opened()
    const socket = await reached(port)
    const ended = once(socket, 'close')
    await door.close()
    await ended
    const late = connect({ host: '127.0.0.1', port })
    const [refusal] = await once(late, 'error')
    expect(refusal).toMatchObject({ code: 'ECONNREFUSED' })
  })
})
