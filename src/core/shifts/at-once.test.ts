import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { money, taka } from '../../domain/money.ts'
import { delivered, refused } from '../testing/answers.ts'
import { addCustomer, owedBy } from '../testing/customers.ts'
import { proveBooks } from '../testing/proof.ts'
import { balanceOf, inNotes, newShift, opened, shopWithShift } from '../testing/shifts.ts'
import { openShop, recharge } from '../testing/shop.ts'

/** What every command came to, in the order in which they were given. */
async function allOf(commands: readonly Promise<unknown>[]): Promise<string[]> {
  const ended = await Promise.allSettled(commands)
  return ended.map(({ status }) => (status === 'fulfilled' ? 'taken' : 'refused'))
}

describe('two commands at once', () => {
  it('open one shift', async () => {
    const shop = await openShop()
    expect(await allOf([opened(shop), opened(shop)])).toEqual(['taken', 'refused'])
    expect(await balanceOf(shop, 'cash')).toBe(taka(1_000))
    proveBooks(shop)
  })

  it('close a shift once, whatever the other had counted', async () => {
    const { shop, shift } = await shopWithShift()
    const said = { id: shift.id, reason: 'x', signedBy: 'y' }
    const close = (counted: number) =>
      shop.client.shifts.close({ ...said, notes: inNotes(taka(counted)) })
    expect(await allOf([close(900), close(950)])).toEqual(['taken', 'refused'])
    expect(await balanceOf(shop, 'cash')).toBe(taka(900))
    expect(await balanceOf(shop, 'over-short')).toBe(taka(100))
    proveBooks(shop)
  })

  it('that sell and close leave the cash in that drawer, or sell nothing', async () => {
    const { shop, shift } = await shopWithShift()
    const sell = (amount: number) => shop.client.sales.submit(recharge({ amount_e4: taka(amount) }))
    const close = shop.client.shifts.close
    const counted = { id: shift.id, notes: inNotes(taka(1_030)) }
    expect(await allOf([sell(30), close(counted), sell(40)])).toEqual(['taken', 'taken', 'refused'])
    await shop.settle()
    expect(await balanceOf(shop, 'cash')).toBe(taka(1_030))
    proveBooks(shop)
  })

  it('give a customer’s money back once, out of the drawer that was not counted yet', async () => {
    const { shop, shift } = await shopWithShift()
    await shop.sell({ amount_e4: taka(20) })
    shop.providers.flexiloadbd.willAnswer(refused)
    const { id } = await shop.sell({ amount_e4: taka(50) })
    const refund = () => shop.client.sales.refund({ id })
    const close = () => shop.client.shifts.close({ id: shift.id, notes: inNotes(taka(1_070)) })
    expect(await allOf([close(), refund(), refund()])).toEqual(['taken', 'refused', 'refused'])
    const next = await opened(shop, { notes: inNotes(taka(1_070)) })
    expect(await allOf([refund(), refund()])).toEqual(['taken', 'refused'])
    const report = await shop.client.shifts.report({ id: next.id })
    expect(report).toMatchObject({ expected_e4: taka(1_020), drawer: { refunds_e4: taka(50) } })
    proveBooks(shop)
  })

  it('let one of two go up to a firm limit', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(delivered)
    const { dues } = await shop.client.settings.get()
    await shop.client.settings.save({ dues: { ...dues, limit_e4: taka(70), isLimitFirm: true } })
    const customer = addCustomer(shop.db)
    const sell = () =>
      shop.client.sales.submit(recharge({ credit: { customer, amount_e4: taka(50) } }))
    expect(await allOf([sell(), sell()])).toEqual(['taken', 'refused'])
    expect(owedBy(shop.db, customer)).toBe(taka(50))
  })

  it('of one press are one payment', async () => {
    const shop = await openShop()
    const customer = addCustomer(shop.db)
    const paid = { id: uuidv7(), customer, cause: 'paid', amount_e4: taka(50), words: '' } as const
    const pay = () => shop.client.dues.move(paid)
    expect(await allOf([pay(), pay(), pay()])).toEqual(['taken', 'taken', 'taken'])
    expect(owedBy(shop.db, customer)).toBe(taka(-50))
    expect(await balanceOf(shop, 'cash')).toBe(taka(50))
    proveBooks(shop)
  })
})

describe('a command that is given again because its answer was lost', () => {
  it('opens the same shift only with the same piles and the same word about them', async () => {
    const { shop, shift } = await shopWithShift()
    const again = { id: shift.id }
    for (const other of [{ notes: { '1000': 1 } }, { differenceOf: 'over-short' as const }]) {
      await expect(opened(shop, { ...again, ...other })).rejects.toMatchObject({
        data: { field: 'id', code: 'words-differ' },
      })
    }
    expect((await opened(shop, again)).number).toBe(shift.number)
  })

  it('books balance once that was bought, and nothing out of an empty drawer', async () => {
    const { shop } = await shopWithShift()
    const topUp = {
      id: uuidv7(),
      provider: 'flexiloadbd',
      wallet: 'flexiload',
      amount_e4: taka(1_000),
      slip: 'TX1',
      paidFrom: 'cash',
    } as const
    await shop.client.wallets.topUp(topUp)
    await shop.client.wallets.topUp(topUp)
    expect(await balanceOf(shop, 'cash')).toBe(0)
    const more = { ...topUp, id: uuidv7(), slip: 'TX2', amount_e4: taka(1) }
    await expect(shop.client.wallets.topUp(more)).rejects.toMatchObject({
      data: { field: 'amount_e4', code: 'above-drawer', limit_e4: 0 },
    })
    proveBooks(shop)
  })
})

describe('a sum that no drawer ever held', () => {
  it('is refused wherever it is handed in, and the shift can still be counted', async () => {
    const { shop, shift } = await shopWithShift()
    const { client } = shop
    const giant = money(2 ** 51)
    const customer = addCustomer(shop.db)
    const id = uuidv7()
    const at = { provider: 'flexiloadbd', wallet: 'flexiload', slip: 'TX1' } as const
    const owner = { direction: 'in', purpose: 'owner', words: 'x' } as const
    const refusals = [
      () => client.shifts.move({ id, ...owner, amount_e4: giant }),
      () => client.dues.move({ id, customer, cause: 'paid', amount_e4: giant, words: '' }),
      () => client.wallets.topUp({ id, ...at, amount_e4: giant, paidFrom: 'owner' }),
      () => shop.sell({ given_e4: giant }),
      () => shop.sell({ given_e4: giant }),
    ]
    for (const refusal of refusals) await expect(refusal()).rejects.toThrow()
    await client.shifts.close({ id: shift.id, notes: { '500': 2 } })
    proveBooks(shop)
  })

  it('is no part of a poisha either: nobody can hand it over', async () => {
    const { shop } = await shopWithShift()
    const customer = addCustomer(shop.db)
    await expect(shop.sell({ given_e4: taka(50) + 1 })).rejects.toMatchObject({
      data: { field: 'given_e4', code: 'decimals' },
    })
    const credit = { customer, amount_e4: taka(50) - 1 }
    await expect(shop.sell({ credit })).rejects.toMatchObject({
      data: { field: 'credit', code: 'decimals' },
    })
    const out = { direction: 'out', purpose: 'expense', words: 'tea' } as const
    await expect(
      shop.client.shifts.move({ id: uuidv7(), ...out, amount_e4: money(1) }),
    ).rejects.toThrow()
  })
})

describe('what is on credit of the sales of a shift', () => {
  it('is told once of a sale that was sold again with the same debt', async () => {
    const { shop, report } = await shopWithShift()
    const customer = addCustomer(shop.db)
    await shop.sell({ amount_e4: taka(20) })
    shop.providers.flexiloadbd.willAnswer(refused)
    const first = await shop.sell({ credit: { customer, amount_e4: taka(50) } })
    shop.providers.flexiloadbd.willAnswer({ ...delivered, providerReference: 'T2' })
    await shop.sell({ retryOf: first.id, number: first.number })
    expect(owedBy(shop.db, customer)).toBe(taka(50))
    expect((await report()).onCredit_e4).toBe(taka(50))
  })
})

describe('a shift that is opened while nobody believes the date', () => {
  it('waits until a person has looked: its day is that of all that is sold in it', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(delivered)
    await shop.sell()
    const later = await shop.crash(40 * 86_400_000)
    const wanted = { id: newShift(), cashier: 'Rahim', notes: {}, differenceOf: 'owner' } as const
    await expect(later.client.shifts.open(wanted)).rejects.toMatchObject({ code: 'CLOCK' })
    await later.client.books.clockRight()
    const { clock } = later
    const shift = await later.client.shifts.open(wanted)
    expect(Date.parse(shift.businessDate)).toBeGreaterThan(clock.now() - 2 * 86_400_000)
  })
})
