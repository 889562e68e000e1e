import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { executed, submitted, toldDelivered } from '../testing/flexiloadbd.ts'
import { sandboxUnderTest } from '../testing/sandbox-under-test.ts'
import type { UnderTest } from '../testing/sandbox-under-test.ts'

let under: UnderTest
beforeEach(async () => {
  under = await sandboxUnderTest()
})
afterEach(() => under.sandbox.stop())

const NUMBER = '01711111111'
const MINUTE_ms = 60_000

/** The document's own sample asks for pack 3; it is a drive pack here. */
const buy = (more: Readonly<Record<string, unknown>> = {}) => {
  const json = { type: 'data', operator_code: 'GP', phone: NUMBER, package_id: 1, ...more }
  return under.shop.ask('flexiloadbd', '/request', { json })
}
const asked = (reference: string) => under.shop.byReference(reference)
const sold = () => under.sandbox.oracle.executions()
const balance = (wallet: string) =>
  under.sandbox.oracle
    .wallets()
    .find((line) => line.provider === 'flexiloadbd' && line.wallet === wallet)?.balance_e4

describe('a package at flexiloadbd', () => {
  it('is taken at its price less its commission, from the wallet of recharges', async () => {
    const answer = await buy({ ref_id: 'ORD-1' })
    expect(answer.status).toBe(200)
    expect(answer.json()).toEqual(
      submitted({
        type: 'data',
        operator: 'Grameenphone',
        phone: NUMBER,
        package: '1 GB – 30 Days',
        amount: 149,
        payable: 144,
        balance: 12_336.5,
      }),
    )
    expect(answer.text).toContain('"amount":149,"payable":144,"balance":12336.50')
  })

  it('is told of by its name once it was activated', async () => {
    await buy({ ref_id: 'ORD-1' })
    under.clock.advance(3000)
    expect(await asked('ORD-1')).toEqual(
      toldDelivered(sold()[0]?.providerReference, {
        type: 'data',
        operator: 'Grameenphone',
        operator_code: 'GP',
        phone: NUMBER,
        package_name: '1 GB – 30 Days',
        amount: 149,
        payable: 144,
        message: 'Package activated',
      }),
    )
  })

  it('is known to the oracle with its pack', async () => {
    await buy({ ref_id: 'ORD-1', sub_type: 'Postpaid' })
    expect(sold()).toEqual([
      executed({
        kind: 'package',
        number: NUMBER,
        operator: 'GP',
        lineType: 'prepaid',
        // Its table has no sub type: what is sent says nothing.
        packageId: 1,
        packageName: '1 GB – 30 Days',
        amount_e4: 1_490_000,
        charged_e4: 1_440_000,
        wallet: 'flexiload',
      }),
    ])
  })

  it.each([
    ['combo', 'RB', 16, 'Robi', 98, 95.1],
    ['minutes', 'BL', 28, 'Banglalink', 19, 18.5],
    ['rate', 'AT', 36, 'Airtel', 44, 42.85],
    ['data', 'TT', 37, 'Teletalk', 23, 22.4],
  ])('is asked for as data whatever it is: %s', async (_, operator_code, package_id, ...wanted) => {
    const [operator, amount, payable] = wanted
    const answer = await buy({ operator_code, package_id })
    expect(answer.json()).toMatchObject({ type: 'data', operator, amount, payable })
    expect(sold()).toMatchObject([
      { kind: 'package', operator: operator_code, packageId: package_id },
    ])
  })

  it('of Skitto is Skitto’s own, and no other Grameenphone line’s', async () => {
    await buy({ operator_code: 'SK', package_id: 45, ref_id: 'ORD-1' })
    expect(sold()).toMatchObject([{ operator: 'GP', lineType: 'skitto', charged_e4: 409_000 }])
    expect(await asked('ORD-1')).toMatchObject({ operator: 'Skitto', operator_code: 'SK' })
    expect((await buy({ operator_code: 'GP', package_id: 45 })).status).toBe(422)
  })
})

describe('a drive pack at flexiloadbd', () => {
  const drive = { type: 'drive', package_id: 3, ref_id: 'ORD-1' }

  it('is paid from a wallet of its own', async () => {
    const answer = await buy(drive)
    expect(answer.text).toContain('"amount":489,"payable":477,"balance":3523.00')
    expect(answer.json()).toMatchObject({ type: 'drive', package: '30 GB – 30 Days' })
    expect([balance('drive'), balance('flexiload')]).toEqual([35_230_000, 124_805_000])
    expect(sold()).toMatchObject([{ kind: 'drive', packageId: 3, wallet: 'drive' }])
  })

  it('is delivered when the dealer has loaded it, after twenty minutes', async () => {
    await buy(drive)
    under.clock.advance(20 * MINUTE_ms - 1)
    expect(await asked('ORD-1')).toMatchObject({ type: 'drive', trx_status: 'Pending' })
    under.clock.advance(1)
    expect(await asked('ORD-1')).toMatchObject({
      trx_status: 'Success',
      message: 'Drive package delivered',
      package_name: '30 GB – 30 Days',
    })
    expect(sold()[0]?.endedAt_ms).toBe(Date.parse('2025-12-27T10:50:00+06:00'))
  })

  it.each([
    ['0001', 0, 'Success', 'Drive package delivered'],
    ['0002', 3000, 'Failed', 'Failed: the drive package could not be loaded'],
    ['0005', 120_000, 'Success', 'Drive package delivered'],
  ])('does what its number says, and sooner: …%s', async (ending, after_ms, word, message) => {
    await buy({ ...drive, phone: `0171234${ending}` })
    under.clock.advance(after_ms)
    expect(await asked('ORD-1')).toMatchObject({ trx_status: word, message })
  })

  it('waits no longer than the script of a fault has it', async () => {
    const plan = { outcome: 'failed', after_ms: 60_000 } as const
    under.sandbox.oracle.fault({ provider: 'flexiloadbd', plan })
    await buy(drive)
    under.clock.advance(60_000)
    expect(await asked('ORD-1')).toMatchObject({ trx_status: 'Failed' })
    expect(balance('drive')).toBe(40_000_000)
  })
})

describe('what no pack is sold for', () => {
  it.each([
    ['no operator', { operator_code: undefined }, 'The operator code field is required.'],
    ['a wallet brand', { operator_code: 'BK' }, 'Operator not found or not active'],
    ['no phone', { phone: undefined }, 'The phone field is required.'],
    ['a long phone', { phone: '017111111111' }, 'The phone field must be 11 digits.'],
    ['no pack', { package_id: undefined }, 'The package id field is required.'],
    ['a pack as text', { package_id: '1' }, 'The package id field must be an integer.'],
    ['half a pack', { package_id: 1.5 }, 'The package id field must be an integer.'],
    ['a pack that is none', { package_id: 46 }, 'The selected package id is invalid.'],
    ['another operator’s', { package_id: 12 }, 'The selected package id is invalid.'],
    ['a drive pack as data', { package_id: 3 }, 'The selected package id is invalid.'],
    ['data as a drive pack', { type: 'drive' }, 'The selected package id is invalid.'],
    [
      'a drive pack that none of Airtel is',
      drivePackOf('AT'),
      'The selected package id is invalid.',
    ],
    ['a reference that is no text', { ref_id: 7 }, 'The ref id field must be a string.'],
  ])('%s', async (_, more, message) => {
    const answer = await buy(more)
    expect(answer.status).toBe(422)
    expect(answer.json()).toEqual({ status: false, message })
    expect(sold()).toEqual([])
  })

  it.each([
    ['data', 1, 'flexiload', 1_439_999],
    ['drive', 3, 'drive', 4_769_999],
  ] as const)('a wallet that holds too little: %s', async (type, package_id, wallet, left_e4) => {
    const held_e4 = balance(wallet) ?? 0
    under.sandbox.oracle.topUp('flexiloadbd', wallet, left_e4 - held_e4)
    const answer = await buy({ type, package_id })
    expect(answer.json()).toEqual({ status: false, message: 'Insufficient balance' })
    under.sandbox.oracle.topUp('flexiloadbd', wallet, 1)
    expect((await buy({ type, package_id })).status).toBe(200)
    expect(balance(wallet)).toBe(0)
  })
})

function drivePackOf(operator_code: string) {
  return { type: 'drive', operator_code, package_id: 32 }
}

describe('a pack whose list has changed meanwhile', () => {
  it('is not sold once it was withdrawn', async () => {
    under.sandbox.oracle.changePacks({ change: 'withdraw', id: 1 })
    const answer = await buy()
    expect(answer.status).toBe(422)
    expect(answer.json()).toMatchObject({ message: 'The selected package id is invalid.' })
  })

  it('costs what it costs now, and what was sold keeps its own price and name', async () => {
    await buy({ ref_id: 'ORD-1' })
    under.sandbox.oracle.changePacks({
      change: 'reprice',
      id: 1,
      price_e4: 1_600_000,
      commission_e4: 60_000,
    })
    expect((await buy({ ref_id: 'ORD-2' })).json()).toMatchObject({ amount: 160, payable: 154 })
    under.sandbox.oracle.changePacks({ change: 'withdraw', id: 1 })
    const first = { amount: 149, payable: 144, package_name: '1 GB – 30 Days' }
    expect(await asked('ORD-1')).toMatchObject(first)
    expect(await asked('ORD-2')).toMatchObject({ amount: 160, payable: 154 })
  })

  it('gives the wallet back what it was sold for', async () => {
    await buy({ phone: '01712340002' })
    under.sandbox.oracle.changePacks({ change: 'reprice', id: 1, price_e4: 2_000_000 })
    under.clock.advance(3000)
    expect(sold()[0]?.outcome).toBe('failed')
    expect(balance('flexiload')).toBe(124_805_000)
  })
})
