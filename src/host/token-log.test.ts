import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createRouterClient } from '@orpc/server'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toBanglaDigits, toLatinDigits } from '../domain/digits.ts'
import { taka } from '../domain/money.ts'
import { type DeliveryState, SaleId } from '../domain/sale.ts'
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts'
import type { Counter } from './counter.ts'
import { failuresTo } from './failures.ts'
import { type FileLog, openLog } from './log.ts'
import { openCounter } from './open-counter.ts'
import { counterOptions } from './testing/counter-options.ts'

/** A counter with its log on disk, as a shop has it, against the practice providers. */
let dataDir: string
let log: FileLog
let counter: Counter
let sandbox: Sandbox

async function start(): Promise<void> {
  log = openLog(path.join(dataDir, 'logs', 'counter.log'))
  counter = await openCounter({
    ...counterOptions(dataDir, log),
    startSandbox: async (options) => {
      sandbox = await startSandbox(options)
      return sandbox
    },
  })
}

async function stop(): Promise<void> {
  await counter.close()
  log.close()
}

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'token-log-'))
  await start()
})
afterAll(async () => {
  await stop()
  rmSync(dataDir, { recursive: true })
})

const client = () => createRouterClient(counter.router)

let meters = 0

/** ৳500 for another prepaid meter each time. @returns the id of the sale */
async function sellUnits(ending = '0001'): Promise<SaleId> {
  meters += 1
  const id = SaleId.parse(newId())
  const { year, month } = { year: new Date().getFullYear(), month: new Date().getMonth() + 1 }
  await client().sales.submit({
    id,
    kind: 'bill',
    operator: 'DSP',
    number: `12${String(meters).padStart(4, '0')}${ending}`,
    month: String(month),
    year: String(year),
    phone: '01712345678',
    amount_e4: taka(500),
    provider: 'flexiloadbd',
  })
  return id
}

const reaches = (id: SaleId, state: DeliveryState) =>
  expect.poll(async () => (await client().sales.get({ id })).state, { timeout: 15_000 }).toBe(state)

/** Every line of every log file, in Latin digits and without what may stand between them. */
function logged(): { readonly lines: string; readonly digits: string } {
  const folder = path.join(dataDir, 'logs')
  const lines = readdirSync(folder)
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('\n')
  return { lines, digits: toLatinDigits(lines).replaceAll(/[^0-9]/gu, '') }
}

function expectNoneOf(tokens: readonly string[]): void {
  const { lines, digits } = logged()
  expect(lines).toContain('books-open')
  for (const token of tokens) {
    const bare = token.replaceAll(/[^0-9]/gu, '')
    expect(bare.length).toBeGreaterThanOrEqual(20)
    // Half of a token is searched for as well: a log may break a line anywhere.
    for (const part of [bare, bare.slice(0, 10), bare.slice(10)]) expect(digits).not.toContain(part)
  }
}

const TOKEN = '7391-5826-4407-9613-2850'
const OTHER = '6642-0917-3385-1174-9026'
const spelled = (separator: string) => TOKEN.replaceAll('-', separator)

const messages: readonly (readonly [string, string])[] = [
  ['dashes', `Bill paid. Token: ${TOKEN}`],
  ['spaces', `Bill paid. Token: ${spelled(' ')}`],
  ['Bangla digits', `টোকেন: ${toBanglaDigits(TOKEN)}`],
  ['Bangla digits on end', `টোকেন: ${toBanglaDigits(spelled(''))}`],
  ['line breaks', `Token:\n${spelled('\n')}`],
  ['several in lines', `1) ${TOKEN}\n2) ${spelled('')}\n3) ${OTHER}`],
  ['21 digits on end', `Token: ${spelled('')}4`],
  ['markup', `<b>${spelled('<br>')}</b>`],
  ['ten kilobytes of other words', `${'Thank you. '.repeat(940)}\n${TOKEN}`],
  ['halves', `${spelled('').slice(0, 10)} ${spelled('').slice(10)}`],
]

describe('the log of a counter that sells units for meters (row 69)', () => {
  it('holds none of the tokens the provider gave', async () => {
    const sales = [await sellUnits('0001'), await sellUnits('0060'), await sellUnits('0240')]
    for (const id of sales) await reaches(id, 'succeeded')
    const given = sandbox.oracle
      .executions()
      .flatMap((sold) => (sold.kind === 'bill' ? sold.tokens : []))
    expect(given).toHaveLength(16)
    expectNoneOf(given)
  })

  it.each(messages)('holds none where they come with %s', async (_how, message) => {
    sandbox.oracle.fault({ provider: 'flexiloadbd', answer: { how: 'edit', set: { message } } })
    await reaches(await sellUnits(), 'succeeded')
    expectNoneOf([TOKEN, OTHER])
  })

  it.each<[string, Record<string, string>, DeliveryState]>([
    ['of another customer', { bill_number: '99999999' }, 'in-doubt'],
    ['with a word nobody knows', { trx_status: 'Done' }, 'accepted'],
  ])('holds none of an answer %s', async (_whose, changes, state) => {
    const message = `1) ${TOKEN}\n2) ${toBanglaDigits(OTHER)}`
    const set = { message, ...changes }
    sandbox.oracle.fault({ provider: 'flexiloadbd', answer: { how: 'edit', set } })
    await reaches(await sellUnits(), state)
    expectNoneOf([TOKEN, OTHER])
  })

  it('holds none that a later answer brings, after the counter was started anew', async () => {
    const id = await sellUnits('0009')
    await reaches(id, 'accepted')
    await stop()
    await start()
    const message = `Paid.\n1) ${spelled(' ')}\n2) ${toBanglaDigits(OTHER)}`
    const answer = { how: 'edit', set: { message } } as const
    sandbox.oracle.fault({ provider: 'flexiloadbd', on: 'status', for_ms: 60_000, answer })
    await reaches(id, 'succeeded')
    // Kept for its customer all the same, and for ever.
    expect((await client().sales.get({ id })).tokens).toEqual([TOKEN, OTHER])
    expectNoneOf([TOKEN, OTHER])
    await stop()
    await start()
    expect((await client().sales.get({ id })).tokens).toEqual([TOKEN, OTHER])
  })

  it('holds none that ends up in an error nobody expected', () => {
    const words = JSON.stringify({ message: `${spelled('\n')} ${toBanglaDigits(OTHER)}` })
    failuresTo(log).report('rpc', new Error(`cannot read ${words}`, { cause: words }))
    log.warn('event', { words, body: `${words}${words}` })
    expectNoneOf([TOKEN, OTHER])
  })
})
