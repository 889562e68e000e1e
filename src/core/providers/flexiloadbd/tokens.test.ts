import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BillTerms } from '../../../domain/kinds/bill/terms.ts'
import { taka } from '../../../domain/money.ts'
import type { BillerCode } from '../../../domain/operator.ts'
import { tokens } from '../../testing/bills.ts'
import { manualClock } from '../../testing/manual-clock.ts'
import { KEPT_BYTES } from '../answer-text.ts'
import type { Order, Provider, SaleAnswer, StatusAnswer } from '../provider.ts'
import { clientOf, orderOf } from '../testing/clients.ts'
import { documented, type Form, printedId } from '../testing/documents.ts'
import { json, type ScriptedServer, startScriptedServer } from '../testing/scripted-server.ts'

const ourReference = orderOf().ourReference
let server: ScriptedServer
let client: Provider
beforeAll(async () => {
  server = await startScriptedServer()
  client = clientOf('flexiloadbd', `${server.url}/api/gateway/v1`, manualClock())
})
afterAll(() => server.stop())

/** ৳500 for a meter, or a bill of another biller. */
function meter(operator: BillerCode = 'DSP'): Order {
  const terms = { kind: 'bill', operator, number: '1240000240', billMonth: '2026-01', phone: null }
  return { ...BillTerms.parse(terms), amount_e4: taka(500), ourReference }
}

/** What its document prints, about this bill. */
function told(word: string, message: unknown, changes: Form = {}): Form {
  return {
    status: true,
    trx_id: printedId.flexiloadbd,
    ref_id: ourReference,
    type: 'bill',
    operator: 'DESCO',
    phone: null,
    bill_number: '1240000240',
    amount: 500,
    payable: 500,
    trx_status: word,
    message,
    ...changes,
  }
}

async function sold(form: Form, order = meter()): Promise<SaleAnswer> {
  server.script(json(200, form))
  const opened = await client.open(order)
  if (opened.kind !== 'ready') throw new Error(opened.why)
  return opened.send()
}

async function asked(form: Form, order = meter()): Promise<StatusAnswer> {
  server.script(json(200, form))
  return client.askStatus({ order, providerReference: printedId.flexiloadbd })
}

const twelve = tokens(12)
const lines = twelve.map((token, at) => `${at + 1}) ${token}`).join('\n')

describe('the tokens of a prepaid meter (C18)', () => {
  it('are read out of the message, in their order', async () => {
    const form = told('Success', `Bill paid. Token:\n${lines}`)
    expect((await sold(form)).raw.tokens).toEqual(twelve)
    expect((await asked(form)).raw.tokens).toEqual(twelve)
  })

  it('are whole where they stand behind ten kilobytes of other words', async () => {
    const message = `${'Thank you. '.repeat(940)}\n${lines}`
    expect(message.length).toBeGreaterThan(10_240)
    for (const answer of [
      await sold(told('Success', message)),
      await asked(told('Success', message)),
    ]) {
      expect(answer.raw.tokens).toEqual(twelve)
      // The answer itself and its words are cut long before: the tokens are in neither.
      expect(Buffer.byteLength(answer.raw.body)).toBeLessThanOrEqual(KEPT_BYTES)
      expect(answer.raw.body).not.toContain(twelve[0])
      expect('words' in answer && answer.words).not.toContain(twelve[0])
    }
  })

  it('are found line by line, which the words in one line would hide', async () => {
    const spaced = twelve[0]?.replaceAll('-', ' ') ?? ''
    const { raw, ...said } = await asked(told('Success', `Units: 45\n${spaced}\n500 taka`))
    expect(raw.tokens).toEqual([twelve[0]])
    expect(said).toMatchObject({ words: `Units: 45 ${spaced} 500 taka` })
  })

  it('are found between marks that turn the reading direction', async () => {
    const marked = `\u202E${twelve[0]?.replaceAll('-', '\u200E-')}\u202C`
    expect((await asked(told('Success', marked))).raw.tokens).toEqual([twelve[0]])
  })

  it.each([
    ['pending', 'Pending'],
    ['a word nobody knows', 'Done'],
  ])('are read also where the state is %s: they may not come again', async (_, word) => {
    expect((await asked(told(word, lines))).raw.tokens).toEqual(twelve)
    expect((await sold(told(word, lines))).raw.tokens).toEqual(twelve)
  })

  it('are none of a meter whose payment failed', async () => {
    expect((await asked(told('Failed', lines))).raw).not.toHaveProperty('tokens')
    expect((await sold(told('Failed', lines))).raw).not.toHaveProperty('tokens')
  })

  it.each([
    ['another number', { bill_number: '1240000241' }],
    ['another amount', { amount: 501 }],
    ['another reference', { ref_id: 'OTHER' }],
    ['no id', { trx_id: null }],
  ])('are another customer’s where the answer names %s', async (_, changes) => {
    expect((await asked(told('Success', lines, changes))).raw).not.toHaveProperty('tokens')
    expect((await sold(told('Success', lines, changes))).raw).not.toHaveProperty('tokens')
  })

  it.each([
    ['no words', 'Bill paid'],
    ['no text', 20],
  ])('are none in %s', async (_, message) => {
    expect((await asked(told('Success', message))).raw).not.toHaveProperty('tokens')
  })

  it('are looked for in no other sale', async () => {
    expect((await asked(told('Success', lines), meter('DSD'))).raw).not.toHaveProperty('tokens')
    const recharge = documented.flexiloadbd.status(orderOf(), 'Success', { message: lines })
    expect((await asked(recharge, orderOf())).raw).not.toHaveProperty('tokens')
  })
})
