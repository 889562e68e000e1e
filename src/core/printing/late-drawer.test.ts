import { describe, expect, it } from 'vitest'
import { paperOut, printed } from '../testing/scripted-press.ts'
import { CASH_MOVES_ms } from './cash-moves.ts'
import { openPaperShop, type PaperShop, paperShop, receiptOf } from './testing/paper-shop.ts'

/** A receipt that found no paper, so that the drawer stayed shut. */
async function unprinted() {
  const counter = await openPaperShop()
  const request = receiptOf(await counter.delivers())
  await counter.prints(request)
  counter.press.end(paperOut)
  await counter.shop.settle()
  return { ...counter, request }
}

/** Whether the drawer opens with each paper that comes out once it is tried again. */
async function kicksOfRetry({ shop, press }: PaperShop, id: string) {
  press.always(printed)
  await shop.client.printing.retry({ id })
  await shop.settle()
  return press.putOut.map(({ order }) => order?.kick)
}

describe('a slip that found no paper, tried once more by a person', () => {
  it('opens the drawer while its cash may be in the hand', async () => {
    const counter = await unprinted()
    await counter.shop.clock.advanceGently(CASH_MOVES_ms - 1)
    expect(await kicksOfRetry(counter, counter.request.id)).toEqual([true])
  })

  it('opens it for its own cash, also where other slips were asked for since', async () => {
    const counter = await unprinted()
    const { prints, delivers, press, shop } = counter
    await prints(receiptOf(await delivers()))
    press.end(paperOut)
    await shop.settle()
    expect(await kicksOfRetry(counter, counter.request.id)).toEqual([true])
  })

  it('opens nothing after that, and neither where the clock was set back meanwhile', async () => {
    for (const back_ms of [0, 3_600_000, 86_400_000]) {
      const counter = await unprinted()
      const { clock } = counter.shop
      await clock.advanceGently(CASH_MOVES_ms)
      clock.jumpTo(clock.now() - back_ms)
      expect(await kicksOfRetry(counter, counter.request.id), `${back_ms}`).toEqual([false])
    }
  })

  it('opens nothing where the machine slept, or its clock was set at once', async () => {
    for (const by_ms of [60_000, -60_000]) {
      const counter = await unprinted()
      const { clock } = counter.shop
      clock.jumpTo(clock.now() + by_ms)
      expect(await kicksOfRetry(counter, counter.request.id), `${by_ms}`).toEqual([false])
    }
  })

  it('opens nothing in another run of the counter: how long it was off nobody knows', async () => {
    const { shop, press, request } = await unprinted()
    const after = paperShop(await shop.crash(), press)
    expect(await kicksOfRetry(after, request.id)).toEqual([false])
  })
})
