import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BillMonth } from '../../../domain/kinds/bill/month.ts'
import { WalletNumber } from '../../../domain/kinds/transfer/recipient.ts'
import { money } from '../../../domain/money.ts'
import { manualClock } from '../../testing/manual-clock.ts'
import type { Order, Provider } from '../provider.ts'
import { clientOf, orderOf, sell } from '../testing/clients.ts'
import { documented, type Form, printedId } from '../testing/documents.ts'
import { orders } from '../testing/orders.ts'
import { json, type ScriptedServer, startScriptedServer } from '../testing/scripted-server.ts'

const { created, status } = documented.flexiloadbd
const ref_id = orderOf().ourReference
let server: ScriptedServer
let client: Provider
beforeAll(async () => {
  server = await startScriptedServer()
  client = clientOf('flexiloadbd', `${server.url}/api/gateway/v1`, manualClock())
})
afterAll(() => server.stop())

/** What leaves for an order, to the last field. */
async function bodyOf(order: Order): Promise<unknown> {
  server.script(json(200, created(order)))
  await sell(client, order)
  return JSON.parse(server.arrivals.at(-1)?.bytes.split('\r\n\r\n')[1] ?? '')
}

/** How its create answer is classed where fields of it are others. */
async function heard(order: Order, changes: Form) {
  server.script(json(200, created(order, changes)))
  return sell(client, order)
}

describe('a package', () => {
  it('is named by its id alone: neither an amount nor its sort is sent (C4, C15)', async () => {
    expect(await bodyOf(orders.package)).toEqual({
      type: 'data',
      operator_code: 'GP',
      phone: '01712345678',
      package_id: 3,
      ref_id,
    })
  })

  it('of Skitto’s is asked for by its code among the operators (C7)', async () => {
    const skitto: Order = { ...orders.package, lineType: 'skitto' }
    expect(await bodyOf(skitto)).toMatchObject({ type: 'data', operator_code: 'SK', package_id: 3 })
    const drive: Order = { ...orders.drive, lineType: 'skitto' }
    expect(await bodyOf(drive)).toMatchObject({ type: 'drive', operator_code: 'SK' })
    expect(await heard(skitto, { operator: 'Skitto' })).toMatchObject({ kind: 'accepted' })
    expect(await heard(skitto, { operator: 'Robi' })).toMatchObject({ why: 'echo-mismatch' })
  })

  it('is of the sort "drive" where it is a drive package', async () => {
    expect(await bodyOf(orders.drive)).toEqual({
      type: 'drive',
      operator_code: 'GP',
      phone: '01712345678',
      package_id: 9,
      ref_id,
    })
  })

  it.each([
    ['no phone', { phone: null }, 'shape'],
    ['another phone', { phone: '01712345679' }, 'echo-mismatch'],
    ['no reference', { ref_id: null }, 'shape'],
    ['another operator', { operator: 'Robi' }, 'echo-mismatch'],
    ['another operator’s code', { operator_code: 'RB' }, 'echo-mismatch'],
  ])('is in doubt after %s', async (_, changes, why) => {
    expect(await heard(orders.package, changes)).toMatchObject({ kind: 'unknown', why })
    expect(await heard(orders.drive, changes)).toMatchObject({ kind: 'unknown', why })
  })

  it.each([
    ['no price', { amount: null }],
    ['an unreadable one', { amount: '৳149' }],
    ['another name', { package: 'Something else' }],
    ['no operator', { operator: null }],
  ])('is accepted with %s, which says nothing of whose it is', async (_, changes) => {
    expect(await heard(orders.package, changes)).toMatchObject({ kind: 'accepted' })
  })
})

describe.each(['package', 'drive'] as const)('what was taken for a %s', (kind) => {
  // At ৳100, of which ৳2 or ৳10 come back.
  it.each([
    [
      'the price again, as in every sample: only that it holds',
      { amount: 100, payable: 100 },
      null,
    ],
    ['the price, and no price beside it', { amount: null, payable: 100 }, null],
    ['the price alone', { amount: 100, payable: null }, null],
    ['nothing', { amount: null, payable: null }, null],
    ['the price less what comes back', { amount: 100, payable: 98 }, 98],
    ['another price, whole', { amount: 120, payable: 120 }, 120],
    ['another price, less what comes back', { amount: 120, payable: 118 }, 118],
    ['another price that leaves the old one to pay', { amount: 102, payable: 100 }, 100],
    ['another price alone', { amount: 120, payable: null }, 120],
    ['more than the price', { amount: 100, payable: 105 }, 105],
  ])('is, where its answer tells %s (C8)', async (_, told, taka) => {
    const charged_e4 = taka === null ? null : taka * 10_000
    expect(await heard(orders[kind], told)).toMatchObject({ kind: 'accepted', charged_e4 })
    server.script(json(200, status(orders[kind], 'Success', told)))
    const asked = await client.askStatus({
      order: orders[kind],
      providerReference: printedId.flexiloadbd,
    })
    expect(asked).toMatchObject({ kind: 'final', outcome: 'succeeded', charged_e4 })
  })
})

describe('a transfer', () => {
  it('to a personal wallet has no word of its own (C17)', async () => {
    expect(await bodyOf(orders.transfer)).toEqual({
      type: 'mfs',
      operator_code: 'BK',
      phone: '01712345678',
      amount: 100,
      ref_id,
    })
  })

  it('to an agent says so, and Rocket’s twelfth digit goes along', async () => {
    const number = WalletNumber.parse('017123456789')
    const rocket: Order = { ...orders.transfer, operator: 'RK', walletType: 'agent', number }
    expect(await bodyOf(rocket)).toEqual({
      type: 'mfs',
      operator_code: 'RK',
      phone: '017123456789',
      amount: 100,
      sub_type: 'Agent',
      ref_id,
    })
    expect(await heard(rocket, { operator: 'Rocket' })).toMatchObject({ kind: 'accepted' })
    const cut = { operator: 'Rocket', phone: '01712345678' }
    expect(await heard(rocket, cut)).toMatchObject({ kind: 'unknown', why: 'echo-mismatch' })
  })

  it.each([
    ['no wallet', { phone: null }, 'shape'],
    ['no amount', { amount: null }, 'shape'],
    ['another amount', { amount: 100.01 }, 'echo-mismatch'],
    ['another brand', { operator: 'Nagad' }, 'echo-mismatch'],
    ['a network in the brand’s place', { operator: 'Robi' }, 'echo-mismatch'],
    ['another brand’s code', { operator_code: 'rk' }, 'echo-mismatch'],
  ])('is in doubt after %s', async (_, changes, why) => {
    expect(await heard(orders.transfer, changes)).toMatchObject({ kind: 'unknown', why })
  })
})

describe('a bill', () => {
  it('goes with its month and without its year, poisha and all (C6)', async () => {
    const bill: Order = { ...orders.bill, amount_e4: money(8_505_500) }
    expect(await bodyOf(bill)).toEqual({
      type: 'bill',
      operator_code: 'PBD',
      bill_number: '01712345678',
      month: '04',
      amount: 850.55,
      phone: '01812345678',
      ref_id,
    })
  })

  it('has no phone where its customer gave none', async () => {
    const bill: Order = { ...orders.bill, billMonth: BillMonth.parse('2025-12'), phone: null }
    expect(await bodyOf(bill)).toEqual({
      type: 'bill',
      operator_code: 'PBD',
      bill_number: '01712345678',
      month: '12',
      amount: 100,
      ref_id,
    })
  })

  it.each([
    ['no number', { bill_number: null }, 'shape'],
    ['a number nobody can read', { bill_number: 'n/a' }, 'shape'],
    ['another number', { bill_number: '01712345679' }, 'echo-mismatch'],
    ['no amount', { amount: undefined }, 'shape'],
    ['another amount', { amount: '99.99' }, 'echo-mismatch'],
    ['another company', { operator: 'DESCO' }, 'echo-mismatch'],
    ['the same company’s other line', { operator_code: 'PBP' }, 'echo-mismatch'],
  ])('is in doubt after %s', async (_, changes, why) => {
    expect(await heard(orders.bill, changes)).toMatchObject({ kind: 'unknown', why })
  })

  it.each([
    ['its phone left out', { phone: null }],
    ['a name of the biller that we do not know', { operator: 'PALLI BIDYUT (REB)' }],
    ['the number in groups', { bill_number: '0171 2345 678' }],
  ])('is accepted with %s', async (_, changes) => {
    expect(await heard(orders.bill, changes)).toMatchObject({ kind: 'accepted' })
  })

  it('brings its tokens in the words of a question too (C18)', async () => {
    const message = '1) 0123-4567-8901-2345-6789\n2) 9876-5432-1098-7654-3210'
    server.script(json(200, status(orders.bill, 'Success', { message })))
    const question = { order: orders.bill, providerReference: printedId.flexiloadbd }
    const answered = await client.askStatus(question)
    expect(answered).toMatchObject({ kind: 'final', outcome: 'succeeded' })
    for (const token of message.match(/[0-9]{4}(?:-[0-9]{4}){4}/gu) ?? []) {
      expect(answered).toMatchObject({ words: expect.stringContaining(token) })
    }
  })
})

describe('what it takes', () => {
  it('is left to its own list and to the rules of the kind', () => {
    for (const order of Object.values(orders)) expect(client.cannotSell(order)).toBeNull()
    expect(client.cannotSell({ ...orders.package, amount_e4: money(1) })).toBeNull()
    expect(client.cannotSell({ ...orders.transfer, amount_e4: money(500_000_000) })).toBeNull()
  })
})

describe.each(['autoflexi', 'alsamiflexi'] as const)('%s', (provider) => {
  it('sells nothing but recharges, and opens nothing for anything else', async () => {
    const other = clientOf(provider, server.url, manualClock())
    const { recharge, ...rest } = orders
    expect(other.cannotSell(recharge)).toBeNull()
    expect(other.askPackages).toBeNull()
    for (const order of Object.values(rest)) {
      expect(other.cannotSell(order)).toEqual({ why: 'kind' })
      await expect(other.open(order)).rejects.toThrow('cannot be sold: kind')
    }
  })
})
