import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { test as base, expect } from '@playwright/test'
import { z } from 'zod'
import { type CounterClient, createClient } from '../../src/loopback/client.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts'
import { fastClock } from './fast-clock.ts'
import { everySale } from './proof.ts'
import { RechargePage } from './recharge-page.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** The one line that `serve` prints. */
const Served = z.object({ url: z.string(), token: z.string(), pid: z.number() })

interface Running {
  readonly client: CounterClient
  readonly pageUrl: string
  /** The power goes: no signal that could be heard, nothing written any more. */
  kill(): Promise<void>
}

/** `npm run serve` as a program of its own, on the real books in a folder. */
async function serve(dataDir: string): Promise<Running> {
  const args = [path.join(ROOT, 'scripts/serve.ts'), '--data', dataDir]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const { url, token } = await firstLine(child)
  return {
    client: createClient({ url, token }),
    pageUrl: `${url}/#token=${token}`,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

async function firstLine(child: ChildProcess): Promise<z.infer<typeof Served>> {
  if (!child.stdout) throw new Error('the counter was started without its words')
  for await (const line of createInterface(child.stdout)) {
    return Served.parse(JSON.parse(line))
  }
  throw new Error('the counter ended without a word')
}

interface Fixtures {
  readonly sandbox: Sandbox
  readonly dataDir: string
  /** Starts the counter; whatever still runs at the end of the test is ended. */
  readonly start: () => Promise<Running>
}

/** The clock here is the machine's own: a program of its own cannot be handed a faster one. */
const test = base.extend<Fixtures>({
  sandbox: async ({ browserName }, use) => {
    expect(browserName).toBe('chromium')
    const clock = fastClock(1)
    const sandbox = await startSandbox({ clock, random: (bytes) => randomBytes(bytes) })
    await use(sandbox)
    await sandbox.stop()
    clock.stop()
  },
  dataDir: async ({ browserName }, use) => {
    const dataDir = mkdtempSync(path.join(tmpdir(), `counter-${browserName}-`))
    await use(dataDir)
    rmSync(dataDir, { recursive: true, force: true })
  },
  start: async ({ dataDir }, use) => {
    const started: Running[] = []
    await use(async () => {
      const running = await serve(dataDir)
      started.push(running)
      return running
    })
    await Promise.all(started.map((running) => running.kill()))
  },
})

async function setUp({ client }: Running, sandbox: Sandbox): Promise<void> {
  await client.settings.save({ shopName: 'Bismillah Telecom', language: 'bn', welcomed: true })
  const { url: baseUrl, key } = sandbox.accounts.flexiloadbd
  await client.providers.save({ provider: 'flexiloadbd', baseUrl, key, preference: 1 })
}

function creates(sandbox: Sandbox): number {
  return sandbox.oracle.requests().filter(({ call }) => call === 'create').length
}

test.describe('a power cut', () => {
  test('while a sale is on the wire: in doubt, sent never again, found by our reference', async ({
    page,
    sandbox,
    start,
  }) => {
    const before = await start()
    await setUp(before, sandbox)
    sandbox.oracle.fault({ provider: 'flexiloadbd', answer: { how: 'silence' } })
    await page.goto(before.pageUrl)
    const screen = new RechargePage(page, 'bn')
    await expect(screen.number).toBeFocused()
    await screen.sell({ number: '01712345678', amount: '50' })
    await screen.sees('sent')
    await expect.poll(() => creates(sandbox)).toBe(1)
    await before.kill()
    await expect(page.getByRole('alert')).toContainText(screen.say('connection.lostTitle'))

    // Until it may ask, all that the counter can say is that it does not know.
    sandbox.oracle.fault({
      provider: 'flexiloadbd',
      on: 'status',
      answer: { how: 'error', status: 503, words: 'down' },
    })
    const after = await start()
    const [doubtful] = await everySale(after.client)
    expect(doubtful).toMatchObject({ state: 'in-doubt', reason: { code: 'crash' } })
    await page.goto(after.pageUrl)
    const latest = page.getByRole('complementary').getByRole('listitem')
    await expect(latest).toContainText(screen.say('state.doubt'))
    await expect(latest).toContainText(screen.say('state.succeeded'), { timeout: 20_000 })

    expect(creates(sandbox)).toBe(1)
    expect(sandbox.oracle.executions()).toMatchObject([{ outcome: 'succeeded' }])
    expect((await after.client.ledger.trialBalance()).sum_e4).toBe(0)
    const sales = await everySale(after.client)
    expect(sales).toMatchObject([{ state: 'succeeded', number: '01712345678' }])
  })

  test('before a byte was sent: the draft stays a draft and nothing leaves at the start', async ({
    page,
    sandbox,
    start,
  }) => {
    const before = await start()
    await setUp(before, sandbox)
    await expect
      .poll(async () => (await before.client.wallets.list()).some(({ opened }) => opened))
      .toBe(true)
    const provider = 'flexiloadbd'
    const nowhere = 'http://127.0.0.1:9/api/gateway/v1'
    const { url: baseUrl, key } = sandbox.accounts.flexiloadbd
    await before.client.providers.save({ provider, baseUrl: nowhere, key, preference: 1 })
    await page.goto(before.pageUrl)
    const screen = new RechargePage(page, 'bn')
    await expect(screen.number).toBeFocused()
    await screen.sell({ number: '01712345678', amount: '50' })
    await screen.sees('not-sent')
    await before.kill()

    const after = await start()
    await after.client.providers.save({ provider, baseUrl, key, preference: 1 })
    await expect.poll(async () => (await after.client.providers.test({ provider })).ok).toBe(true)
    await page.goto(after.pageUrl)
    const latest = page.getByRole('complementary').getByRole('listitem')
    await expect(latest).toContainText(screen.say('state.not-sent'))
    expect(creates(sandbox)).toBe(0)
    await latest.getByRole('button').click()
    await page.getByRole('button', { name: screen.say('sale.cancel') }).click()
    await expect(page.getByRole('heading', { name: screen.say('state.cancelled') })).toBeVisible()
    expect(creates(sandbox)).toBe(0)
  })
})
