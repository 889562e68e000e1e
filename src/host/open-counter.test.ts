import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createRouterClient } from '@orpc/server'
import { v7 as newId } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freshSettings } from '../contract/fresh-settings.ts'
import { silentLog } from '../core/log.ts'
import { taka } from '../domain/money.ts'
import { SaleId } from '../domain/sale.ts'
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts'
import { AlreadyRunning, CannotOpenBooks } from './cannot-open-books.ts'
import type { Counter } from './counter.ts'
import { type CounterOptions, openCounter } from './open-counter.ts'
import { counterOptions } from './testing/counter-options.ts'

let dataDir: string
let opened: Counter[]
let sandbox: Sandbox | null
beforeEach(() => {
  // A shop's folder may have such a name (bad inputs, row 84).
  dataDir = path.join(mkdtempSync(path.join(tmpdir(), 'counter-')), 'দোকানের খাতা ১')
  opened = []
  sandbox = null
})
afterEach(async () => {
  for (const counter of opened) await counter.close()
  rmSync(path.dirname(dataDir), { recursive: true })
})

async function open(options: Partial<CounterOptions> = {}): Promise<Counter> {
  const counter = await openCounter({
    ...counterOptions(dataDir, silentLog),
    startSandbox: async (sandboxOptions) => {
      sandbox = await startSandbox(sandboxOptions)
      return sandbox
    },
    ...options,
  })
  opened.push(counter)
  return counter
}
const clientOf = (counter: Counter) => createRouterClient(counter.router)

function intent(number = '01712340001') {
  const id = SaleId.parse(newId())
  return {
    id,
    kind: 'recharge',
    operator: 'GP',
    number,
    lineType: 'prepaid',
    amount_e4: 500_000,
  } as const
}

describe('a counter opened on a bare folder', () => {
  it('is in practice and sells to the sandbox', async () => {
    const client = clientOf(await open())
    expect(await client.health.get()).toMatchObject({
      books: 'practice',
      booksFixed: false,
      version: '0.0.0-test',
    })
    const { id } = await client.sales.submit(intent())
    const state = async () => (await client.sales.get({ id })).state
    await expect.poll(state, { timeout: 15_000 }).toBe('succeeded')
    expect(sandbox?.oracle.executions()).toHaveLength(1)
  })

  it('finds a sale nobody answered by its provider’s notice, once that is wanted', async () => {
    const client = clientOf(await open())
    // Above what this machine gives out by itself, so that nobody is likely to have it.
    await client.settings.saveNotices({ enabled: true, port: 61_813 })
    // Executed, and the connection drops: there is no id to ask by.
    const { id } = await client.sales.submit({ ...intent('01712340003'), provider: 'alsamiflexi' })
    const state = async () => (await client.sales.get({ id })).state
    await expect.poll(state, { timeout: 15_000 }).toBe('succeeded')
    const [execution] = sandbox?.oracle.executions() ?? []
    const { providerReference } = await client.sales.get({ id })
    expect(providerReference).toBe(execution?.providerReference)
    const heard = await client.settings.notices()
    expect(heard).toMatchObject({ standing: 'listening', lastAt_ms: expect.any(Number) })
    await client.books.use({ books: 'real' })
    expect(await client.settings.notices()).toMatchObject({ enabled: false, path: null })
  })

  it('keeps real and practice books apart, with a key of their own each', async () => {
    const counter = await open()
    await clientOf(counter).books.use({ books: 'real' })
    await clientOf(counter).providers.save({
      provider: 'alsamiflexi',
      baseUrl: 'https://pro.alsamiflexi.com/api/v1',
      key: 'real-key',
      preference: 1,
    })
    expect(readdirSync(dataDir).toSorted()).toEqual([
      'practice',
      'practice.witness',
      'real',
      'real.witness',
    ])
    for (const books of ['practice', 'real']) {
      expect(readdirSync(path.join(dataDir, books))).toContain('counter.db')
    }
    const health = await clientOf(counter).health.get()
    expect(health).toMatchObject({ books: 'real', practice: null })
  })

  it('adds to the practice provider’s wallet what is booked as bought, once', async () => {
    const counter = await open()
    const client = clientOf(counter)
    const main = () =>
      sandbox?.oracle.wallets().find(({ provider }) => provider === 'autoflexi')?.balance_e4
    const opened = async () => (await client.wallets.list()).every((one) => one.opened)
    await expect.poll(opened, { timeout: 15_000 }).toBe(true)
    const before = main() ?? 0
    const bought = {
      id: newId(),
      provider: 'autoflexi',
      wallet: 'main',
      amount_e4: 5_000_000,
      slip: 'BK-1',
      paidFrom: 'owner',
    } as const
    await client.wallets.topUp(bought)
    await client.wallets.topUp(bought)
    expect(main()).toBe(before + 5_000_000)
  })

  it('takes what the shop chose along into new books, and into no others', async () => {
    const counter = await open({ books: 'real' })
    const client = clientOf(counter)
    const chosen = { shopName: 'করিম স্টোর', language: 'en', digits: 'bangla' } as const
    await client.settings.save({ ...chosen, slipWidth_mm: 80, sound: false, welcomed: true })
    const transfers = { on: true, typedOnceUpTo_e4: taka(2_000), charges: [] }
    const recharges = { on: true, below_e4: taka(50), charge_e4: taka(2) }
    const tax = { on: true, bin: '0012345678901' }
    const paper = { header: 'কলেজ রোড', footer: 'ধন্যবাদ', tax }
    await client.settings.save({ transfers, recharges, paper })
    await client.books.use({ books: 'practice' })
    expect(await client.settings.get()).toEqual({
      ...freshSettings,
      ...chosen,
      slipWidth_mm: 80,
      sound: false,
      welcomed: true,
      lowBalance_e4: { autoflexi: 10_000_000, alsamiflexi: 10_000_000, flexiloadbd: 10_000_000 },
      // That mobile money is sold, more is asked, or a tax layout given, is decided in each set of
      // books by itself.
      transfers: { ...transfers, on: false },
      recharges: { ...recharges, on: false },
      paper: { ...paper, tax: { ...tax, on: false } },
    })
    await client.settings.save({ shopName: 'অনুশীলন', language: 'bn' })
    await client.books.use({ books: 'real' })
    expect(await client.settings.get()).toMatchObject({ shopName: 'করিম স্টোর', language: 'en' })
    await client.books.use({ books: 'practice' })
    expect(await client.settings.get()).toMatchObject({ shopName: 'অনুশীলন', language: 'bn' })
  })

  it('asks the first questions in new books when nobody has answered any', async () => {
    const client = clientOf(await open())
    await client.books.use({ books: 'real' })
    expect((await client.settings.get()).welcomed).toBe(false)
  })

  it('runs no sandbox beside real books', async () => {
    await open({ books: 'real' })
    expect(sandbox).toBeNull()
    expect(existsSync(path.join(dataDir, 'practice'))).toBe(false)
  })

  it('still knows in practice what was sold before it was closed', async () => {
    const first = await open()
    const { id } = await clientOf(first).sales.submit(intent())
    const state = async (counter: Counter) => (await clientOf(counter).sales.get({ id })).state
    await expect.poll(() => state(first), { timeout: 15_000 }).toBe('succeeded')
    await first.close()
    const second = await open()
    expect(await state(second)).toBe('succeeded')
    expect(sandbox?.oracle.executions()).toHaveLength(1)
  })

  it('does not change its books when it was started for one set', async () => {
    const counter = await open({ books: 'practice', fixed: true })
    expect((await clientOf(counter).health.get()).booksFixed).toBe(true)
    await expect(clientOf(counter).books.use({ books: 'real' })).rejects.toMatchObject({
      code: 'NOT_HERE',
    })
    expect(existsSync(path.join(dataDir, 'real'))).toBe(false)
  })
})

describe('books that cannot be opened', () => {
  it('are already open in another counter', async () => {
    await open()
    await expect(open()).rejects.toThrow(AlreadyRunning)
  })

  it('can be opened once the other counter has closed', async () => {
    await (await open()).close()
    expect((await open()).books()).toBe('practice')
  })

  it.each([
    ['damaged', 'not a database at all, but long enough to be looked at as one'.repeat(20)],
    ['foreign', null],
  ])('are %s, and nothing of them is overwritten', async (code, bytes) => {
    const file = path.join(dataDir, 'practice', 'counter.db')
    mkdirSync(path.dirname(file), { recursive: true })
    if (bytes === null) {
      const { default: BetterSqlite3 } = await import('better-sqlite3')
      new BetterSqlite3(file).exec('CREATE TABLE photos (name TEXT)').close()
    } else writeFileSync(file, bytes)
    const before = readFileSync(file)
    const counter = await open()
    expect(counter.refused()).toMatchObject({ books: 'practice', code })
    await expect(clientOf(counter).sales.submit(intent())).rejects.toMatchObject({
      code: 'NOT_HERE',
      data: { why: 'rescue' },
    })
    expect(readdirSync(path.join(dataDir, 'practice'))).not.toContain('sandbox.json')
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it.each([
    ['practice', 'real', 'folder real holds practice books', 'অনুশীলনের খাতা'],
    ['real', 'practice', 'folder practice holds the shop’s real books', 'দোকানের আসল খাতা'],
  ] as const)('are %s books where the %s ones belong', async (made, place, english, bangla) => {
    await (await open({ books: made })).close()
    const file = path.join(dataDir, place, 'counter.db')
    mkdirSync(path.dirname(file), { recursive: true })
    renameSync(path.join(dataDir, made, 'counter.db'), file)
    const refused = await open({ books: place })
    expect(refused.refused()).toMatchObject({ books: place, code: `${made}-books` })
    const { words } = new CannotOpenBooks(`${made}-books`)
    expect(words.en).toContain(english)
    expect(words.bn).toContain(bangla)
    await refused.close()
    // The other books stay open where they were open already.
    rmSync(path.join(dataDir, `${made}.witness`))
    rmSync(path.join(dataDir, made), { recursive: true })
    const counter = await open({ books: made })
    await expect(clientOf(counter).books.use({ books: place })).rejects.toMatchObject({
      code: 'NOT_HERE',
      data: { why: `${made}-books` },
    })
    expect(counter.books()).toBe(made)
  })

  it('lie where a file stands in the way', async () => {
    mkdirSync(path.dirname(dataDir), { recursive: true })
    writeFileSync(dataDir, 'a file')
    await expect(open()).rejects.toMatchObject({ code: 'cannot-write' })
  })

  it('are no file at all', async () => {
    mkdirSync(path.join(dataDir, 'practice', 'counter.db'), { recursive: true })
    await expect(open()).rejects.toMatchObject({ code: 'cannot-write' })
  })

  it('say what to do next in both languages', async () => {
    await open()
    const refused: unknown = await open().catch((cause: unknown) => cause)
    if (!(refused instanceof CannotOpenBooks)) throw refused
    expect(refused.words.en).toContain('already open')
    expect(refused.words.bn).toContain('আগে থেকেই খোলা')
  })
})
