import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { CustomerSave, DuesMove } from '../../contract/dues.ts'
import { CustomerId } from '../../contract/payment.ts'
import { ShiftId } from '../../contract/shifts.ts'
import { type Money, money, taka } from '../../domain/money.ts'
import { delivered, refused } from '../testing/answers.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop, type TestShop } from '../testing/shop.ts'

const DAY_ms = 86_400_000
const newCustomer = () => CustomerId.parse(uuidv7())

function save(shop: TestShop, words: Partial<CustomerSave> = {}) {
  const id = newCustomer()
  return shop.client.customers.save({ id, name: 'রহিম', phone: '', limit_e4: null, ...words })
}

async function shopWith(words: Partial<CustomerSave> = {}) {
  const shop = await openShop()
  const { id } = await save(shop, words)
  return by(shop, id)
}

/** What one customer does in a shop. */
function by(shop: TestShop, id: CustomerId) {
  const owes = (amount: Money) => {
    shop.providers.flexiloadbd.willAnswer(delivered)
    const credit = { customer: id, amount_e4: amount, limitSeen: true } as const
    return shop.sell({ amount_e4: amount, credit })
  }
  const move = (cause: DuesMove['cause'], amount: Money, more: Partial<DuesMove> = {}) => {
    const signedBy = cause === 'forgiven' ? 'Karim' : undefined
    const said = { words: '', signedBy, ...more }
    const wanted = { id: uuidv7(), customer: id, cause, amount_e4: amount, ...said }
    return shop.client.dues.move(wanted)
  }
  const statement = (lines?: number) => shop.client.dues.statement({ customer: id, lines })
  const after = async (days: number) => {
    const later = await shop.crash(days * DAY_ms)
    // So long after the last day of trade somebody says first that the date is right.
    if (days > 30) await later.client.books.clockRight()
    return by(later, id)
  }
  return { shop, id, owes, move, statement, after }
}

function refusal(data: object) {
  return { code: 'BAD_INPUT', data }
}

describe('a customer of the book', () => {
  it('is kept as it is read, whatever way it was typed', async () => {
    const shop = await openShop()
    const told = await save(shop, { name: ' রহিম  চাচা ', phone: '+880 1712-345678', limit_e4: 0 })
    expect(told).toMatchObject({
      name: 'রহিম চাচা',
      phone: '01712345678',
      limit_e4: 0,
      isHidden: false,
      owes_e4: 0,
      oldestAt_ms: null,
    })
    const again = await shop.crash()
    expect(await again.client.customers.list({})).toEqual([told])
  })

  it('is changed by the same id, and no second one', async () => {
    const shop = await openShop()
    const { id } = await save(shop, { phone: '01712345678' })
    await save(shop, { id, name: 'Karim', phone: '01712345678', limit_e4: taka(100) })
    const [told, ...others] = await shop.client.customers.list({})
    expect(told).toMatchObject({ id, name: 'Karim', limit_e4: taka(100) })
    expect(others).toEqual([])
  })

  it.each([
    [{ name: ' ' }, { field: 'name', code: 'empty' }],
    [{ name: '\u202E\u200B' }, { field: 'name', code: 'empty' }],
    [{ name: '০১৭' }, { field: 'name', code: 'digits' }],
    [{ name: 'ক'.repeat(41) }, { field: 'name', code: 'too-long' }],
    [{ name: '😀'.repeat(300) }, { field: 'name', code: 'too-long' }],
    [{ name: `Z${'\u0301'.repeat(300)}` }, { field: 'name', code: 'too-long' }],
    [{ phone: '1712345678' }, { field: 'phone', code: 'ten-digits' }],
    [{ phone: '01212345678' }, { field: 'phone', code: 'prefix' }],
  ])(
    'is refused at its field (row 27 a name without end), and nothing is kept: %j',
    async (words, said) => {
      const shop = await openShop()
      await expect(save(shop, words)).rejects.toMatchObject(refusal({ ...said, limit_e4: null }))
      expect(await shop.client.customers.list({ hidden: true })).toEqual([])
    },
  )

  it.each([
    ['row 25', '<img src=x onerror=alert(1)>'],
    ['row 26', '=HYPERLINK("http://x";"y")'],
    ['and', "'; DROP TABLE customer"],
  ])('may be called anything, which is a text and no more: %s %s', async (_, name) => {
    const shop = await openShop()
    expect(await save(shop, { name })).toMatchObject({ name })
  })

  it('shares a name with others, and its phone with nobody', async () => {
    const shop = await openShop()
    const first = await save(shop, { phone: '01712345678' })
    await save(shop)
    await expect(save(shop, { phone: '+8801712345678' })).rejects.toMatchObject(
      refusal({ field: 'phone', code: 'phone-used', limit_e4: null }),
    )
    await save(shop, { id: first.id, phone: '01712345678', isHidden: true })
    await save(shop, { phone: '01712345678' })
    await expect(
      save(shop, { id: first.id, phone: '01712345678', isHidden: false }),
    ).rejects.toMatchObject(refusal({ field: 'phone', code: 'phone-used', limit_e4: null }))
  })

  it('that is hidden is listed where that is asked for, and gets no credit', async () => {
    const { shop, id, owes } = await shopWith({ phone: '01712345678' })
    await save(shop, { id, isHidden: true })
    expect(await shop.client.customers.list({})).toEqual([])
    expect(await shop.client.customers.list({ hidden: true })).toMatchObject([{ isHidden: true }])
    await expect(owes(taka(50))).rejects.toMatchObject(
      refusal({ field: 'credit', code: 'no-such-customer', limit_e4: null }),
    )
    // Saved again without a word about it, it stays as it is.
    expect(await save(shop, { id, name: 'Karim' })).toMatchObject({ isHidden: true })
  })

  it('is not hidden while something stands between it and the shop', async () => {
    const { shop, id, owes, move } = await shopWith()
    await owes(taka(50))
    await expect(save(shop, { id, isHidden: true })).rejects.toMatchObject(
      refusal({ field: 'isHidden', code: 'still-owes', limit_e4: taka(50) }),
    )
    await move('paid', taka(60))
    await expect(save(shop, { id, isHidden: true })).rejects.toMatchObject({
      data: { code: 'still-owes', limit_e4: taka(-10) },
    })
  })

  it('is found by its name in either script, and by digits of its phone', async () => {
    const shop = await openShop()
    await save(shop, { name: 'রহিম চাচা', phone: '01712345678' })
    await save(shop, { name: 'Karim' })
    const found = async (search: string) =>
      (await shop.client.customers.list({ search })).map(({ name }) => name)
    expect(await found('rahim')).toEqual(['রহিম চাচা'])
    expect(await found('করিম')).toEqual(['Karim'])
    expect(await found('5678')).toEqual(['রহিম চাচা'])
  })
})

describe('the list of customers', () => {
  it('begins with who owes most, and ends with who paid ahead', async () => {
    const { shop, owes, move } = await shopWith({ name: 'owes' })
    await owes(taka(60))
    const ahead = await save(shop, { name: 'ahead' })
    await move('paid', taka(5), { customer: ahead.id })
    await save(shop, { name: 'Zaman' })
    await save(shop, { name: 'abdul' })
    const all = await shop.client.customers.list({})
    expect(all.map(({ name }) => name)).toEqual(['owes', 'abdul', 'Zaman', 'ahead'])
  })

  it('grows old with the days, and is paid from the oldest on', async () => {
    const karim = await shopWith()
    const sold = await karim.owes(taka(60))
    const { shop, owes, move } = await karim.after(40)
    await owes(taka(30))
    await move('paid', taka(20))
    const [told] = await shop.client.customers.list({})
    expect(told).toMatchObject({
      owes_e4: taka(70),
      ages: { upTo7Days_e4: taka(30), upTo30Days_e4: 0, upTo90Days_e4: taka(40), older_e4: 0 },
      oldestAt_ms: sold.createdAt_ms,
      lastPaidAt_ms: shop.clock.now(),
    })
  })

  it('is the same after the power went', async () => {
    const { shop, owes, move } = await shopWith()
    await owes(taka(60))
    await move('paid', taka(20))
    const before = await shop.client.customers.list({})
    const again = await shop.crash()
    expect(await again.client.customers.list({})).toEqual(before)
  })

  it('owes a failed sale no more, also where another was tried in its place', async () => {
    const karim = await shopWith()
    await karim.owes(taka(30))
    const { shop, id } = await karim.after(40)
    shop.providers.flexiloadbd.willAnswer(refused)
    shop.providers.flexiloadbd.willAnswer(refused)
    const credit = { customer: id, amount_e4: taka(50), limitSeen: true } as const
    const first = await shop.sell({ credit })
    const second = await shop.sell({ retryOf: first.id, number: first.number })
    await shop.client.sales.refund({ id: second.id })
    const [told] = await shop.client.customers.list({})
    expect(told).toMatchObject({ owes_e4: taka(30), ages: { upTo90Days_e4: taka(30) } })
    proveBooks(shop)
  })

  it('is as old as it was where a failed sale was tried again with a debt of its own', async () => {
    const karim = await shopWith()
    await karim.owes(taka(50))
    const { shop, id } = await karim.after(40)
    const credit = { customer: id, amount_e4: taka(50), limitSeen: true } as const
    shop.providers.flexiloadbd.willAnswer(refused)
    const first = await shop.sell({ credit })
    await shop.client.sales.refund({ id: first.id })
    shop.providers.flexiloadbd.willAnswer(refused)
    const second = await shop.sell({ retryOf: first.id, number: first.number, credit })
    await shop.client.sales.refund({ id: second.id })
    const [told] = await shop.client.customers.list({})
    expect(told).toMatchObject({ owes_e4: taka(50), ages: { upTo90Days_e4: taka(50) } })
    proveBooks(shop)
  })
})

describe('what moves a customer’s dues', () => {
  it('is a part of what is owed, paid in cash', async () => {
    const { shop, owes, move } = await shopWith()
    await owes(taka(60))
    expect(await move('paid', taka(20))).toMatchObject({ owes_e4: taka(40) })
    expect(await balanceOf(shop, 'cash')).toBe(taka(20))
    expect(await balanceOf(shop, 'customers-dues')).toBe(taka(40))
    proveBooks(shop)
  })

  it('is booked once, however often it is told, and refused in other words', async () => {
    const { owes, move, shop } = await shopWith()
    await owes(taka(60))
    const id = uuidv7()
    await move('paid', taka(20), { id, words: ' by  son ' })
    expect(await move('paid', taka(20), { id, words: 'by son' })).toMatchObject({
      owes_e4: taka(40),
    })
    const others = [
      () => move('paid', taka(30), { id, words: 'by son' }),
      () => move('forgiven', taka(20), { id, words: 'by son' }),
      () => move('paid', taka(20), { id }),
      async () => move('paid', taka(20), { id, words: 'by son', customer: (await save(shop)).id }),
    ]
    for (const other of others) {
      await expect(other()).rejects.toMatchObject(
        refusal({ field: 'id', code: 'words-differ', limit_e4: null }),
      )
    }
  })

  it('is paid ahead too, and paid out up to that', async () => {
    const { shop, owes, move } = await shopWith()
    await owes(taka(60))
    const nothing = refusal({ field: 'amount_e4', code: 'above-ahead', limit_e4: 0 })
    await expect(move('paid-out', taka(1))).rejects.toMatchObject(nothing)
    await move('paid', taka(100))
    await expect(move('paid-out', taka(41))).rejects.toMatchObject(
      refusal({ field: 'amount_e4', code: 'above-ahead', limit_e4: taka(40) }),
    )
    expect(await move('paid-out', taka(40))).toMatchObject({ owes_e4: 0 })
    expect(await balanceOf(shop, 'cash')).toBe(taka(60))
    proveBooks(shop)
  })

  it('is forgiven up to what is owed, with a word why, and is an expense', async () => {
    const { shop, owes, move } = await shopWith()
    await owes(taka(60))
    await expect(move('forgiven', taka(10), { words: ' ' })).rejects.toMatchObject(
      refusal({ field: 'words', code: 'empty', limit_e4: null }),
    )
    await expect(move('forgiven', taka(61), { words: 'moved' })).rejects.toMatchObject(
      refusal({ field: 'amount_e4', code: 'above-owed', limit_e4: taka(60) }),
    )
    expect(await move('forgiven', taka(60), { words: 'moved' })).toMatchObject({ owes_e4: 0 })
    expect(await balanceOf(shop, 'expenses')).toBe(taka(60))
    expect(await balanceOf(shop, 'cash')).toBe(0)
    proveBooks(shop)
  })

  it('is forgiven by a manager, whose name stands in the book', async () => {
    const { owes, move, statement } = await shopWith()
    await owes(taka(60))
    const id = uuidv7()
    const words = 'moved'
    for (const signedBy of [undefined, ' ', '\u200B']) {
      await expect(move('forgiven', taka(60), { id, words, signedBy })).rejects.toMatchObject(
        refusal({ field: 'signedBy', code: 'signature-missing', limit_e4: null }),
      )
    }
    await move('forgiven', taka(60), { id, words, signedBy: ' Mr  Karim ' })
    await expect(move('forgiven', taka(60), { id, words })).rejects.toMatchObject(
      refusal({ field: 'id', code: 'words-differ', limit_e4: null }),
    )
    const { lines } = await statement()
    expect(lines.map(({ signedBy }) => signedBy)).toEqual([null, 'Mr Karim'])
  })

  it('is of somebody', async () => {
    const { move } = await shopWith()
    await expect(move('paid', taka(1), { customer: newCustomer() })).rejects.toMatchObject(
      refusal({ field: 'customer', code: 'no-such-customer', limit_e4: null }),
    )
  })

  it('is told of, and so is a customer that is saved', async () => {
    const { shop, id, move } = await shopWith()
    const changes = await shop.client.changes.watch()
    const heard: string[] = []
    void (async () => {
      for await (const { topic, id: of } of changes) if (topic === 'dues') heard.push(of)
    })()
    await move('paid', taka(1))
    await save(shop, { id, name: 'Karim' })
    await shop.settle()
    expect(heard).toEqual([id, id])
  })
})

describe('dues in a shop that counts its drawer', () => {
  const shift = ShiftId.parse(uuidv7())
  async function counting() {
    const opened = await shopWith()
    const { shop, owes } = opened
    await shop.client.shifts.open({ id: shift, cashier: 'Rahim', notes: {} })
    await owes(taka(60))
    return opened
  }

  it('lie in the drawer of the open shift', async () => {
    const { shop, move } = await counting()
    await move('paid', taka(100))
    await move('paid-out', taka(15))
    const report = await shop.client.shifts.report({ id: shift })
    expect(report).toMatchObject({
      expected_e4: taka(85),
      drawer: { duesCollected_e4: taka(100), paidOut_e4: taka(15) },
      onCredit_e4: taka(60),
    })
    proveBooks(shop)
  })

  it('are not paid out of a drawer that does not hold so much', async () => {
    const { shop, move } = await counting()
    await move('paid', taka(100))
    const home = { direction: 'out', purpose: 'owner', words: 'home' } as const
    await shop.client.shifts.move({ id: uuidv7(), amount_e4: taka(90), ...home })
    await expect(move('paid-out', taka(40))).rejects.toMatchObject(
      refusal({ field: 'amount_e4', code: 'above-drawer', limit_e4: taka(10) }),
    )
  })

  it('move no cash while no shift is open, and are forgiven all the same', async () => {
    const { shop, move } = await counting()
    await shop.client.shifts.close({ id: shift, notes: {} })
    await expect(move('paid', taka(10))).rejects.toMatchObject({ code: 'NO_SHIFT' })
    await expect(move('paid-out', taka(10))).rejects.toMatchObject({ code: 'NO_SHIFT' })
    expect(await move('forgiven', taka(10), { words: 'old' })).toMatchObject({ owes_e4: taka(50) })
  })
})

describe('the statement of a customer', () => {
  it('tells line by line what was owed after it, and of which sale', async () => {
    const { statement, owes, move } = await shopWith()
    const sale = await owes(taka(60))
    await move('paid', taka(20), { words: 'by son' })
    await move('forgiven', taka(15), { words: 'old' })
    const told = await statement()
    expect(told).toMatchObject({ before_e4: 0, earlier: 0, customer: { owes_e4: taka(25) } })
    const line = { sale: null, words: '' }
    const ofSale = { id: sale.id, kind: 'recharge', operator: 'GP', number: sale.number }
    expect(told.lines).toMatchObject([
      { cause: 'sale', amount_e4: taka(60), owes_e4: taka(60), sale: ofSale, words: '' },
      { ...line, cause: 'paid', amount_e4: taka(-20), owes_e4: taka(40), words: 'by son' },
      { ...line, cause: 'forgiven', amount_e4: taka(-15), owes_e4: taka(25), words: 'old' },
    ])
  })

  it('of many lines tells the newest, and what was owed before them', async () => {
    const { statement, move } = await shopWith()
    for (let nth = 0; nth < 5; nth += 1) await move('paid', taka(10))
    const told = await statement(2)
    expect(told).toMatchObject({ before_e4: taka(-30), earlier: 3 })
    expect(told.lines.map(({ owes_e4 }) => owes_e4)).toEqual([taka(-40), taka(-50)])
  })

  it('is nobody’s where there is no such customer', async () => {
    const { shop } = await shopWith()
    await expect(shop.client.dues.statement({ customer: newCustomer() })).rejects.toMatchObject(
      refusal({ field: 'customer', code: 'no-such-customer', limit_e4: null }),
    )
  })
})

async function balanceOf(shop: TestShop, name: string): Promise<Money> {
  const { accounts } = await shop.client.ledger.trialBalance()
  return accounts.find(({ account }) => account === name)?.balance_e4 ?? money(0)
}
