import { describe, expect, it } from 'vitest'
import { SaleId } from '../../domain/sale.ts'
import { delivered, refused, saidInconclusive, unknown } from '../testing/answers.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop, recharge } from '../testing/shop.ts'

const MINUTE_ms = 60_000
const words = { evidence: 'the customer got nothing' }

const number = '01798765432'

async function openAt() {
  const shop = await openShop()
  const { flexiloadbd } = shop.providers
  flexiloadbd.willSay(saidInconclusive)
  const submit = async (more: Parameters<typeof recharge>[0]) => {
    const intent = recharge({ number, ...more })
    await shop.client.sales.submit(intent)
    return SaleId.parse(intent.id)
  }
  /** Nobody could find out about it; a person called it failed and gave the money back. */
  const failed = async (more: Parameters<typeof recharge>[0] = {}) => {
    flexiloadbd.willAnswer(unknown)
    const id = await submit(more)
    await shop.clock.advanceGently(31 * MINUTE_ms)
    await shop.client.sales.decide({ id, outcome: 'failed', ...words })
    await shop.client.sales.refund({ id })
    return id
  }
  /** What a sale costs is taken although it failed, and its alarm stands. */
  const isDebited = async (id: SaleId) => {
    await shop.clock.advanceGently(3 * MINUTE_ms)
    flexiloadbd.balance_e4 -= (await shop.sale(id)).expectedCost_e4
    await shop.clock.advanceGently(4 * MINUTE_ms)
    const { alerts } = await shop.client.health.get()
    const kinds = alerts.filter(({ sale }) => sale === id).map(({ kind }) => kind)
    expect(kinds).toContain('debited-after-failed')
  }
  return { shop, flexiloadbd, submit, failed, isDebited }
}

describe('a sale beside another that was made in place of the same', () => {
  it('is not sold while nobody has decided what that one’s cost was taken for', async () => {
    const { shop, submit, failed, isDebited } = await openAt()
    const first = await failed()
    const beside = await failed({ retryOf: first, amount_e4: 1_000_000 })
    await isDebited(beside)
    await expect(submit({ retryOf: first })).rejects.toMatchObject({
      code: 'WRONG_STATE',
      data: { id: beside, state: 'failed' },
    })
    await shop.client.sales.decide({ id: beside, outcome: 'failed', ...words })
    const again = await submit({ retryOf: first })
    expect(await shop.sale(again)).toMatchObject({ retryOf: first })
    proveBooks(shop)
  })

  it('is not sold either where the retry of that one was delivered', async () => {
    const { shop, flexiloadbd, submit, failed } = await openAt()
    const first = await failed()
    const beside = await failed({ retryOf: first })
    flexiloadbd.willAnswer(delivered)
    const nephew = await submit({ retryOf: beside })
    await shop.clock.advanceGently(6 * MINUTE_ms)
    const sent = flexiloadbd.sent.length
    await expect(submit({ retryOf: first })).rejects.toMatchObject({
      code: 'WRONG_STATE',
      data: { id: nephew, state: 'succeeded' },
    })
    expect(flexiloadbd.sent).toHaveLength(sent)
  })

  it('gives no money back unseen that is owed to one farther off than another', async () => {
    const { shop, flexiloadbd, submit, failed, isDebited } = await openAt()
    const first = await failed()
    const second = await failed({ retryOf: first, amount_e4: 1_000_000 })
    flexiloadbd.willAnswer(refused)
    const third = await submit({ retryOf: second })
    await shop.settle()
    for (const id of [second, first]) {
      await isDebited(id)
      await shop.client.sales.decide({ id, outcome: 'succeeded', ...words })
    }
    // It would have cost as much as the first: whether that debit was its own is decided too.
    await shop.client.sales.decide({ id: third, outcome: 'failed', ...words })
    // The nearer one was of another sum: this money cannot pay for it.
    await expect(shop.client.sales.refund({ id: third })).rejects.toMatchObject({
      code: 'REPLACED_ARRIVED',
      data: { id: first },
    })
    expect((await shop.client.sales.keep({ id: third })).tender).toBe('taken-over')
    expect((await shop.sale(first)).tender).toBe('collected')
    proveBooks(shop)
  })
})

describe('a sale whose cost was taken although it failed, which nobody has decided', () => {
  it('is not sold anew, in place of nothing, either', async () => {
    const { shop, submit, failed, isDebited } = await openAt()
    const first = await failed()
    await isDebited(first)
    const refusal = { code: 'TWIN', data: { id: first, state: 'failed' } }
    await expect(submit({})).rejects.toMatchObject(refusal)
    await expect(submit({ twinSeen: first })).rejects.toMatchObject(refusal)
    await shop.client.sales.decide({ id: first, outcome: 'failed', ...words })
    expect(await shop.sale(await submit({}))).toMatchObject({ retryOf: null })
  })

  it('keeps back a draft of the same that was made before', async () => {
    const { shop, flexiloadbd, submit, failed, isDebited } = await openAt()
    const first = await failed()
    for (let tries = 0; tries < 3; tries += 1) flexiloadbd.refuseToOpen('connect')
    const draft = await submit({})
    await isDebited(first)
    const { number: to, amount_e4 } = await shop.sale(draft)
    const again = shop.client.sales.submit(recharge({ id: draft, number: to, amount_e4 }))
    await expect(again).rejects.toMatchObject({ code: 'TWIN', data: { id: first } })
    expect(flexiloadbd.sent).toHaveLength(1)
  })
})
