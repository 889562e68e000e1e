import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fault } from './faults.ts'
import { sandboxUnderTest } from './testing/sandbox-under-test.ts'
import type { UnderTest } from './testing/sandbox-under-test.ts'

let under: UnderTest
beforeEach(async () => {
  under = await sandboxUnderTest()
})
afterEach(() => under.sandbox.stop())

const NUMBER = '01812345678'
const sell = (more: Readonly<Record<string, unknown>> = {}) =>
  under.shop.create('flexiloadbd', NUMBER, { ref_id: 'R-1', ...more })
const askByReference = () => under.shop.ask('flexiloadbd', '/status', { json: { ref_id: 'R-1' } })
const script = (...faults: Omit<Fault, 'provider'>[]) =>
  under.sandbox.oracle.fault(faults.map((fault) => ({ provider: 'flexiloadbd', ...fault })))
const executions = () => under.sandbox.oracle.executions()

describe('a sale that is executed and whose answer is lost', () => {
  it('by a reset', async () => {
    script({ answer: { how: 'reset' } })
    await expect(sell()).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(executions()).toHaveLength(1)
  })

  it('by a connection closed in good order', async () => {
    script({ answer: { how: 'close' } })
    await expect(sell()).rejects.toThrow('socket hang up')
    expect(executions()).toHaveLength(1)
  })

  it('behind a page of HTML, with any status', async () => {
    script({ answer: { how: 'html', status: 502 } }, { answer: { how: 'html', status: 200 } })
    expect((await sell()).text).toContain('502 Bad Gateway')
    const portal = await sell({ ref_id: 'R-2' })
    expect(portal.status).toBe(200)
    expect(portal.text).toContain('Internet login')
    expect(executions()).toHaveLength(2)
  })

  it('behind a redirect', async () => {
    const location = 'https://flexiloadbd.example/login'
    script({ answer: { how: 'redirect', status: 302, location } })
    const answer = await sell()
    expect([answer.status, answer.headers.location]).toEqual([302, location])
  })

  it('cut in the middle of its JSON', async () => {
    script({ answer: { how: 'truncated' } })
    const answer = await sell()
    expect(answer.cut).toBe(true)
    expect(answer.text).toMatch(/^\{"status":true,"trx_id":"TRX/)
    expect(answer.json).toThrow()
  })

  it('in silence', async () => {
    script({ answer: { how: 'silence' } })
    const lost = expect(sell()).rejects.toThrow('socket hang up')
    while (executions().length === 0) await new Promise(setImmediate)
    await under.sandbox.stop()
    await lost
  })

  it('after its headers', async () => {
    script({ answer: { how: 'headers-only' } })
    const answer = sell()
    while (executions().length === 0) await new Promise(setImmediate)
    await under.sandbox.stop()
    await answer.then(
      (told) => expect(told).toMatchObject({ status: 200, cut: true, text: '' }),
      (lost: unknown) => expect(lost).toBeInstanceOf(Error),
    )
  })
})

describe('an answer that comes slowly', () => {
  it('is whole after its delay', async () => {
    script({ answer: { how: 'late', after_ms: 500 } })
    const answer = sell()
    await under.clock.whenWaiting()
    under.clock.advance(500)
    expect((await answer).json()).toMatchObject({ trx_status: 'Pending' })
  })

  it('drips byte by byte, by the clock', async () => {
    script({ on: 'balance', answer: { how: 'slow', bytes: 40, every_ms: 1000 } })
    const answer = under.shop.balance('flexiloadbd')
    await under.clock.whenWaiting()
    expect(under.clock.pending()).toBe(1)
    under.clock.advance(5000)
    expect((await answer).json()).toMatchObject({ data: { bank_balance: 20_000 } })
  })

  it('leaves no timer behind when the client goes away', async () => {
    script({ answer: { how: 'late', after_ms: 500 } })
    const { hostname, port, pathname } = new URL(under.sandbox.accounts.flexiloadbd.url)
    const socket = connect(Number(port), hostname)
    const body = JSON.stringify({
      type: 'recharge',
      operator_code: 'RB',
      phone: NUMBER,
      amount: 100,
    })
    socket.write(
      [
        `POST ${pathname}/request HTTP/1.1`,
        `Host: ${hostname}`,
        `Authorization: Bearer ${under.sandbox.accounts.flexiloadbd.key}`,
        'Content-Type: application/json',
        `Content-Length: ${body.length}`,
        '',
        body,
      ].join('\r\n'),
    )
    await under.clock.whenWaiting()
    socket.destroy()
    while (under.clock.pending() > 0) await new Promise(setImmediate)
    expect(executions()).toHaveLength(1)
  })
})

describe('an answer that is not what it should be', () => {
  it('has any status, headers and body the script gives', async () => {
    script({ answer: { how: 'reply', status: 200, headers: { 'X-One': '1' }, body: '\uFEFF{}' } })
    const answer = await sell()
    expect([answer.status, answer.headers['x-one'], answer.text]).toEqual([200, '1', '\uFEFF{}'])
  })

  it('echoes another number, another amount, a bare id', async () => {
    script({
      answer: {
        how: 'edit',
        set: { phone: '01999999999', 'deep.amount': 10 },
        replace: [['"TRX', '"TRY']],
      },
    })
    const answer = await sell()
    expect(answer.json()).toMatchObject({ phone: '01999999999', deep: { amount: 10 } })
    expect(answer.text).toContain('"TRY')
  })

  it('has a word nobody documented', async () => {
    script({ answer: { how: 'word', word: 'Complited' } })
    expect((await sell()).json()).toMatchObject({ trx_status: 'Complited' })
    under.sandbox.oracle.fault({
      provider: 'alsamiflexi',
      answer: { how: 'word', word: 'Processing…' },
    })
    const other = await under.shop.create('alsamiflexi', NUMBER)
    expect(other.json()).toMatchObject({ data: { status: 'Processing…' } })
  })

  it('has a member twice', async () => {
    script({ answer: { how: 'duplicate-keys' } })
    expect((await sell()).text).toMatch(/^\{"status":false,"status":true,/)
  })

  it('is the provider’s error form with any status', async () => {
    script({ executions: 0, answer: { how: 'error', status: 403, words: 'Account inactive' } })
    const answer = await sell()
    expect(answer.status).toBe(403)
    expect(answer.json()).toEqual({ status: false, message: 'Account inactive' })
    expect(executions()).toEqual([])
  })

  it('is a 429 with whatever Retry-After, or none', async () => {
    script(
      { on: 'status', answer: { how: 'throttled', retryAfter: '999999' } },
      { on: 'status', answer: { how: 'throttled' } },
    )
    const answers = [await askByReference(), await askByReference()]
    expect(answers.map((each) => each.status)).toEqual([429, 429])
    expect(answers.map((each) => each.headers['retry-after'])).toEqual(['999999', undefined])
  })

  it('is longer or shorter than it says', async () => {
    script(
      { answer: { how: 'wrong-length', by: 10 } },
      { answer: { how: 'wrong-length', by: -10 } },
    )
    expect((await sell()).cut).toBe(true)
    const rest = { code: expect.stringMatching(/^HPE_/) }
    await expect(sell({ ref_id: 'R-2' })).rejects.toMatchObject(rest)
  })

  it('names two lengths at once', async () => {
    script({ answer: { how: 'length-and-chunked' } })
    await expect(sell()).rejects.toMatchObject({ code: expect.stringMatching(/^HPE_/) })
  })

  it('is any bytes at all', async () => {
    const base64 = Buffer.from('SSH-2.0-OpenSSH_9.2\r\n').toString('base64')
    script({ answer: { how: 'raw', base64 } })
    await expect(sell()).rejects.toMatchObject({ code: expect.stringMatching(/^HPE_/) })
  })

  it('is huge, plain or zipped small', async () => {
    const bytes = 1024 * 1024
    script(
      { on: 'balance', answer: { how: 'huge', bytes } },
      { on: 'balance', answer: { how: 'huge', bytes, gzip: true } },
    )
    const plain = await under.shop.balance('flexiloadbd')
    expect(plain.text.length).toBeGreaterThan(bytes)
    const zipped = await under.shop.balance('flexiloadbd')
    expect(zipped.headers['content-encoding']).toBe('gzip')
    expect(Number(zipped.headers['content-length'])).toBeLessThan(5000)
  })
})

describe('a script for what is really executed', () => {
  it('refuses nothing and executes nothing: an acceptance without a sale', async () => {
    script({ executions: 0 })
    expect((await sell()).json()).toMatchObject({ trx_status: 'Pending', ref_id: 'R-1' })
    expect(executions()).toEqual([])
    expect((await askByReference()).status).toBe(404)
  })

  it('fails without executing: HTML 502 and nothing behind it', async () => {
    script({ executions: 0, answer: { how: 'html', status: 502 } })
    expect((await sell()).status).toBe(502)
    expect(executions()).toEqual([])
  })

  it('charges twice for one request', async () => {
    script({ executions: 2 })
    await sell()
    expect(executions()).toHaveLength(2)
    const wallet = under.sandbox.oracle.wallets().find((line) => line.wallet === 'flexiload')
    expect(wallet?.balance_e4).toBe(124_805_000 - 2 * 972_500)
  })

  it('executes ten minutes after the answer was lost: 404 until then', async () => {
    script({ executeAfter_ms: 600_000, answer: { how: 'reset' } })
    await expect(sell()).rejects.toMatchObject({ code: 'ECONNRESET' })
    under.clock.advance(599_999)
    expect((await askByReference()).status).toBe(404)
    under.clock.advance(1)
    expect((await askByReference()).json()).toMatchObject({ trx_status: 'Pending' })
  })

  it('gives a sale another end than its number has', async () => {
    script(
      { plan: { outcome: 'failed', after_ms: 60_000 } },
      { plan: { outcome: 'failed', after_ms: null } },
    )
    await sell()
    await under.shop.create('flexiloadbd', '01812340001', { ref_id: 'R-2' })
    under.clock.advance(3_600_000)
    expect(executions().map((each) => each.outcome)).toEqual(['failed', 'pending'])
  })

  it('takes a delivered sale back days later', async () => {
    await sell()
    const id = executions()[0]?.providerReference ?? ''
    expect(() => under.sandbox.oracle.reverse('flexiloadbd', id)).toThrow('succeeded')
    under.clock.advance(72 * 3_600_000)
    under.sandbox.oracle.reverse('flexiloadbd', id)
    expect(await under.shop.word('flexiloadbd', id)).toBe('Refunded')
    const wallet = under.sandbox.oracle.wallets().find((line) => line.wallet === 'flexiload')
    expect(wallet?.balance_e4).toBe(124_805_000)
  })
})

describe('a script', () => {
  it('meets only its provider and its call, so many times', async () => {
    script({ on: 'status', times: 2, answer: { how: 'absent' } })
    expect((await sell()).status).toBe(200)
    expect((await under.shop.balance('autoflexi')).status).toBe(200)
    const statuses = [await askByReference(), await askByReference(), await askByReference()]
    expect(statuses.map((each) => each.status)).toEqual([404, 404, 200])
  })

  it('holds for a time, on any call, where it says so', async () => {
    script({ on: 'any', for_ms: 60_000, answer: { how: 'html', status: 503 } })
    expect((await sell()).status).toBe(503)
    expect((await askByReference()).status).toBe(503)
    under.clock.advance(60_000)
    expect((await askByReference()).status).toBe(200)
  })

  it('can be called off', async () => {
    script({ on: 'any', times: 100, answer: { how: 'reset' } })
    under.sandbox.oracle.clearFaults()
    expect((await sell()).status).toBe(200)
  })

  it('that does not fit its answer breaks the provider, not the sandbox', async () => {
    script({ on: 'balance', answer: { how: 'edit', set: { 'status.flag.x': 1 } } })
    const answer = await under.shop.balance('flexiloadbd')
    expect(answer.status).toBe(500)
    expect(answer.json()).toEqual({ status: false, message: 'the answer has no status.flag.x' })
  })

  it('is refused when it makes no sense, or when a thousand wait', () => {
    expect(() => script({ times: 0 })).toThrow('times')
    expect(() => script({ answer: { how: 'html', status: 99 } })).toThrow('status')
    script(...Array.from({ length: 1000 }, () => ({ answer: { how: 'reset' as const } })))
    expect(() => script({ answer: { how: 'reset' } })).toThrow('too many')
  })
})
