import { describe, expect, it } from 'vitest'
import { type BillAccount, BillAccountAt, type BillAccountSave } from '../../contract/bills.ts'
import { taka } from '../../domain/money.ts'
import { planOf } from '../db/testing/plan-of.ts'
import { accepted, delivered, refused, unknown } from '../testing/answers.ts'
import { bill, pay, units } from '../testing/bills.ts'
import type { ScriptedAnswer } from '../testing/scripted-provider.ts'
import { openShop, type TestShop } from '../testing/shop.ts'
import { ACCOUNTS } from './accounts.ts'

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

describe('the phone of a saved account', () => {
  const at = { operator: 'DSD', number: '1240000001' } as const
  const month = { month: '12', year: '2025' }
  const phones = async (shop: TestShop) =>
    (await shop.client.billAccounts.list()).map(({ phone }) => phone)

  async function openSaved(phone = '', answer: ScriptedAnswer = delivered) {
    const shop = await openShop()
    await save(shop, { phone })
    shop.providers.flexiloadbd.willAnswer(answer)
    return shop
  }

  it('is learned from the bill that was paid with one', async () => {
    const shop = await openSaved()
    await pay(shop, bill({ ...at, phone: '+8801712345678' }))
    expect(await phones(shop)).toEqual(['01712345678'])
    const again = await shop.crash()
    expect(await phones(again)).toEqual(['01712345678'])
  })

  it('is still none after a bill without one', async () => {
    const shop = await openSaved()
    await pay(shop, bill(at))
    expect(await phones(shop)).toEqual([null])
  })

  it('is learned from nobody else’s bill', async () => {
    const shop = await openSaved()
    await pay(shop, units({ number: at.number }))
    shop.providers.flexiloadbd.willAnswer({ ...delivered, providerReference: 'TRX2' })
    await pay(shop, bill({ phone: '01712345678' }))
    expect(await phones(shop)).toEqual([null])
  })

  it.each<[string, ScriptedAnswer]>([
    ['is only on its way', accepted],
    ['was never answered', unknown],
    ['was refused', refused],
  ])('is not learned from a bill that %s', async (_, answer) => {
    const shop = await openSaved('', answer)
    await pay(shop, bill({ ...at, phone: '01712345678' }))
    expect(await phones(shop)).toEqual([null])
  })

  it.each([
    ['that was typed for it', '01812345678'],
    ['it learned first', ''],
  ])('stays the one %s, whatever other one a bill is paid with', async (_, phone) => {
    const shop = await openSaved(phone)
    await pay(shop, bill({ ...at, phone: phone || '01812345678' }))
    shop.providers.flexiloadbd.willAnswer({ ...delivered, providerReference: 'TRX2' })
    await pay(shop, bill({ ...at, ...month, amount_e4: taka(900), phone: '01912345678' }))
    expect(await phones(shop)).toEqual(['01812345678'])
  })

  it('is none again once it was taken away, until the next bill brings one', async () => {
    const shop = await openSaved()
    await pay(shop, bill({ ...at, phone: '01712345678' }))
    await shop.clock.advanceGently(5_000)
    await save(shop, { phone: '' })
    expect(await phones(shop)).toEqual([null])
    shop.providers.flexiloadbd.willAnswer({ ...delivered, providerReference: 'TRX2' })
    await pay(shop, bill({ ...at, ...month, amount_e4: taka(900), phone: '01912345678' }))
    expect(await phones(shop)).toEqual(['01912345678'])
  })

  it('is looked for by the account’s number alone, among however many bills', async () => {
    const shop = await openShop()
    const plan = planOf(shop.db, ACCOUNTS).filter((step) => /\bsale\b/u.test(step))
    expect(plan).toEqual([expect.stringContaining('USING INDEX sale_number (number=?)')])
  })
})
