import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { executed, submitted, toldDelivered } from '../testing/flexiloadbd.ts'
import { sandboxUnderTest } from '../testing/sandbox-under-test.ts'
import type { UnderTest } from '../testing/sandbox-under-test.ts'

let under: UnderTest
beforeEach(async () => {
  under = await sandboxUnderTest()
})
afterEach(() => under.sandbox.stop())

const METER = '1234567890'
const PHONE = '01711111111'

/** The document's sample, with a code of its own table: a postpaid bill of DESCO. */
const pay = (more: Readonly<Record<string, unknown>> = {}) => {
  const json = { type: 'bill', operator_code: 'DSD', bill_number: METER, month: '04', amount: 850 }
  return under.shop.ask('flexiloadbd', '/request', { json: { ...json, ...more } })
}
const prepaid = { operator_code: 'DSP', phone: PHONE, ref_id: 'ORD-1' }
const asked = (reference: string) => under.shop.byReference(reference)
const sold = () => under.sandbox.oracle.executions()

/** The tokens the oracle knows of the first bill. */
function tokens(): readonly string[] {
  const bill = sold()[0]
  if (bill?.kind !== 'bill') throw new Error('no bill was paid')
  return bill.tokens
}

describe('a bill at flexiloadbd', () => {
  it('costs the bank wallet its whole amount', async () => {
    const answer = await pay({ ref_id: 'ORD-1', amount: 850.5 })
    expect(answer.status).toBe(200)
    expect(answer.json()).toEqual(
      submitted({
        type: 'bill',
        operator: 'DESCO',
        bill_number: METER,
        amount: 850.5,
        payable: 850.5,
        balance: 19_149.5,
      }),
    )
    expect(sold()).toEqual([
      executed({
        kind: 'bill',
        number: METER,
        operator: 'DSD',
        billNumber: METER,
        month: '04',
        phone: null,
        tokens: [],
        amount_e4: 8_505_000,
        charged_e4: 8_505_000,
        wallet: 'bank',
      }),
    ])
  })

  it('is told of with its number once it was paid', async () => {
    await pay({ ref_id: 'ORD-1', phone: PHONE })
    under.clock.advance(3000)
    expect(await asked('ORD-1')).toEqual(
      toldDelivered(sold()[0]?.providerReference, {
        type: 'bill',
        operator: 'DESCO',
        operator_code: 'DSD',
        phone: PHONE,
        bill_number: METER,
        amount: 850,
        payable: 850,
        message: 'Bill paid',
      }),
    )
  })

  it.each([
    ['PBP', 'Palli Bidyut', 1],
    ['PBD', 'Palli Bidyut', 0],
    ['DSP', 'DESCO', 1],
    ['DSD', 'DESCO', 0],
    ['JLB', 'Jalalabad Gas', 0],
    ['SBG', 'Sundarban Gas', 0],
    ['BRD', 'Bakhrabad Gas', 0],
    ['ART', 'Amber IT', 0],
  ])('is paid to %s, %s, with so many tokens: %i', async (operator_code, operator, count) => {
    await pay({ operator_code, phone: PHONE, ref_id: 'ORD-1' })
    expect(await asked('ORD-1')).toMatchObject({ operator, operator_code, phone: PHONE })
    expect(sold()).toMatchObject([{ operator: operator_code, phone: PHONE }])
    expect(tokens()).toHaveLength(count)
  })

  it.each(['PBP', 'PBD', 'DSP', 'DSD', 'JLB', 'SBG', 'BRD', 'ART'])(
    'is paid to %s without a phone: the document names no biller that wants one',
    async (operator_code) => {
      expect((await pay({ operator_code, ref_id: 'ORD-1' })).status).toBe(200)
      expect(sold()).toMatchObject([{ operator: operator_code, phone: null }])
      under.clock.advance(3000)
      expect(await asked('ORD-1')).toMatchObject({ trx_status: 'Success', phone: null })
    },
  )

  const number = 'The bill number field must be 5 to 20 digits.'
  const month = 'The month field must be 01 to 12.'
  it.each([
    ['no operator', { operator_code: undefined }, 'The operator code field is required.'],
    ['the word DESCO', { operator_code: 'DESCO' }, 'Operator not found or not active'],
    ['the word DPDC', { operator_code: 'DPDC' }, 'Operator not found or not active'],
    ['the word TITAS', { operator_code: 'TITAS' }, 'Operator not found or not active'],
    ['a wallet brand', { operator_code: 'BK' }, 'Operator not found or not active'],
    ['no bill number', { bill_number: undefined }, 'The bill number field is required.'],
    ['four digits', { bill_number: '1234' }, number],
    ['twenty-one digits', { bill_number: '1'.repeat(21) }, number],
    ['spaces between them', { bill_number: '12345 678' }, number],
    ['a bill number as a number', { bill_number: 1_234_567_890 }, number],
    ['no month', { month: undefined }, 'The month field is required.'],
    ['month 00', { month: '00' }, month],
    ['month 13', { month: '13' }, month],
    ['month 4', { month: '4' }, month],
    ['a month as a number', { month: 10 }, month],
    ['a month in Bangla digits', { month: '০৪' }, month],
    ['no amount', { amount: undefined }, 'The amount field must be a number.'],
    ['a third of a poisha', { amount: '10.333' }, 'The amount field must be a number.'],
    ['no taka at all', { amount: 0 }, 'The amount field must be at least 1.'],
    ['a phone that is none', { phone: '0171111111' }, 'The phone field must be 11 digits.'],
    ['a reference that is no text', { ref_id: 7 }, 'The ref id field must be a string.'],
    ['more than the bank wallet holds', { amount: '20000.01' }, 'Insufficient balance'],
  ])('is refused with 422: %s', async (_, more, message) => {
    const answer = await pay(more)
    expect(answer.status).toBe(422)
    expect(answer.json()).toEqual({ status: false, message })
    expect(sold()).toEqual([])
  })

  it.each(['01', '09', '10', '12'])('is paid for month %s', async (wanted) => {
    expect((await pay({ month: wanted })).status).toBe(200)
    expect(sold()).toMatchObject([{ month: wanted }])
  })

  it.each([5, 20])('is known by %i digits', async (length) => {
    expect((await pay({ bill_number: '7'.repeat(length) })).status).toBe(200)
  })
})

describe('the token of a prepaid meter', () => {
  it.each([
    ['any other', METER, 1],
    ['0060', '88880060', 3],
    ['0240', '88880240', 12],
  ])('is as many lines as the number’s ending says: %s', async (_, bill_number, count) => {
    const early = await pay({ ...prepaid, bill_number })
    expect(early.json()).toMatchObject({ message: 'Request submitted' })
    expect(tokens()).toHaveLength(count)
    for (const token of tokens()) expect(token).toMatch(/^\d{20}$/)
    expect(new Set(tokens()).size).toBe(count)
    under.clock.advance(3000)
    const lines = tokens().map((token, nth) => {
      const groups = [0, 4, 8, 12, 16].map((from) => token.slice(from, from + 4))
      return `${nth + 1}) ${groups.join('-')}`
    })
    const message = ['Bill paid. Token:', ...lines].join('\n')
    expect(await asked('ORD-1')).toMatchObject({ trx_status: 'Success', message })
  })

  it('comes with the first answer where that is the last one', async () => {
    const answer = await pay({ ...prepaid, operator_code: 'PBP', bill_number: '888880001' })
    expect(answer.json()).toMatchObject({
      trx_status: 'Success',
      message: expect.stringMatching(/^Bill paid\. Token:\n1\) \d{4}-\d{4}-\d{4}-\d{4}-\d{4}$/),
    })
  })

  it('stays the same, and is not told any more once the bill was taken back', async () => {
    await pay(prepaid)
    under.clock.advance(3000)
    expect(await asked('ORD-1')).toEqual(await asked('ORD-1'))
    under.sandbox.oracle.reverse('flexiloadbd', sold()[0]?.providerReference ?? '')
    const message = 'Refunded by the operator'
    expect(await asked('ORD-1')).toMatchObject({ trx_status: 'Refunded', message })
  })

  it('is another one for the next bill', async () => {
    await pay(prepaid)
    await pay({ ...prepaid, ref_id: 'ORD-2' })
    const [first, second] = sold().map((bill) => (bill.kind === 'bill' ? bill.tokens[0] : null))
    expect(first).not.toBe(second)
  })

  it('is the same for the same chance', async () => {
    await pay(prepaid)
    const first = tokens()
    const second = await sandboxUnderTest()
    const json = { type: 'bill', bill_number: METER, month: '04', amount: 850, ...prepaid }
    await second.shop.ask('flexiloadbd', '/request', { json })
    expect(second.sandbox.oracle.executions()).toMatchObject([{ tokens: first }])
    await second.sandbox.stop()
  })
})
