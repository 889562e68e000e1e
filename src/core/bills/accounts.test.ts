import { describe, expect, it } from 'vitest'
import { type BillAccount, BillAccountAt, type BillAccountSave } from '../../contract/bills.ts'
import { openShop, type TestShop } from '../testing/shop.ts'

const rahim: BillAccountSave = {
  operator: 'DSD',
  number: '1240 000-001',
  nickname: ' রহিম  চাচা ',
  phone: '+8801712345678',
}
const saved = { operator: 'DSD', number: '1240000001', nickname: 'রহিম চাচা', phone: '01712345678' }

const save = (shop: TestShop, words: Partial<BillAccountSave> = {}) =>
  shop.client.billAccounts.save({ ...rahim, ...words })
const remove = (shop: TestShop) =>
  shop.client.billAccounts.remove(BillAccountAt.parse({ operator: 'DSD', number: '1240000001' }))
const refusal = (shop: TestShop, words: Partial<BillAccountSave>) =>
  expect(save(shop, words)).rejects
const called = (accounts: readonly BillAccount[]) => accounts.map(({ nickname }) => nickname)

describe('the account of a customer at a biller', () => {
  it('is kept as it is read, whatever way it was typed', async () => {
    const shop = await openShop()
    expect(await shop.client.billAccounts.list()).toEqual([])
    expect(await save(shop)).toEqual([saved])
    expect(await shop.client.billAccounts.list()).toEqual([saved])
  })

  it('needs no phone', async () => {
    const shop = await openShop()
    expect(await save(shop, { phone: ' ' })).toEqual([{ ...saved, phone: null }])
  })

  it('is still there after the power went', async () => {
    const shop = await openShop()
    await save(shop)
    const again = await shop.crash()
    expect(await again.client.billAccounts.list()).toEqual([saved])
  })

  it('is saved once: again, it has the new name and the new phone', async () => {
    const shop = await openShop()
    await save(shop)
    const words = { number: '১২৪০০০০০০১', nickname: 'Rahim', phone: '' }
    expect(await save(shop, words)).toEqual([{ ...saved, nickname: 'Rahim', phone: null }])
    expect(await save(shop, words)).toHaveLength(1)
  })

  it('of another biller may have the same number and the same name', async () => {
    const shop = await openShop()
    await save(shop)
    const accounts = await save(shop, { operator: 'JLB' })
    expect(accounts.map(({ operator }) => operator)).toEqual(['DSD', 'JLB'])
  })

  it('is called like no other of its biller, in whatever letters', async () => {
    const shop = await openShop()
    await save(shop, { nickname: 'Rahim' })
    const other = { number: '1240000002', nickname: 'RAHIM' }
    const said = { field: 'nickname', code: 'nickname-used', limit_e4: null }
    await refusal(shop, other).toMatchObject({ code: 'BAD_INPUT', data: said })
    expect(called(await save(shop, { ...other, nickname: 'Rahim 2' }))).toEqual([
      'Rahim',
      'Rahim 2',
    ])
  })

  it.each([
    [{ number: '1234' }, { field: 'number', code: 'too-short', limit_e4: null }],
    [{ nickname: ' ' }, { field: 'nickname', code: 'empty', limit_e4: null }],
    [{ nickname: 'ক'.repeat(41) }, { field: 'nickname', code: 'too-long', limit_e4: null }],
    [{ nickname: '০১৭' }, { field: 'nickname', code: 'digits', limit_e4: null }],
    [{ phone: '017' }, { field: 'phone', code: 'too-short', limit_e4: null }],
  ])('is refused at its field, and nothing is kept: %o', async (words, said) => {
    const shop = await openShop()
    await refusal(shop, words).toMatchObject({ code: 'BAD_INPUT', data: said })
    expect(await shop.client.billAccounts.list()).toEqual([])
  })

  it('is forgotten where its customer wants that, and no other is', async () => {
    const shop = await openShop()
    await save(shop)
    const [kept] = await save(shop, { number: '1240000002', nickname: 'Karim' })
    expect(kept?.nickname).toBe('Karim')
    expect(called(await remove(shop))).toEqual(['Karim'])
    expect(called(await remove(shop))).toEqual(['Karim'])
  })

  it('is in the order of the names', async () => {
    const shop = await openShop()
    await save(shop, { number: '1240000003', nickname: 'karim' })
    await save(shop, { number: '1240000004', nickname: 'Abdul' })
    await save(shop, { number: '1240000005', nickname: 'Zaman' })
    const names = called(await shop.client.billAccounts.list())
    expect(names).toEqual(['Abdul', 'karim', 'Zaman'])
  })

  it('is told of where it changes, and not where nothing does', async () => {
    const shop = await openShop()
    const changes = await shop.client.changes.watch()
    const told: string[] = []
    void (async () => {
      for await (const { topic, id } of changes) if (topic === 'bills') told.push(id)
    })()
    await save(shop)
    await remove(shop)
    await remove(shop)
    await shop.settle()
    expect(told).toEqual(['DSD', 'DSD'])
  })
})

describe('an account in the quote of a bill', () => {
  const asked = {
    kind: 'bill',
    operator: 'DSD',
    month: '01',
    year: '2026',
    phone: '',
    amount_e4: 8_500_000,
  } as const

  it('is told by its name, once its whole number is typed', async () => {
    const shop = await openShop()
    await save(shop)
    const named = async (words: object) =>
      (await shop.client.sales.quote({ ...asked, ...words })).bill?.savedAs
    expect(await named({ number: '1240000001' })).toBe('রহিম চাচা')
    expect(await named({ number: '1240000002' })).toBeNull()
    expect(await named({ operator: 'DSP', number: '1240000001' })).toBeNull()
    expect(await named({})).toBeNull()
  })

  it('is none while no number is typed, whatever number stands in for it', async () => {
    const shop = await openShop()
    await save(shop, { number: '01700000000' })
    const { bill } = await shop.client.sales.quote(asked)
    expect(bill).toEqual({ verified: false, warning: null, savedAs: null, paidBefore: null })
    const typed = await shop.client.sales.quote({ ...asked, number: '01700000000' })
    expect(typed.bill?.savedAs).toBe('রহিম চাচা')
  })
})
