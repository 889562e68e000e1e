import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createClient } from '../src/loopback/client.ts'
import { buildWhatIsStale, SERVED } from './build.ts'
import { ended, firstLine, programs, said } from './testing/programs.ts'

const { run, endAll } = programs('serve.ts')

let dataDir: string
// A first build takes longer than a test may.
beforeAll(() => void buildWhatIsStale(SERVED), 120_000)
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'serve-'))
})
afterEach(async () => {
  await endAll()
  rmSync(dataDir, { recursive: true })
})

const Line = z.strictObject({ url: z.string(), token: z.string(), pid: z.number() })

async function listening(child: ChildProcess) {
  const { line, more } = await firstLine(child)
  return { line: Line.parse(line), more }
}

async function refused(child: ChildProcess) {
  const { stdout, ...rest } = await said(child)
  expect(stdout).toBe('')
  return rest
}

describe('a counter served to scripts', () => {
  it('says where it is in one line, and nothing more', async () => {
    const child = run(['--data', dataDir, '--practice'])
    const { line, more } = await listening(child)
    expect(Object.keys(line)).toEqual(['url', 'token', 'pid'])
    expect(line.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(line.pid).toBe(child.pid)
    const health = await createClient(line).health.get()
    expect(health.books).toBe('practice')
    expect((await fetch(line.url)).status).toBe(200)
    expect(await ended(child, 'SIGTERM')).toBe(0)
    expect(more).toEqual([])
  })

  it('has the real books unless practice is asked for, and neither changes', async () => {
    const { line } = await listening(run(['--data', dataDir]))
    const client = createClient(line)
    expect((await client.health.get()).books).toBe('real')
    await expect(client.books.use({ books: 'practice' })).rejects.toMatchObject({
      code: 'NOT_HERE',
    })
    expect(readdirSync(dataDir).toSorted()).toEqual(['logs', 'real', 'real.witness'])
  })

  it('has the same books again after it was ended', async () => {
    const first = run(['--data', dataDir, '--practice'])
    const before = createClient((await listening(first)).line)
    await before.settings.save({ shopName: 'Bismillah Telecom' })
    expect(await ended(first, 'SIGINT')).toBe(0)
    const again = createClient((await listening(run(['--data', dataDir, '--practice']))).line)
    expect((await again.settings.get()).shopName).toBe('Bismillah Telecom')
  })

  it('takes the port it is given', async () => {
    const first = run(['--data', dataDir, '--practice'])
    const { port } = new URL((await listening(first)).line.url)
    await ended(first, 'SIGTERM')
    const { line } = await listening(run(['--data', dataDir, '--practice', '--port', port]))
    expect(line.url).toBe(`http://127.0.0.1:${port}`)
  })

  it('refuses books that are open in another counter', async () => {
    await listening(run(['--data', dataDir]))
    const second = await refused(run(['--data', dataDir]))
    expect(second.code).toBe(1)
    expect(second.words).toContain('already open on this computer')
  })

  it('says of damaged books what the page says, and touches nothing', async () => {
    const first = run(['--data', dataDir])
    await listening(first)
    await ended(first, 'SIGTERM')
    const file = path.join(dataDir, 'real', 'counter.db')
    truncateSync(file, 5_000)
    const child = run(['--data', dataDir])
    let words = ''
    child.stderr?.on('data', (bytes: Buffer) => (words += bytes.toString('utf8')))
    const { line } = await listening(child)
    const client = createClient(line)
    expect(await client.rescue.look()).toMatchObject({ books: 'real', code: 'damaged', copies: [] })
    await expect(client.health.get()).rejects.toMatchObject({ code: 'NOT_HERE' })
    expect(await ended(child, 'SIGTERM')).toBe(0)
    expect(words).toContain('The books are damaged')
    expect(statSync(file).size).toBe(5_000)
  })

  it('refuses a port of another program and leaves the books free', async () => {
    const { line } = await listening(run(['--data', dataDir, '--practice']))
    const { port } = new URL(line.url)
    const second = await refused(run(['--data', dataDir, '--port', port]))
    expect(second).toMatchObject({ code: 1 })
    expect(second.words).toContain('taken by another program')
    expect((await listening(run(['--data', dataDir]))).line.url).not.toBe(line.url)
  })

  it('ends when the npm that started it is gone', async () => {
    const shell = run(['--data', dataDir], { shell: true })
    const { line } = await listening(shell)
    expect(line.pid).not.toBe(shell.pid)
    await ended(shell, 'SIGKILL')
    const alive = () => {
      try {
        return process.kill(line.pid, 0)
      } catch (cause) {
        if (cause instanceof Error) return false
        throw cause
      }
    }
    await expect.poll(alive, { timeout: 10_000 }).toBe(false)
  })
})

describe('the surface that scripts write by hand', () => {
  const id = '01920000-0000-7000-8000-000000000001'
  const fifty = {
    kind: 'recharge',
    operator: 'GP',
    number: '01712345678',
    lineType: 'prepaid',
    amount_e4: 500_000,
    provider: 'flexiloadbd',
  }

  /** As the README's curl does it: nothing of ours but the address and the token. */
  async function open() {
    const { line } = await listening(run(['--data', dataDir, '--practice']))
    const call = async (procedure: string, input: unknown) => {
      const answer = await fetch(`${line.url}/rpc/${procedure}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${line.token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ json: input }),
      })
      const body: unknown = await answer.json()
      return { status: answer.status, ...z.object({ json: z.unknown() }).parse(body) }
    }
    return call
  }

  it('sells, tells how the sale stands, and balances', async () => {
    const call = await open()
    const sold = await call('sales/submit', { id, ...fifty })
    expect(sold).toMatchObject({ status: 200, json: { id, amount_e4: 500_000 } })
    await expect
      .poll(async () => (await call('sales/get', { id })).json, { timeout: 15_000 })
      .toMatchObject({ id, state: 'succeeded' })
    expect(await call('sales/list', { limit: 10 })).toMatchObject({ json: { sales: [{ id }] } })
    const { json } = await call('ledger/trialBalance', {})
    expect(json).toMatchObject({ sum_e4: 0 })
    expect(json).toMatchObject({
      accounts: expect.arrayContaining([{ account: 'cash', balance_e4: 500_000 }]),
    })
  })

  it('answers the same id with the same sale, and other words under it with an error', async () => {
    const call = await open()
    await call('sales/submit', { id, ...fifty })
    expect(await call('sales/submit', { id, ...fifty })).toMatchObject({ json: { id } })
    const other = await call('sales/submit', { id, ...fifty, amount_e4: 600_000 })
    expect(other).toMatchObject({ status: 409, json: { code: 'SALE_WORDS_DIFFER' } })
    expect(await call('sales/list', { limit: 10 })).toMatchObject({
      json: { sales: [{ id, amount_e4: 500_000 }], cursor: null },
    })
  })
})

describe('a command line that means nothing to the counter', () => {
  it.each<[string, string[]]>([
    ['no folder', []],
    ['an empty folder', ['--data', '']],
    ['a port that is none', ['--data', 'x', '--port', '70000']],
    ['a port in words', ['--data', 'x', '--port', 'eighty']],
    ['a link that would sell', ['--data', 'x', 'pos://resend?id=1']],
    ['a switch for debugging', ['--data', 'x', '--remote-debugging-port=9222']],
  ])('is refused: %s', async (_what, args) => {
    const { code, words } = await refused(run(args))
    expect(code).toBe(2)
    expect(words).toContain('usage: serve')
  })
})
