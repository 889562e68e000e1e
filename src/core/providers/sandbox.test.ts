import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TAKA_E4, taka } from '../../domain/money.ts'
import { MobileNumber } from '../../domain/mobile-number.ts'
import { type ProviderId, providerIds, rechargeWallet } from '../../domain/provider.ts'
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts'
import { manualClock } from '../testing/manual-clock.ts'
import type { ListedOperator, Provider, RechargeOrder } from './provider.ts'
import { clientOf, orderOf, sell } from './testing/clients.ts'

/**
 * The ordinary way of a sale, against the three providers as somebody else has written them from
 * the same documents.
 */
const clock = manualClock()
let sandbox: Sandbox
let listed: readonly ListedOperator[] = []
beforeAll(async () => {
  sandbox = await startSandbox({
    clock,
    random: (bytes) => randomBytes(bytes),
    rateLimits: 'none',
  })
  const answered = await client('alsamiflexi').askOperators?.()
  if (answered?.kind !== 'operators') throw new Error('the list could not be read')
  listed = answered.operators
})
afterAll(() => sandbox.stop())

function client(provider: ProviderId, key?: string): Provider {
  const account = sandbox.accounts[provider]
  return clientOf(provider, account.url, clock, { key: key ?? account.key, listed })
}

let sold = 0
/** An order of its own: what the sandbox does with it hangs on the last four digits. */
function orderEnding(ending: string, changes: Partial<RechargeOrder> = {}): RechargeOrder {
  sold += 1
  const middle = String(sold).padStart(4, '0')
  const number = MobileNumber.parse(`017${middle}${ending}`)
  return orderOf({ number, ourReference: `DHK1-C1-${middle}-${ending}`, ...changes })
}

async function accepted(provider: ProviderId, order: RechargeOrder): Promise<string> {
  const answered = await sell(client(provider), order)
  if (answered.kind !== 'accepted') throw new Error(JSON.stringify(answered))
  return answered.providerReference
}

describe.each(providerIds)('an ordinary recharge through %s', (provider) => {
  it('is accepted, pends, succeeds, and was executed once as ordered', async () => {
    const order = orderEnding('5678')
    const providerReference = await accepted(provider, order)
    const question = { order, providerReference }
    expect(await client(provider).askStatus(question)).toMatchObject({ kind: 'pending' })
    clock.advance(3000)
    expect(await client(provider).askStatus(question)).toMatchObject({
      kind: 'final',
      outcome: 'succeeded',
      providerReference,
    })
    const executed = sandbox.oracle.executions().filter(({ number }) => number === order.number)
    expect(executed).toMatchObject([
      { provider, amount_e4: order.amount_e4, operator: 'GP', lineType: 'prepaid' },
    ])
  })

  it('succeeds at once for …0001 and fails for …0002', async () => {
    const good = orderEnding('0001')
    const first = { order: good, providerReference: await accepted(provider, good) }
    expect(await client(provider).askStatus(first)).toMatchObject({ outcome: 'succeeded' })
    const bad = orderEnding('0002')
    const second = { order: bad, providerReference: await accepted(provider, bad) }
    clock.advance(3000)
    expect(await client(provider).askStatus(second)).toMatchObject({
      kind: 'final',
      outcome: 'failed',
    })
  })

  it.each([
    ['0003', 'connection-lost'],
    ['0004', 'server-error'],
  ])('is in doubt for …%s although it was executed', async (ending, why) => {
    const order = orderEnding(ending)
    expect(await sell(client(provider), order)).toMatchObject({ kind: 'unknown', why })
    const executed = sandbox.oracle.executions().filter(({ number }) => number === order.number)
    expect(executed).toHaveLength(1)
  })

  it('takes from the wallet what it says is left', async () => {
    const balanceOf = async () => {
      const answered = await client(provider).askBalance()
      if (answered.kind !== 'balances') throw new Error(answered.why)
      const own = answered.wallets.find(({ wallet }) => wallet === rechargeWallet[provider])
      return own?.balance_e4 ?? 0
    }
    const before = await balanceOf()
    await accepted(provider, orderEnding('1111', { amount_e4: taka(40) }))
    // ৳40 less ৳27.5 of every ৳1,000.
    expect(before - (await balanceOf())).toBe(38.9 * TAKA_E4)
  })

  it('is never executed when the counter has only opened it', async () => {
    const order = orderEnding('2222')
    const opened = await client(provider).open(order)
    if (opened.kind !== 'ready') throw new Error(opened.why)
    opened.abandon()
    await client(provider).askBalance()
    const executed = sandbox.oracle.executions().filter(({ number }) => number === order.number)
    expect(executed).toEqual([])
  })
})

describe('a recharge the providers will not do', () => {
  it('is refused for its balance by two of them, and weakly by autoflexi', async () => {
    const ask = (provider: ProviderId) => sell(client(provider), orderEnding('0006'))
    expect(await ask('autoflexi')).toMatchObject({ kind: 'weak-refusal', why: 'undocumented' })
    expect(await ask('alsamiflexi')).toMatchObject({ kind: 'refused', reason: 'balance' })
    expect(await ask('flexiloadbd')).toMatchObject({ kind: 'refused', reason: 'balance' })
  })

  it.each(providerIds)('is looked at again when %s calls it a duplicate', async (provider) => {
    const answered = await sell(client(provider), orderEnding('0008'))
    expect(answered).toMatchObject({ kind: 'weak-refusal', why: 'duplicate' })
  })

  it('is refused for its key by two of them, and weakly by autoflexi', async () => {
    const ask = (provider: ProviderId) => sell(client(provider, 'wrong-key'), orderEnding('3333'))
    expect(await ask('autoflexi')).toMatchObject({ kind: 'weak-refusal' })
    expect(await ask('alsamiflexi')).toMatchObject({ kind: 'refused', reason: 'key' })
    expect(await ask('flexiloadbd')).toMatchObject({ kind: 'refused', reason: 'key' })
  })
})

describe('flexiloadbd alone', () => {
  it('finds a sale whose answer was lost by our reference (C11)', async () => {
    const order = orderEnding('0003', { lineType: 'skitto' })
    await sell(client('flexiloadbd'), order)
    const found = await client('flexiloadbd').askStatus({ order, providerReference: null })
    expect(found).toMatchObject({ kind: 'pending', charged_e4: 972_500 })
    const never = orderEnding('4444')
    expect(
      await client('flexiloadbd').askStatus({ order: never, providerReference: null }),
    ).toMatchObject({ kind: 'not-found' })
  })
})

describe('every operator and line', () => {
  it.each(providerIds)('reaches %s as it was meant', async (provider) => {
    for (const operator of ['GP', 'RB', 'AT', 'BL', 'TT'] as const) {
      for (const lineType of ['prepaid', 'postpaid', 'skitto'] as const) {
        const order = orderEnding('6789', { operator, lineType })
        if (client(provider).cannotSell(order) !== null) continue
        await accepted(provider, order)
        expect(sandbox.oracle.executions().at(-1)).toMatchObject({ operator, lineType })
      }
    }
  })
})
