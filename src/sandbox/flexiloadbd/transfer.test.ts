import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { executed, submitted } from '../testing/flexiloadbd.ts'
import { sandboxUnderTest } from '../testing/sandbox-under-test.ts'
import type { UnderTest } from '../testing/sandbox-under-test.ts'

let under: UnderTest
beforeEach(async () => {
  under = await sandboxUnderTest()
})
afterEach(() => under.sandbox.stop())

const ACCOUNT = '01811111111'
const send = (more: Readonly<Record<string, unknown>> = {}) => {
  const json = { type: 'mfs', operator_code: 'BK', phone: ACCOUNT, amount: 500, ...more }
  return under.shop.ask('flexiloadbd', '/request', { json })
}
const asked = (reference: string) => under.shop.byReference(reference)
const sold = () => under.sandbox.oracle.executions()

describe('a transfer at flexiloadbd', () => {
  it('costs the bank wallet its whole amount', async () => {
    const answer = await send({ ref_id: 'ORD-1' })
    expect(answer.status).toBe(200)
    expect(answer.json()).toEqual(
      submitted({
        type: 'mfs',
        operator: 'bKash',
        phone: ACCOUNT,
        amount: 500,
        payable: 500,
        balance: 19_500,
      }),
    )
    expect(answer.text).toContain('"amount":500,"payable":500,"balance":19500.00')
    expect(sold()).toEqual([
      executed({
        kind: 'transfer',
        number: ACCOUNT,
        operator: 'BK',
        amount_e4: 5_000_000,
        charged_e4: 5_000_000,
        wallet: 'bank',
      }),
    ])
  })

  it.each([
    ['BK', 'bKash', ACCOUNT],
    ['NG', 'Nagad', ACCOUNT],
    ['RK', 'Rocket', ACCOUNT],
    ['RK', 'Rocket', '018111111117'],
  ])('reaches an account of %s, %s: %s', async (operator_code, operator, phone) => {
    await send({ operator_code, phone, ref_id: 'ORD-1' })
    under.clock.advance(3000)
    expect(await asked('ORD-1')).toMatchObject({
      type: 'mfs',
      sub_type: null,
      operator,
      operator_code,
      phone,
      package_name: null,
      trx_status: 'Success',
      message: 'Transfer successful',
    })
    expect(sold()).toMatchObject([{ operator: operator_code, number: phone }])
  })

  it('goes to an agent where it says so', async () => {
    await send({ sub_type: 'Agent', ref_id: 'ORD-1' })
    expect(await asked('ORD-1')).toMatchObject({ sub_type: 'Agent' })
    expect(sold()).toMatchObject([{ subType: 'Agent' }])
  })

  const elevenDigits = 'The phone field must be 11 digits.'
  const twelveDigits = 'The phone field must be 11 or 12 digits.'
  it.each([
    ['no operator', { operator_code: undefined }, 'The operator code field is required.'],
    ['a network', { operator_code: 'GP' }, 'Operator not found or not active'],
    ['no phone', { phone: undefined }, 'The phone field is required.'],
    ['no phone for Rocket', rocket(undefined), 'The phone field is required.'],
    ['ten digits', { phone: '0181111111' }, elevenDigits],
    ['twelve digits for bKash', { phone: '018111111117' }, elevenDigits],
    ['twelve for Nagad', { phone: '018111111117', operator_code: 'NG' }, elevenDigits],
    ['thirteen for Rocket', rocket('0181111111177'), twelveDigits],
    ['ten for Rocket', rocket('0181111111'), twelveDigits],
    ['a number as a number', rocket(18_111_111_111), twelveDigits],
    ['a prefix of nobody', rocket('012111111117'), twelveDigits],
    ['no amount', { amount: undefined }, 'The amount field must be a number.'],
    ['no taka at all', { amount: 0 }, 'The amount field must be at least 1.'],
    ['a word for recharges', { sub_type: 'Personal' }, 'The selected sub type is invalid.'],
    ['a word in small letters', { sub_type: 'agent' }, 'The selected sub type is invalid.'],
    ['a reference that is no text', { ref_id: [] }, 'The ref id field must be a string.'],
    ['more than the bank wallet holds', { amount: '20000.01' }, 'Insufficient balance'],
  ])('is refused with 422: %s', async (_, more, message) => {
    const answer = await send(more)
    expect(answer.status).toBe(422)
    expect(answer.json()).toEqual({ status: false, message })
    expect(sold()).toEqual([])
  })

  it('may take the bank wallet to its last poisha', async () => {
    expect((await send({ amount: '19999.99' })).text).toContain('"balance":0.01')
  })
})

function rocket(phone: unknown) {
  return { operator_code: 'RK', phone }
}
