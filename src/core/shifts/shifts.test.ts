import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { ShiftId } from '../../contract/shifts.ts'
import { money, taka } from '../../domain/money.ts'
import { delivered, refused } from '../testing/answers.ts'
import { proveBooks } from '../testing/proof.ts'
import { balanceOf, inNotes, newShift, opened, shopWithShift } from '../testing/shifts.ts'
import { openShop, type TestShop } from '../testing/shop.ts'

describe('a shift that is opened', () => {
  it('begins with the counted drawer, and says whose the difference is', async () => {
    const shop = await openShop()
    const wanted = { id: newShift(), cashier: ' Rahim ', notes: { '1000': 1, '50': 3 } }
    await expect(shop.client.shifts.open(wanted)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { field: 'differenceOf', code: 'difference', limit_e4: taka(1_150) },
    })
    const report = await shop.client.shifts.open({ ...wanted, differenceOf: 'owner' })
    expect(report).toMatchObject({
      number: 1,
      cashier: 'Rahim',
      openingNotes: { '1000': 1, '50': 3 },
      openingDifference_e4: taka(1_150),
      differenceOf: 'owner',
      expected_e4: taka(1_150),
    })
    expect(await balanceOf(shop, 'cash')).toBe(taka(1_150))
    expect(await balanceOf(shop, 'owner')).toBeLessThan(0)
    proveBooks(shop)
  })

  it('is one, however often it is told, and the only one', async () => {
    const { shop, shift } = await shopWithShift()
    const again = await opened(shop, { id: shift.id })
    expect(again.number).toBe(shift.number)
    await expect(opened(shop)).rejects.toMatchObject({ data: { code: 'shift-open' } })
    // Another count under the same id is another drawer.
    await expect(opened(shop, { id: shift.id, notes: { '500': 3 } })).rejects.toMatchObject({
      data: { field: 'id', code: 'words-differ' },
    })
    expect(await shop.client.shifts.list({})).toHaveLength(1)
  })

  it('needs no word where the drawer holds what the last one left in it', async () => {
    const { shop, shift } = await shopWithShift()
    await shop.client.shifts.close({ id: shift.id, notes: { '500': 2 } })
    const next = await shop.client.shifts.open({
      id: newShift(),
      cashier: 'Karim',
      notes: { '1000': 1 },
    })
    expect(next).toMatchObject({ openingDifference_e4: 0, differenceOf: null, number: 2 })
  })
})

describe('the cash that is expected in a drawer', () => {
  const expected = async (report: () => ReturnType<TestShop['client']['shifts']['report']>) =>
    (await report()).expected_e4

  it('grows by a sale, and by the price alone where change was given', async () => {
    const { shop, report } = await shopWithShift()
    const sale = await shop.sell({
      amount_e4: taka(70),
      given_e4: taka(100),
      serviceCharge_e4: taka(1),
    })
    expect(sale.shift).toEqual({ number: 1, cashier: 'Rahim' })
    expect((await report()).drawer).toMatchObject({
      opening_e4: taka(1_000),
      given_e4: taka(100),
      change_e4: taka(29),
    })
    await shop.sell({ amount_e4: taka(50) })
    expect((await report()).drawer).toMatchObject({ given_e4: taka(150), change_e4: taka(29) })
    expect(await expected(report)).toBe(taka(1_121))
  })

  it('shrinks by a refund, and by what was called off', async () => {
    const { shop, report } = await shopWithShift()
    await shop.sell({ amount_e4: taka(20) })
    shop.providers.flexiloadbd.willAnswer(refused)
    const sale = await shop.sell({ amount_e4: taka(50) })
    expect(await expected(report)).toBe(taka(1_070))
    await shop.client.sales.refund({ id: sale.id })
    expect((await report()).drawer).toMatchObject({ given_e4: taka(70), refunds_e4: taka(50) })
    expect(await expected(report)).toBe(taka(1_020))
  })

  it('moves by what is put in and taken out, each with its purpose', async () => {
    const { shop, report } = await shopWithShift()
    const move = (direction: 'in' | 'out', purpose: 'expense' | 'owner' | 'bank', taken: number) =>
      shop.client.shifts.move({
        id: uuidv7(),
        direction,
        purpose,
        amount_e4: taka(taken),
        words: 'tea and paper',
      })
    await move('out', 'expense', 40)
    await move('out', 'owner', 300)
    await move('out', 'bank', 200)
    await move('in', 'owner', 120)
    const told = await report()
    expect(told.drawer).toMatchObject({ paidOut_e4: taka(540), paidIn_e4: taka(120) })
    expect(told.movements.map(({ purpose }) => purpose)).toEqual([
      'expense',
      'owner',
      'bank',
      'owner',
    ])
    expect(told.expected_e4).toBe(taka(580))
    expect(await balanceOf(shop, 'expenses')).toBe(taka(40))
    expect(await balanceOf(shop, 'bank')).toBe(taka(200))
    proveBooks(shop)
  })

  it('shrinks by balance that is bought out of the drawer', async () => {
    const { shop, report } = await shopWithShift()
    await shop.client.wallets.topUp({
      id: uuidv7(),
      provider: 'flexiloadbd',
      wallet: 'flexiload',
      amount_e4: taka(250),
      slip: 'TX1',
      paidFrom: 'cash',
    })
    expect((await report()).drawer).toMatchObject({ balanceBought_e4: taka(250) })
    expect(await expected(report)).toBe(taka(750))
  })

  it('is what the account of cash holds, whatever came and went', async () => {
    const { shop, report } = await shopWithShift()
    for (const amount of [10, 25, 99]) {
      shop.providers.flexiloadbd.willAnswer({ ...delivered, providerReference: `T${amount}` })
      await shop.sell({ amount_e4: taka(amount), given_e4: taka(100) })
    }
    expect(await expected(report)).toBe(await balanceOf(shop, 'cash'))
  })
})

const aBulb = {
  direction: 'out',
  purpose: 'expense',
  amount_e4: taka(60),
  words: 'a bulb',
} as const

describe('cash that is no customer’s', () => {
  const wanted = { ...aBulb, id: uuidv7() }

  it('is booked once, and other words under the same id are refused', async () => {
    const { shop } = await shopWithShift()
    await shop.client.shifts.move(wanted)
    expect((await shop.client.shifts.move(wanted)).movements).toHaveLength(1)
    for (const other of [{ amount_e4: taka(61) }, { words: 'a lamp' }]) {
      await expect(shop.client.shifts.move({ ...wanted, ...other })).rejects.toMatchObject({
        data: { field: 'id', code: 'words-differ' },
      })
    }
  })

  it('is told of as booked, also where its shift was closed before the answer came', async () => {
    const { shop, shift } = await shopWithShift()
    await shop.client.shifts.move(wanted)
    await shop.client.shifts.close({ id: shift.id, notes: inNotes(taka(940)) })
    expect(await shop.client.shifts.move(wanted)).toMatchObject({ id: shift.id })
  })

  it('is not taken out where it is not in, comes in as no expense, and needs a shift', async () => {
    const { shop, shift } = await shopWithShift()
    await expect(
      shop.client.shifts.move({ ...wanted, id: uuidv7(), amount_e4: money(taka(1_000) + 100) }),
    ).rejects.toMatchObject({ data: { code: 'above-drawer', limit_e4: taka(1_000) } })
    await expect(
      shop.client.shifts.move({ ...wanted, id: uuidv7(), direction: 'in' }),
    ).rejects.toMatchObject({ data: { field: 'purpose', code: 'not-this-way' } })
    await shop.client.shifts.close({ id: shift.id, notes: { '500': 2 } })
    await expect(shop.client.shifts.move({ ...wanted, id: uuidv7() })).rejects.toMatchObject({
      code: 'NO_SHIFT',
    })
  })
})

describe('a shift that is closed', () => {
  const close = (shop: TestShop, id: ShiftId, counted_e4: number, said = {}) =>
    shop.client.shifts.close({ id, notes: inNotes(counted_e4), ...said })

  it('fits, and nothing is booked', async () => {
    const { shop, shift } = await shopWithShift()
    await shop.sell({ amount_e4: taka(50) })
    const report = await close(shop, shift.id, taka(1_050))
    expect(report.close).toMatchObject({ counted_e4: taka(1_050), expected_e4: taka(1_050) })
    expect(report.close).toMatchObject({ reason: '', signedBy: null, counts: 1 })
    expect(await balanceOf(shop, 'over-short')).toBe(0)
  })

  it.each([
    ['short', taka(-20)],
    ['over', taka(20)],
  ])('is %s: a reason is asked for, and it is booked', async (_, difference) => {
    const { shop, shift } = await shopWithShift()
    const counted_e4 = taka(1_000) + difference
    await expect(close(shop, shift.id, counted_e4)).rejects.toMatchObject({
      data: { field: 'reason', code: 'reason-missing', limit_e4: difference },
    })
    const report = await close(shop, shift.id, counted_e4, { reason: 'a torn note' })
    // The same piles with the reason that was missing are one count.
    expect(report.close).toMatchObject({ reason: 'a torn note', counts: 1, counted_e4 })
    expect(await balanceOf(shop, 'over-short')).toBe(0 - difference)
    expect(await balanceOf(shop, 'cash')).toBe(counted_e4)
    // What was expected stays what it was, although the difference was booked since.
    expect(report.expected_e4).toBe(taka(1_000))
    proveBooks(shop)
  })

  it('counted anew until it fits keeps every count', async () => {
    const { shop, shift } = await shopWithShift()
    await expect(close(shop, shift.id, taka(950))).rejects.toMatchObject({
      data: { code: 'reason-missing' },
    })
    const report = await close(shop, shift.id, taka(1_000))
    expect(report.close).toMatchObject({ counts: 2, reason: '' })
  })

  it('is out by more than a cashier answers for: a manager signs', async () => {
    const { shop, shift } = await shopWithShift()
    const reason = 'nobody knows'
    await expect(close(shop, shift.id, taka(900), { reason })).rejects.toMatchObject({
      data: { field: 'signedBy', code: 'signature-missing', limit_e4: taka(-100) },
    })
    const report = await close(shop, shift.id, taka(900), { reason, signedBy: 'Karim' })
    expect(report.close).toMatchObject({ signedBy: 'Karim' })
  })

  it('is counted blind where the owner says so, and told of only after it', async () => {
    const { shop, shift, report } = await shopWithShift()
    const drawer = async () => (await shop.client.health.get()).today.drawer_e4
    expect(await drawer()).toBe(taka(1_000))
    await shop.client.settings.save({ shifts: { blind: true, signAbove_e4: taka(50) } })
    expect(await drawer()).toBeNull()
    // Nobody feels for it with a sum that is too large either.
    await expect(
      shop.client.shifts.move({ ...aBulb, id: uuidv7(), amount_e4: taka(9_000) }),
    ).rejects.toMatchObject({ data: { code: 'above-drawer', limit_e4: null } })
    expect(await report()).toMatchObject({ drawer: null, expected_e4: null })
    const closed = await close(shop, shift.id, taka(1_000))
    expect(closed).toMatchObject({ expected_e4: taka(1_000), close: { wasBlind: true } })
  })

  it('is closed once, and never again with another count', async () => {
    const { shop, shift } = await shopWithShift()
    await close(shop, shift.id, taka(1_000))
    const again = await close(shop, shift.id, taka(1_000))
    expect(again.close).toMatchObject({ counted_e4: taka(1_000), counts: 1 })
    await expect(
      close(shop, shift.id, taka(900), { reason: 'x', signedBy: 'y' }),
    ).rejects.toMatchObject({ data: { field: 'id', code: 'shift-closed' } })
    expect(await balanceOf(shop, 'cash')).toBe(taka(1_000))
  })
})

describe('what is written about a drawer', () => {
  const unseen = '\u200B\u202E'

  it('is somebody and something that can be read: a name of nothing signs nothing', async () => {
    const shop = await openShop()
    const first = { id: newShift(), notes: {}, cashier: unseen }
    await expect(shop.client.shifts.open(first)).rejects.toMatchObject({
      data: { field: 'cashier', code: 'empty' },
    })
    const shift = await opened(shop, { cashier: `Ra\u200Bhim\n ` })
    expect(shift.cashier).toBe('Rahim')
    expect((await opened(shop, { id: shift.id, cashier: `Ra\u200Bhim` })).number).toBe(1)
    const move = { ...aBulb, id: uuidv7(), words: unseen }
    await expect(shop.client.shifts.move(move)).rejects.toMatchObject({
      data: { field: 'words', code: 'empty' },
    })
    const close = (reason: string, signedBy: string) =>
      shop.client.shifts.close({ id: shift.id, notes: {}, reason, signedBy })
    await expect(close(unseen, 'Karim')).rejects.toMatchObject({ data: { field: 'reason' } })
    await expect(close('lost', unseen)).rejects.toMatchObject({ data: { field: 'signedBy' } })
    const report = await close('lo\u200Bst  all', 'Karim')
    expect(report.close).toMatchObject({ reason: 'lost all', signedBy: 'Karim' })
  })
})

describe('a shift with a bill that came to poisha', () => {
  it('is closed with the coins there are, and the rest is booked unasked', async () => {
    const { shop, shift } = await shopWithShift()
    const out = { direction: 'out', purpose: 'expense', words: 'tea' } as const
    await shop.client.shifts.move({ id: uuidv7(), ...out, amount_e4: money(5_600) })
    const report = await shop.client.shifts.close({ id: shift.id, notes: { '500': 2 } })
    expect(report.close).toMatchObject({ reason: '', signedBy: null })
    expect(await balanceOf(shop, 'over-short')).toBe(-5_600)
    expect(await balanceOf(shop, 'cash')).toBe(taka(1_000))
    proveBooks(shop)
  })
})
