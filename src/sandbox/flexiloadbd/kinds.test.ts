import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sandboxUnderTest } from '../testing/sandbox-under-test.ts'
import type { UnderTest } from '../testing/sandbox-under-test.ts'

let under: UnderTest
beforeEach(async () => {
  under = await sandboxUnderTest()
})
afterEach(() => under.sandbox.stop())

interface Kind {
  readonly kind: 'recharge' | 'package' | 'drive' | 'transfer' | 'bill'
  readonly wallet: 'flexiload' | 'drive' | 'bank'
  /** Of the sale below, in ten-thousandths of a taka. */
  readonly charged_e4: number
  /** What is said of one that was not delivered. */
  readonly failed: string
  /** A request whose number ends in these four digits. */
  readonly request: (four: string) => Readonly<Record<string, unknown>>
}

const phone = (four: string) => `0171234${four}`

const kinds: readonly Kind[] = [
  {
    kind: 'recharge',
    wallet: 'flexiload',
    charged_e4: 972_500,
    failed: 'Failed: the operator did not accept this recharge',
    request: (four) => ({
      type: 'recharge',
      operator_code: 'GP',
      phone: phone(four),
      amount: 100,
    }),
  },
  {
    kind: 'package',
    wallet: 'flexiload',
    charged_e4: 1_440_000,
    failed: 'Failed: the operator did not accept this package',
    request: (four) => ({
      type: 'data',
      operator_code: 'GP',
      phone: phone(four),
      package_id: 1,
    }),
  },
  {
    kind: 'drive',
    wallet: 'drive',
    charged_e4: 4_770_000,
    failed: 'Failed: the drive package could not be loaded',
    request: (four) => ({
      type: 'drive',
      operator_code: 'GP',
      phone: phone(four),
      package_id: 3,
    }),
  },
  {
    kind: 'transfer',
    wallet: 'bank',
    charged_e4: 5_000_000,
    failed: 'Failed: the transfer was not accepted',
    request: (four) => ({ type: 'mfs', operator_code: 'NG', phone: phone(four), amount: 500 }),
  },
  {
    kind: 'bill',
    wallet: 'bank',
    charged_e4: 8_500_000,
    failed: 'Failed: the biller did not accept this bill',
    request: (four) => ({
      type: 'bill',
      operator_code: 'DSP',
      bill_number: `55${four}`,
      // Whose ending would mean a failure, were it looked at.
      phone: phone('0002'),
      month: '04',
      amount: 850,
    }),
  },
]

const opened = { flexiload: 124_805_000, drive: 40_000_000, bank: 200_000_000 }
const executed = () => under.sandbox.oracle.executions()
const send = (request: Readonly<Record<string, unknown>>) =>
  under.shop.ask('flexiloadbd', '/request', { json: request })
const status = (reference: string) => under.shop.byReference(reference)

describe.each(kinds)(
  'a sentinel number for a $kind',
  ({ kind, wallet, charged_e4, failed, request }) => {
    const sell = (four: string) => send({ ...request(four), ref_id: 'R-1' })
    const paid_e4 = () => {
      const line = under.sandbox.oracle.wallets().find((each) => each.wallet === wallet)
      return opened[wallet] - (line?.balance_e4 ?? 0)
    }

    it('…0001 succeeds at once', async () => {
      expect((await sell('0001')).json()).toMatchObject({ trx_status: 'Success' })
      expect(executed()).toMatchObject([{ kind, wallet, charged_e4, outcome: 'succeeded' }])
      expect(paid_e4()).toBe(charged_e4)
    })

    it('…0002 fails after three seconds, and its own wallet is refunded', async () => {
      expect((await sell('0002')).json()).toMatchObject({ trx_status: 'Pending' })
      expect(paid_e4()).toBe(charged_e4)
      under.clock.advance(3000)
      expect(await status('R-1')).toMatchObject({ trx_status: 'Failed', message: failed })
      expect(paid_e4()).toBe(0)
    })

    it('…0003 is executed, and the connection drops', async () => {
      await expect(sell('0003')).rejects.toMatchObject({ code: 'ECONNRESET' })
      under.clock.advance(3000)
      expect(await status('R-1')).toMatchObject({ trx_status: 'Success' })
      expect(paid_e4()).toBe(charged_e4)
    })

    it('…0004 is executed, and the answer is an HTML 502', async () => {
      expect((await sell('0004')).status).toBe(502)
      under.clock.advance(3000)
      expect(await status('R-1')).toMatchObject({ trx_status: 'Success' })
    })

    it('…0005 stays pending for two minutes', async () => {
      await sell('0005')
      under.clock.advance(119_999)
      expect(await status('R-1')).toMatchObject({ trx_status: 'Pending' })
      under.clock.advance(1)
      expect(await status('R-1')).toMatchObject({ trx_status: 'Success' })
    })

    it.each([
      ['0006', 'Insufficient balance'],
      ['0008', 'Duplicate transaction'],
    ])('…%s is refused: %s', async (four, message) => {
      const answer = await sell(four)
      expect(answer.status).toBe(422)
      expect(answer.json()).toEqual({ status: false, message })
      expect(executed()).toEqual([])
    })

    it('…0007 is answered after twenty seconds', async () => {
      const answer = sell('0007')
      await under.clock.whenWaiting()
      expect(paid_e4()).toBe(charged_e4)
      under.clock.advance(20_000)
      expect((await answer).status).toBe(200)
    })
  },
)

describe.each(kinds)('the same again, of a $kind', ({ kind, request }) => {
  it('under the same reference is refused, executed or given the same id', async () => {
    const first = { ...request('5555'), ref_id: 'R-1' }
    await send(first)
    const again = await send(first)
    expect(again.status).toBe(422)
    expect(again.json()).toEqual({ status: false, message: 'Duplicate transaction' })
    under.sandbox.oracle.way('flexiloadbd', { sameReference: 'same-id' })
    const id = executed()[0]?.providerReference
    expect((await send(first)).json()).toMatchObject({ trx_id: id, ref_id: 'R-1' })
    expect(executed()).toHaveLength(1)
    under.sandbox.oracle.way('flexiloadbd', { sameReference: 'executed' })
    await send(first)
    expect(executed()).toMatchObject([{ kind }, { kind }])
  })

  it('to the same number within a while is refused, where it is guarded against', async () => {
    under.sandbox.oracle.way('flexiloadbd', { sameOrderWithin_ms: 60_000 })
    expect((await send({ ...request('5555'), ref_id: 'R-1' })).status).toBe(200)
    const again = await send({ ...request('5555'), ref_id: 'R-2' })
    expect(again.json()).toEqual({ status: false, message: 'Duplicate transaction' })
    expect((await send({ ...request('6666'), ref_id: 'R-3' })).status).toBe(200)
    under.clock.advance(60_000)
    expect((await send({ ...request('5555'), ref_id: 'R-2' })).status).toBe(200)
  })

  it('is executed twice, or only looks accepted, where a fault has it so', async () => {
    under.sandbox.oracle.fault([
      { provider: 'flexiloadbd', executions: 2 },
      { provider: 'flexiloadbd', executions: 0 },
    ])
    await send({ ...request('5555'), ref_id: 'R-1' })
    expect(executed()).toMatchObject([{ kind }, { kind }])
    expect((await send({ ...request('6666'), ref_id: 'R-2' })).status).toBe(200)
    expect(executed()).toHaveLength(2)
  })
})

describe('what is not the same again', () => {
  beforeEach(() => {
    under.sandbox.oracle.way('flexiloadbd', { sameOrderWithin_ms: 60_000 })
  })
  const pack = (id: number) => ({
    type: 'data',
    operator_code: 'GP',
    phone: phone('5555'),
    package_id: id,
  })

  it('is another pack at the same price', async () => {
    under.sandbox.oracle.changePacks({ change: 'reprice', id: 2, price_e4: 1_490_000 })
    expect((await send(pack(1))).status).toBe(200)
    expect((await send(pack(2))).status).toBe(200)
    expect((await send(pack(1))).status).toBe(422)
  })

  it('is another kind at the same amount', async () => {
    const money = { phone: phone('5555'), amount: 149 }
    expect((await send({ type: 'recharge', operator_code: 'GP', ...money })).status).toBe(200)
    expect((await send({ type: 'mfs', operator_code: 'BK', ...money })).status).toBe(200)
    expect((await send(pack(1))).status).toBe(200)
    expect((await send({ type: 'recharge', operator_code: 'GP', ...money })).status).toBe(422)
  })
})
