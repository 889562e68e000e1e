import { v7 as newSaleId } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { SaleIntent } from '../contract/schemas.ts'
import { taka } from '../domain/money.ts'
import { fetchLink, linkOver } from './api.ts'
import { createStore, TURNS } from './core/store.ts'
import { withTimeLimit } from './core/time-limit.ts'

const intent: SaleIntent = {
  id: newSaleId(),
  kind: 'recharge',
  operator: 'GP',
  number: '01712345678',
  lineType: 'prepaid',
  amount_e4: taka(50),
  provider: 'flexiloadbd',
}

/** How many turns of the microtask queue pass until something is the case, counted up to `most`. */
async function turnsUntil(isSo: () => boolean, most: number): Promise<number> {
  let turns = 0
  while (!isSo() && turns < most) {
    turns += 1
    await Promise.resolve()
  }
  return turns
}

/** The turns from a call to its leaving. */
async function turnsOf(link: ReturnType<typeof linkOver>, left: () => boolean): Promise<number> {
  const called = withTimeLimit(link).call(['sales', 'submit'], intent, { context: {} })
  called.catch(() => 'nobody answers')
  return await turnsUntil(left, TURNS)
}

describe('a sale leaves for the core before the screen is drawn, with turns to spare', () => {
  it('over HTTP', async () => {
    let left = false
    const send = () => {
      left = true
      return Promise.reject(new Error('nobody is there'))
    }
    const token = createStore('token')
    const link = fetchLink({ kind: 'browser', origin: 'http://127.0.0.1:1', token }, send)
    expect(await turnsOf(link, () => left)).toBeLessThan(TURNS / 4)
    expect(left).toBe(true)
  })

  it('over the port of the desktop', async () => {
    const { port1, port2 } = new MessageChannel()
    let left = false
    port1.postMessage = () => {
      left = true
    }
    expect(await turnsOf(linkOver(port1), () => left)).toBeLessThan(TURNS / 4)
    expect(left).toBe(true)
    port1.close()
    port2.close()
  })
})
