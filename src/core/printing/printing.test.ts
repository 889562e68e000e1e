import { describe, expect, it } from 'vitest'
import { CustomerId } from '../../contract/payment.ts'
import type { PaperOf } from '../../contract/printing.ts'
import { SaleId } from '../../domain/sale.ts'
import { openDatabase } from '../db/open.ts'
import { planOf } from '../db/testing/plan-of.ts'
import { accepted, refused, saidSuccess } from '../testing/answers.ts'
import { printed, thermal } from '../testing/scripted-press.ts'
import { newShift } from '../testing/shifts.ts'
import { openShop } from '../testing/shop.ts'
import {
  counterPrinter,
  newPrint,
  openPaperShop,
  paperOf,
  receiptOf,
  testPage,
  watchPrints,
} from './testing/paper-shop.ts'

describe('a receipt', () => {
  it('waits, is printing before its first byte, and is printed as far as is known', async () => {
    const { shop, press, delivers, prints, job } = await openPaperShop()
    const request = receiptOf(await delivers())
    expect(await prints(request)).toMatchObject({ state: 'queued', tries: 0, copy: null })
    // The press has it: it reaches the printer, and no byte has left.
    expect([press.waiting(), (await job(request.id)).state]).toEqual([1, 'queued'])
    press.begin()
    expect(await job(request.id)).toMatchObject({ state: 'printing', tries: 1, why: null })
    press.end({ end: 'printed', confirmed: true })
    expect(await job(request.id)).toMatchObject({
      of: request.of,
      for: 'customer',
      name: 'receipt',
      state: 'printed',
      confirmed: true,
      seen: false,
      copy: null,
      tries: 1,
    })
    expect(await shop.client.printing.of({ of: request.of })).toHaveLength(1)
    const [{ order } = { order: null }] = press.putOut
    expect(order?.paper).toEqual(request.paper)
    expect(order?.stamps).toEqual({ practice: false, copy: null })
  })

  it('is told of to whoever watches, step by step', async () => {
    const { shop, press, delivers, prints } = await openPaperShop()
    const request = receiptOf(await delivers())
    const told = await watchPrints(shop)
    press.always(printed)
    await prints(request)
    expect(await told()).toEqual([request.id, request.id, request.id])
  })

  it('is printed once, however often the same is asked, and refused in other words', async () => {
    const { shop, press, delivers, prints } = await openPaperShop()
    press.always(printed)
    const request = receiptOf(await delivers())
    await Promise.all([prints(request), prints(request)])
    expect(await prints(request)).toMatchObject({ state: 'printed', tries: 1 })
    for (const other of [
      { ...request, paper: paperOf('receipt', 'more') },
      { ...request, kick: false },
      { ...request, for: 'shop' as const },
      { ...request, of: { kind: 'test' as const } },
    ]) {
      await expect(prints(other)).rejects.toMatchObject({
        code: 'BAD_INPUT',
        data: { field: 'id', code: 'words-differ' },
      })
    }
    expect(press.putOut).toHaveLength(1)
    expect(await shop.client.printing.jobs()).toHaveLength(1)
  })

  it('comes out in the order it was asked for, one at a time', async () => {
    const { press, delivers, prints, job } = await openPaperShop()
    const requests = [
      receiptOf(await delivers()),
      receiptOf(await delivers()),
      receiptOf(await delivers()),
    ]
    for (const request of requests) await prints(request)
    expect([press.waiting(), press.most()]).toEqual([1, 1])
    for (const { id } of requests) {
      press.begin()
      press.end(printed)
      expect((await job(id)).state).toBe('printed')
    }
    expect(press.most()).toBe(1)
    expect(press.putOut.map(({ order }) => order?.paper)).toEqual(
      requests.map(({ paper }) => paper),
    )
  })
})

describe('a paper of a shift, a day or a customer', () => {
  it('is told of by what it is of, and is no copy of another’s', async () => {
    const { shop, press, prints, job } = await openPaperShop()
    press.always(printed)
    const customer = () => CustomerId.parse(newPrint())
    const papers: readonly PaperOf[] = [
      { kind: 'shift', shift: newShift() },
      { kind: 'shift', shift: newShift() },
      { kind: 'day', businessDate: '2026-11-28' },
      { kind: 'day', businessDate: '2026-11-29' },
      { kind: 'statement', customer: customer() },
      { kind: 'statement', customer: customer() },
    ]
    for (const of of papers) {
      const page = testPage({ of, paper: paperOf('z') })
      await prints(page)
      expect(await job(page.id)).toMatchObject({ of, state: 'printed', copy: null })
      expect((await shop.client.printing.of({ of })).map(({ id }) => id)).toEqual([page.id])
    }
  })
})

describe('a paper of a sale', () => {
  it('is refused once the sale has moved on, and nothing is written down', async () => {
    const { shop, press, prints } = await openPaperShop()
    shop.providers.flexiloadbd.willAnswer(accepted)
    const sale = await shop.sell()
    const waiting = receiptOf(sale)
    shop.providers.flexiloadbd.willSay(saidSuccess)
    await shop.clock.advanceGently(60_000)
    expect((await shop.sale(sale.id)).state).toBe('succeeded')
    await expect(prints(waiting)).rejects.toMatchObject({
      code: 'WRONG_STATE',
      data: { id: sale.id, state: 'succeeded' },
    })
    await expect(shop.client.printing.onPage(waiting)).rejects.toMatchObject({
      code: 'WRONG_STATE',
    })
    expect([await shop.client.printing.jobs(), press.waiting()]).toEqual([[], 0])
  })

  it('is refused where the money of its sale moved since it was described', async () => {
    const { shop, prints } = await openPaperShop()
    shop.providers.flexiloadbd.willAnswer(refused)
    const sale = await shop.sell()
    const { id, state, version } = sale
    const of = { kind: 'sale', sale: id, state, version } as const
    const promise = () => receiptOf(sale, { of, paper: paperOf('failed') })
    expect(await prints(promise())).toMatchObject({ state: 'queued' })
    await shop.client.sales.refund({ id })
    await expect(prints(promise())).rejects.toMatchObject({ code: 'WRONG_STATE', data: { state } })
  })

  it('is no receipt before the sale has succeeded', async () => {
    const { shop, prints } = await openPaperShop()
    shop.providers.flexiloadbd.willAnswer(accepted)
    const sale = await shop.sell()
    const early = receiptOf(sale, { paper: paperOf('receipt') })
    await expect(prints(early)).rejects.toMatchObject({
      code: 'WRONG_STATE',
      data: { state: 'accepted' },
    })
    await expect(prints(testPage({ paper: paperOf('receipt') }))).rejects.toMatchObject({
      data: { field: 'paper', code: 'no-receipt' },
    })
    expect((await prints(receiptOf(sale))).name).toBe('waiting')
  })

  it('is of a sale that is there', async () => {
    const { prints } = await openPaperShop()
    const sale = { id: SaleId.parse(newPrint()), state: 'succeeded' as const }
    await expect(prints(receiptOf(sale))).rejects.toMatchObject({ code: 'NO_SUCH_SALE' })
  })

  it('is refused where it is longer than any report', async () => {
    const { prints } = await openPaperShop()
    const long = 'ক'.repeat(600)
    const paper = paperOf('test', ...Array.from({ length: 200 }, () => long))
    await expect(prints(testPage({ paper }))).rejects.toMatchObject({
      data: { field: 'paper', code: 'too-long' },
    })
    // So long as that it may be, to the sign.
    const most = { ...paper, blocks: paper.blocks.slice(0, 192) }
    const lastOf = (signs: number) => ({ is: 'words' as const, text: 'ক'.repeat(signs) })
    const rest = 120_000 - JSON.stringify({ ...most, blocks: [...most.blocks, lastOf(0)] }).length
    const exact = (signs: number) =>
      testPage({ paper: { ...most, blocks: [...most.blocks, lastOf(signs)] } })
    await expect(prints(exact(rest + 1))).rejects.toMatchObject({ data: { code: 'too-long' } })
    expect(await prints(exact(rest))).toMatchObject({ state: 'queued' })
  })

  it('is refused where to draw all the codes on it would hold up a sale', async () => {
    const { prints } = await openPaperShop()
    const blocks = Array.from({ length: 7 }, () => ({ is: 'qr' as const, content: 'x', text: 'x' }))
    const paper = { ...paperOf('test'), blocks }
    await expect(prints(testPage({ paper }))).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    const few = { ...paper, blocks: blocks.slice(1) }
    expect(await prints(testPage({ paper: few }))).toMatchObject({ state: 'queued' })
  })
})

describe('a counter without anything to print with', () => {
  it('says so, and writes nothing down', async () => {
    const { shop, delivers, prints } = await openPaperShop({ printer: { at: { way: 'page' } } })
    await expect(prints(receiptOf(await delivers()))).rejects.toMatchObject({
      code: 'NOT_HERE',
      data: { why: 'no-printer' },
    })
    expect(await shop.client.printing.jobs()).toEqual([])
  })

  it('counts what its page prints by itself, and knows a copy of it', async () => {
    const { shop, delivers } = await openPaperShop({ printer: { at: { way: 'page' } } })
    const { onPage } = shop.client.printing
    const sale = await delivers()
    const first = receiptOf(sale)
    expect(await onPage(first)).toMatchObject({ state: 'printed', copy: null, confirmed: false })
    expect(await onPage(first)).toMatchObject({ copy: null })
    expect(await onPage(receiptOf(sale))).toMatchObject({ copy: 2, state: 'printed' })
    expect(await onPage(receiptOf(sale, { for: 'shop' }))).toMatchObject({ copy: null })
    expect(shop.db.read('SELECT paper FROM print_paper').all()).toEqual([])
  })

  it('finds nothing and reaches nothing where the host has no press', async () => {
    const shop = await openShop()
    const { printing } = shop.client
    await shop.client.settings.save({ printer: counterPrinter })
    expect(await printing.printers()).toEqual([])
    const at = { way: 'queue' as const, name: 'XP-58' }
    expect(await printing.look({ at })).toMatchObject({ reached: false, why: 'not-here' })
    await expect(printing.print(testPage())).rejects.toMatchObject({ code: 'NOT_HERE' })
    expect(await printing.lastPaper()).toBeNull()
  })

  it('finds the printers of the computer where it has one', async () => {
    const { shop } = await openPaperShop()
    expect(await shop.client.printing.printers()).toEqual([thermal])
  })
})

describe('a shop that has printed for years', () => {
  it('walks through its papers for no question', async () => {
    const inner = openDatabase(':memory:')
    const queries = new Set<string>()
    const read: typeof inner.read = (sql) => {
      queries.add(sql)
      return inner.read(sql)
    }
    await openPaperShop({ db: { ...inner, read } })
    const asked = [...queries].filter((sql) => /print_|drawer_opening/u.test(sql))
    expect(asked.length).toBeGreaterThan(8)
    const plans = asked.map((sql) => `${planOf(inner, sql).join('; ')} <= ${sql}`)
    // The newest sixty are read from the end of their table, and no more of it.
    const newest = plans.filter((plan) => plan.startsWith('SCAN job;'))
    expect(newest).toHaveLength(1)
    for (const plan of newest) expect(plan).toMatch(/DESC LIMIT 60/u)
    const others = plans.filter((plan) => !newest.includes(plan))
    expect(others.filter((plan) => /SCAN|TEMP B-TREE/u.test(plan))).toEqual([])
    expect(newest.filter((plan) => plan.includes('TEMP B-TREE'))).toEqual([])
  })
})
