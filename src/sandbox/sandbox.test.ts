import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { startSandbox } from './sandbox.ts'
import { ask } from './testing/ask.ts'
import { MovedClock } from './testing/moved-clock.ts'
import { sandboxUnderTest, seededRandom } from './testing/sandbox-under-test.ts'

function shelf() {
  const kept: { state: string | null } = { state: null }
  const store = {
    load: () => kept.state,
    save: (state: string) => {
      kept.state = state
    },
  }
  return { kept, store }
}

describe('a sandbox that keeps its book', () => {
  it('remembers wallets and sales over a restart, and goes on with what was pending', async () => {
    const { store } = shelf()
    const first = await sandboxUnderTest({ store })
    await first.shop.create('flexiloadbd', '01712345678', { ref_id: 'R-1' })
    await first.shop.create('flexiloadbd', '01712340005', { ref_id: 'R-2' })
    first.sandbox.oracle.topUp('autoflexi', 'main', 10_000)
    await first.sandbox.stop()

    const clock = new MovedClock('2025-12-27T10:31:00+06:00')
    const second = await sandboxUnderTest({ store, clock })
    const outcomes = () => second.sandbox.oracle.executions().map((each) => each.outcome)
    expect(outcomes()).toEqual(['succeeded', 'pending'])
    clock.advance(60_000)
    expect(outcomes()).toEqual(['succeeded', 'succeeded'])
    const ask = await second.shop.ask('flexiloadbd', '/status', { json: { ref_id: 'R-1' } })
    expect(ask.json()).toMatchObject({ trx_status: 'Success' })
    const again = await second.shop.create('flexiloadbd', '01712345678', { ref_id: 'R-1' })
    expect(again.json()).toEqual({ status: false, message: 'Duplicate transaction' })
    expect(second.sandbox.oracle.wallets()).toContainEqual({
      provider: 'autoflexi',
      wallet: 'main',
      balance_e4: 50_010_000,
    })
    await second.sandbox.stop()
  })

  it('keeps a sale before its answer leaves, and refunds a failed one after it', async () => {
    const { kept, store } = shelf()
    const first = await sandboxUnderTest({ store })
    await first.shop.create('alsamiflexi', '01712340002')
    const killed = kept.state
    await first.sandbox.stop()
    const clock = new MovedClock('2025-12-27T11:00:00+06:00')
    const store2 = { load: () => killed, save: () => undefined }
    const second = await sandboxUnderTest({ store: store2, clock })
    expect(second.sandbox.oracle.executions()[0]?.outcome).toBe('failed')
    expect(second.sandbox.oracle.wallets()).toContainEqual({
      provider: 'alsamiflexi',
      wallet: 'main',
      balance_e4: 250_000_000,
    })
    await second.sandbox.stop()
  })

  it('does not wait longer because the wall clock went back meanwhile', async () => {
    const { store } = shelf()
    const first = await sandboxUnderTest({ store })
    await first.shop.create('autoflexi', '01712345678')
    await first.sandbox.stop()
    const clock = new MovedClock('2019-01-01T00:00:00+06:00')
    const second = await sandboxUnderTest({ store, clock })
    clock.advance(3000)
    expect(second.sandbox.oracle.executions()[0]?.outcome).toBe('succeeded')
    await second.sandbox.stop()
  })

  it('refuses to start on a book it cannot read, instead of starting with new money', async () => {
    for (const state of ['', '{"version":2}', '\0\0\0']) {
      const store = { load: () => state, save: () => undefined }
      await expect(sandboxUnderTest({ store })).rejects.toThrow('cannot be read')
    }
  })

  it('keeps a bounded number of sales and of requests, the newest', async () => {
    const { sandbox, shop } = await sandboxUnderTest({ keepExecutions: 3, keepRequests: 2 })
    for (const nth of [1, 2, 3, 4]) {
      await shop.create('flexiloadbd', `0171234567${nth}`, { ref_id: `R-${nth}` })
    }
    const kept = sandbox.oracle.executions().map((each) => each.reference)
    expect(kept).toEqual(['R-2', 'R-3', 'R-4'])
    const asked = await shop.ask('flexiloadbd', '/status', { json: { ref_id: 'R-1' } })
    expect(asked.status).toBe(404)
    expect(sandbox.oracle.requests().map((each) => each.seq)).toEqual([4, 5])
    await sandbox.stop()
  })
})

describe('where a sandbox listens', () => {
  it('is on four ports in a row from the one it is given, on the loopback address', async () => {
    // Below the ports that a system gives away by itself, and another place for each worker.
    const free = 20_001 + (process.pid % 1_000) * 8
    const { sandbox } = await sandboxUnderTest({ portBase: free })
    expect(sandbox.accounts.autoflexi.url).toBe(`http://127.0.0.1:${free}`)
    expect(sandbox.accounts.alsamiflexi.url).toBe(`http://127.0.0.1:${free + 1}/api/v1`)
    expect(sandbox.accounts.flexiloadbd.url).toBe(`http://127.0.0.1:${free + 2}/api/gateway/v1`)
    expect(sandbox.oracle.url).toBe(`http://127.0.0.1:${free + 3}`)

    const second = sandboxUnderTest({ portBase: free - 1 })
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' })
    await sandbox.stop()
    // The one that could not start left nothing behind: its first port is free again.
    const third = await sandboxUnderTest({ portBase: free - 1 })
    await third.sandbox.stop()
  })

  it('opens with the balances it is given, the others as usual', async () => {
    const opening = { flexiloadbd: { flexiload: 10_000 } }
    const { sandbox } = await sandboxUnderTest({ openingBalance_e4: opening })
    const balances = sandbox.oracle.wallets().map((line) => line.balance_e4)
    expect(balances).toEqual([50_000_000, 250_000_000, 10_000, 40_000_000, 200_000_000])
    await sandbox.stop()
  })
})

describe('stopping a sandbox', () => {
  it('ends open connections, timers and ports', async () => {
    const { sandbox, clock, shop } = await sandboxUnderTest()
    const url = new URL(sandbox.accounts.autoflexi.url)
    const idle = connect(Number(url.port), url.hostname)
    await new Promise((resolve) => {
      idle.once('connect', resolve)
    })
    const closed = new Promise((resolve) => {
      idle.once('close', resolve)
      idle.resume()
    })
    const late = expect(shop.create('autoflexi', '01712340007')).rejects.toThrow('socket hang up')
    await clock.whenWaiting()
    await sandbox.stop()
    await Promise.all([closed, late])
    expect(clock.pending()).toBe(0)
    await expect(ask(`${url.origin}/`)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('leaves nothing that would keep its program alive', async () => {
    const tcp = () => process.getActiveResourcesInfo().filter((name) => name.startsWith('TCP'))
    const { sandbox, shop } = await sandboxUnderTest()
    await shop.balance('autoflexi')
    expect(tcp().filter((name) => name === 'TCPServerWrap')).toHaveLength(5)
    await sandbox.stop()
    while (tcp().length > 0) await new Promise(setImmediate)
    expect(tcp()).toEqual([])
  })

  it('can be asked for twice', async () => {
    const { sandbox } = await sandboxUnderTest()
    await Promise.all([sandbox.stop(), sandbox.stop()])
    await sandbox.stop()
  })
})

describe('two sandboxes with the same chance', () => {
  it('give the same keys and the same ids', async () => {
    const ids: string[] = []
    for (let round = 0; round < 2; round += 1) {
      const options = { clock: new MovedClock(), random: seededRandom('same') }
      const sandbox = await startSandbox(options)
      ids.push(JSON.stringify(Object.values(sandbox.accounts).map((account) => account.key)))
      await sandbox.stop()
    }
    expect(ids[0]).toBe(ids[1])
  })
})
