import { describe, expect, it } from 'vitest'
import { accepted, saidSuccess } from '../testing/answers.ts'
import { cutOff, paperOut, printed } from '../testing/scripted-press.ts'
import { openPaperShop, paperOf, receiptOf, testPage } from './testing/paper-shop.ts'

/** A receipt for which there was no paper. */
async function failedPrint() {
  const counter = await openPaperShop()
  const sale = await counter.delivers()
  const request = receiptOf(sale)
  await counter.prints(request)
  counter.press.end(paperOut)
  await counter.shop.settle()
  return { ...counter, sale, request }
}

describe('a print that waits for a person', () => {
  it('is listed however many came out since', async () => {
    const { shop, press, prints, delivers, request } = await failedPrint()
    const unknown = receiptOf(await delivers())
    await prints(unknown)
    press.begin()
    press.end(cutOff)
    press.always(printed)
    for (let nth = 0; nth < 3; nth += 1) await prints(testPage())
    // As long as it is among the newest it is told of there alone.
    expect(await shop.client.printing.jobs()).toHaveLength(5)
    for (let nth = 3; nth < 61; nth += 1) await prints(testPage())
    const jobs = await shop.client.printing.jobs()
    expect(jobs).toHaveLength(62)
    expect(jobs.slice(-2)).toMatchObject([
      { id: unknown.id, state: 'unknown' },
      { id: request.id, state: 'failed' },
    ])
    await shop.client.printing.seen({ id: request.id })
    expect((await shop.client.printing.jobs()).map(({ id }) => id)).not.toContain(request.id)
  })
})

describe('a print that failed, and was asked for anew', () => {
  it('waits for nobody once that one came out, and keeps no number', async () => {
    const { shop, press, prints, job, request, sale } = await failedPrint()
    const shopCopy = receiptOf(sale, { for: 'shop' })
    await prints(shopCopy)
    press.end(paperOut)
    const anew = receiptOf(sale)
    await prints(anew)
    expect((await shop.client.health.get()).printsOpen).toBe(2)
    press.always(printed)
    press.begin()
    press.end(printed)
    expect(await job(anew.id)).toMatchObject({ state: 'printed', copy: null })
    expect(await job(request.id)).toMatchObject({ state: 'failed', why: 'paper-out', seen: true })
    // Another's copy is another paper.
    expect((await job(shopCopy.id)).seen).toBe(false)
    expect((await shop.client.health.get()).printsOpen).toBe(1)
    const kept = shop.db.read<[], { job_seq: number }>('SELECT job_seq FROM print_paper').all()
    expect(kept).toEqual([{ job_seq: 2 }])
  })

  it('waits for nobody once the page has printed it, or its sale has moved on', async () => {
    const { shop, press, prints, job } = await openPaperShop()
    shop.providers.flexiloadbd.willAnswer(accepted)
    const sale = await shop.sell()
    const waiting = receiptOf(sale)
    await prints(waiting)
    press.end(paperOut)
    shop.providers.flexiloadbd.willSay(saidSuccess)
    await shop.clock.advanceGently(60_000)
    const receipt = receiptOf(await shop.sale(sale.id))
    await shop.client.printing.onPage(receipt)
    expect(await job(waiting.id)).toMatchObject({ state: 'failed', seen: true })
    expect((await shop.client.health.get()).printsOpen).toBe(0)
  })

  it('waits for nobody either where the one before it came out after all', async () => {
    const { shop, press, prints, job, request, sale } = await failedPrint()
    const anew = receiptOf(sale)
    await prints(anew)
    press.end(paperOut)
    press.always(printed)
    await shop.client.printing.retry({ id: request.id })
    expect(await job(request.id)).toMatchObject({ state: 'printed', copy: null })
    expect(await job(anew.id)).toMatchObject({ state: 'failed', seen: true })
    expect((await shop.client.health.get()).printsOpen).toBe(0)
  })

  const twoOfTheDaySoFar = async () => {
    const counter = await openPaperShop()
    const { shop, press, prints } = counter
    const { businessDate } = (await shop.client.health.get()).today
    const ofToday = { kind: 'day', businessDate } as const
    const x = () => testPage({ of: ofToday, paper: paperOf('x') })
    const [early, late] = [x(), x()]
    for (const request of [early, late]) {
      await prints(request)
      press.end(paperOut)
      await shop.settle()
    }
    press.always(printed)
    return { ...counter, early, late }
  }

  it('is looked at still where the one before it tells of an earlier moment', async () => {
    const { shop, job, early, late } = await twoOfTheDaySoFar()
    await shop.client.printing.retry({ id: early.id })
    expect((await job(early.id)).state).toBe('printed')
    expect(await job(late.id)).toMatchObject({ state: 'failed', seen: false })
  })

  it('waits for nobody once one of a later moment came out', async () => {
    const { shop, job, early, late } = await twoOfTheDaySoFar()
    await shop.client.printing.retry({ id: late.id })
    expect((await job(late.id)).state).toBe('printed')
    expect(await job(early.id)).toMatchObject({ state: 'failed', seen: true })
  })

  it('is looked at still where that one may not have come out, or is the shop’s', async () => {
    const { shop, press, prints, job, request, sale } = await failedPrint()
    await prints(receiptOf(sale))
    press.begin()
    press.end(cutOff)
    expect((await job(request.id)).seen).toBe(false)
    await prints(receiptOf(sale, { for: 'shop', paper: paperOf('receipt', 'x') }))
    press.begin()
    press.end(printed)
    expect((await job(request.id)).seen).toBe(false)
    expect((await shop.client.health.get()).printsOpen).toBe(2)
  })
})
