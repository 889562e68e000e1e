import { describe, expect, it } from 'vitest'
import { present } from '../../domain/result.ts'
import { type Changes, createChanges } from '../changes.ts'
import { openShop, recharge } from '../testing/shop.ts'
import { createFirstStep } from './first-step.ts'
import { createSaleRows } from './rows.ts'

/** Rings once the answer to a submit is here, with the state it tells. */
async function submitting(firstStep_ms?: number, hold = false) {
  const shop = await openShop(firstStep_ms === undefined ? {} : { firstStep_ms })
  const seller = shop.providers.flexiloadbd
  const letGo = hold ? seller.hold('open') : () => undefined
  const words = recharge()
  const answers: string[] = []
  const answer = shop.client.sales.submit(words)
  void answer.then(({ state }) => answers.push(state))
  return { shop, seller, letGo, answers, answer, words }
}

describe('the answer to a submit', () => {
  it('tells that the sale is on the wire, where the provider is near', async () => {
    const { shop, answer } = await submitting(100)
    await expect(answer).resolves.toMatchObject({ state: 'on-wire', version: 2 })
    expect(shop.clock.now()).toBe(Date.parse('2026-01-01T00:00:00+06:00'))
  })

  it('waits for a slow connection no longer than its patience, and the sale goes on', async () => {
    const { shop, seller, letGo, answers, words } = await submitting(100, true)
    await shop.clock.advanceGently(99)
    expect(answers).toEqual([])
    await shop.clock.advanceGently(1)
    expect(answers).toEqual(['created'])
    letGo()
    await shop.settle()
    expect((await shop.sale(words.id)).state).toBe('on-wire')
    expect(seller.sent).toHaveLength(1)
  })

  it('does not wait where it was given no patience', async () => {
    const { answer } = await submitting(undefined, true)
    await expect(answer).resolves.toMatchObject({ state: 'created' })
  })

  it('tells that nothing left, where the connection could not be opened', async () => {
    const shop = await openShop({ firstStep_ms: 100 })
    shop.providers.flexiloadbd.refuseToOpen('connect')
    const sale = await shop.client.sales.submit(recharge())
    expect(sale).toMatchObject({ state: 'created', reason: { code: 'connect' } })
    expect(shop.providers.flexiloadbd.sent).toEqual([])
  })

  it('is the same sale, told at once, when it is sent a second time', async () => {
    const { shop, seller, answer, words } = await submitting(100)
    await answer
    await expect(shop.client.sales.submit(words)).resolves.toMatchObject({ state: 'on-wire' })
    expect(seller.sent).toHaveLength(1)
  })

  it('is not given by what happens to another sale meanwhile', async () => {
    const { shop, letGo, answer, answers, words } = await submitting(100, true)
    await shop.settle()
    await shop.sell()
    expect(answers).toEqual([])
    letGo()
    await expect(answer).resolves.toMatchObject({ id: words.id, state: 'on-wire' })
  })

  it('leaves no timer behind', async () => {
    const { shop, answer } = await submitting(100)
    const before = (await openShop()).clock.pending()
    await answer
    await shop.settle()
    const waiting = shop.clock.pending()
    await shop.clock.advanceGently(100)
    expect([waiting, shop.clock.pending()]).toEqual([before, before])
  })

  it('leaves nobody listening, once it is given', async () => {
    const { shop, answer, words } = await submitting()
    await answer
    const rows = createSaleRows(shop.db)
    const sale = present(rows.byId(words.id), 'the sale')
    const changes = createChanges()
    let listening = 0
    const listen: Changes['listen'] = (told) => {
      listening += 1
      const stop = changes.listen(told)
      return () => {
        listening -= 1
        stop()
      }
    }
    const parts = { clock: shop.clock, changes: { ...changes, listen }, rows, patience_ms: 100 }
    const step = createFirstStep(parts)({ ...sale, state: 'created' })
    expect(listening).toBe(1)
    changes.tell('sale', sale.id)
    await step
    expect(listening).toBe(0)
  })
})
