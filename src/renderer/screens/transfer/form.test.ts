import { describe, expect, it } from 'vitest'
import { taka } from '../../../domain/money.ts'
import { newSaleId } from '../../selling/selling-form.ts'
import { type FormAction, reduceForm } from './form.ts'
import { read, wholeOf } from './reading.ts'
import { type TransferForm, emptyForm, isEmpty } from './transfer-form.ts'

const NUMBER = '01812345678'
const type = (field: 'number' | 'amount' | 'again', text: string): FormAction => ({
  type: 'typed',
  field,
  text,
})
const forward: FormAction = { type: 'forward' }
const nextBrand: FormAction = { type: 'next-brand' }
const after = (form: TransferForm, ...actions: readonly FormAction[]) =>
  actions.reduce(reduceForm, form)
const fresh = () => emptyForm(newSaleId())
/** Up to where the amount is typed: a bKash wallet of the customer's own. */
const atAmount = () => after(fresh(), type('number', NUMBER), nextBrand, forward)
const readBack = () => after(atAmount(), type('amount', '500'), forward)

describe('the way through a transfer', () => {
  it('goes from the wallet to the amount and to the read-back', () => {
    expect(fresh().stage).toBe('number')
    expect(atAmount().stage).toBe('amount')
    const form = readBack()
    expect(form.stage).toBe('read-back')
    expect(wholeOf(read(form))).toEqual({
      number: NUMBER,
      amount: taka(500),
      brand: 'BK',
      walletType: 'personal',
    })
    expect(after(form, forward)).toBe(form)
  })

  it('stays at the number until a brand is chosen, which no number tells, and says so', () => {
    const form = after(fresh(), type('number', NUMBER), forward)
    expect([form.stage, form.told.number]).toEqual(['number', true])
    expect(after(form, nextBrand, forward).stage).toBe('amount')
  })

  it('goes back to the number that cannot be meant, from wherever Enter was pressed', () => {
    const form = after(atAmount(), type('number', '018'), { type: 'went-to', stage: 'amount' })
    const told = after(form, type('amount', '500'), forward)
    expect([told.stage, told.told.number]).toEqual(['number', true])
  })

  it('stays at an amount that is none, and says so', () => {
    const form = after(atAmount(), type('amount', '5x'), forward)
    expect([form.stage, form.told.amount]).toEqual(['amount', true])
    expect(after(form, type('amount', '5')).told.amount).toBe(false)
  })

  it('steps back one place at a time', () => {
    const back: FormAction = { type: 'back' }
    expect(after(readBack(), back).stage).toBe('amount')
    expect(after(readBack(), back, back).stage).toBe('number')
    expect(after(fresh(), back).stage).toBe('number')
  })

  it('goes to a field that is clicked, and stays the same where it is there already', () => {
    const form = readBack()
    const at = after(form, { type: 'went-to', stage: 'number' })
    expect(at.stage).toBe('number')
    expect(after(at, { type: 'went-to', stage: 'number' })).toBe(at)
  })

  it('comes back to the amount that the core refused, with words at it', () => {
    const form = after(readBack(), { type: 'refused-amount' })
    expect([form.stage, form.told.amount]).toEqual(['amount', true])
  })
})

describe('an amount above the owner’s limit', () => {
  const large = () => after(atAmount(), type('amount', '20000'), forward)

  it('is typed a second time before it is read back', () => {
    const form = large()
    expect(form.stage).toBe('again')
    expect(wholeOf(read(form))).toBeNull()
    const both = after(form, type('again', '২০০০০'), forward)
    expect(both.stage).toBe('read-back')
    expect(wholeOf(read(both))?.amount).toBe(taka(20_000))
  })

  it('is not read back while the two differ, and says so once it is left', () => {
    const form = after(large(), type('again', '2000'))
    expect(form.told.again).toBe(false)
    const left = after(form, forward)
    expect([left.stage, left.told.again]).toEqual(['again', true])
  })

  it('is typed once at the limit itself', () => {
    expect(after(atAmount(), type('amount', '5000'), forward).stage).toBe('read-back')
    expect(after(atAmount(), type('amount', '5001'), forward).stage).toBe('again')
  })

  it('forgets its second typing when the first is changed', () => {
    const both = after(large(), type('again', '20000'), forward)
    expect(after(both, type('amount', '20001')).again).toBe('')
  })

  it('steps back to its second typing, and from there to its first', () => {
    const back: FormAction = { type: 'back' }
    const both = after(large(), type('again', '20000'), forward)
    expect(after(both, back).stage).toBe('again')
    expect(after(both, back, back).stage).toBe('amount')
  })

  it('goes by the limit as it was last heard, also on the read-back', () => {
    const heard = (whole: number): FormAction => ({
      type: 'heard-limit',
      onceUpTo_e4: taka(whole),
    })
    const form = readBack()
    const lower = after({ ...form, legalSeen: 'x' }, heard(100))
    expect([lower.stage, lower.legalSeen]).toEqual(['again', null])
    expect(after(form, heard(500)).stage).toBe('read-back')
    expect(after(form, heard(5_000))).toBe(form)
    expect(after(large(), heard(20_000), forward).stage).toBe('read-back')
    const cleared = after(lower, { type: 'cleared', saleId: newSaleId() })
    expect(cleared.onceUpTo_e4).toBe(taka(100))
  })
})

describe('what is chosen', () => {
  it('walks through the brands and comes round', () => {
    const brands = [1, 2, 3, 4].map(
      (times) => after(fresh(), ...Array.from({ length: times }, () => nextBrand)).brand,
    )
    expect(brands).toEqual(['BK', 'NG', 'RK', 'BK'])
  })

  it('is a customer’s own wallet until an agent’s is chosen', () => {
    expect(fresh().walletType).toBe('personal')
    const next: FormAction = { type: 'next-wallet' }
    expect(after(fresh(), next).walletType).toBe('agent')
    expect(after(fresh(), next, next).walletType).toBe('personal')
    expect(after(fresh(), { type: 'chose-wallet', walletType: 'agent' }).walletType).toBe('agent')
  })

  it('goes with the number it was made for, when another whole one stands there', () => {
    const form = after(atAmount(), { type: 'chose-wallet', walletType: 'agent' })
    const other = after({ ...form, retryOf: form.saleId }, type('number', '01912345678'))
    expect([other.brand, other.walletType, other.retryOf]).toEqual([null, 'personal', null])
    expect(after(form, type('number', '0181234567'), type('number', NUMBER)).brand).toBe('BK')
    expect(after(form, type('number', '')).brand).toBeNull()
  })

  it('may be a brand for twelve digits, past those that have none', () => {
    const form = after(fresh(), type('number', '018123456789'), nextBrand, nextBrand, nextBrand)
    expect([form.brand, read(form).number.ok]).toEqual(['RK', true])
    const atBkash = after(fresh(), type('number', '018123456789'), nextBrand)
    expect(read(atBkash).number).toEqual({ ok: false, problem: 'twelve-digits' })
  })

  it('is for the next number where it is made while that is being written', () => {
    const form = after(
      { ...atAmount(), walletType: 'agent', retryOf: newSaleId() },
      type('number', '019'),
      nextBrand,
    )
    expect([form.brand, form.walletType, form.retryOf]).toEqual(['BK', 'personal', null])
  })
})

describe('what was read and gone on from', () => {
  const seen = () =>
    after(
      readBack(),
      { type: 'accepted-twin', twin: newSaleId() },
      { type: 'accepted-warning', warning: 'above day 0' },
    )

  it('is kept on the read-back', () => {
    expect(seen().legalSeen).toBe('above day 0')
    expect(seen().twinSeen).not.toBeNull()
  })

  it.each<FormAction>([
    type('number', '01812345670'),
    type('amount', '501'),
    { type: 'scanned', field: 'amount' },
    { type: 'back' },
    { type: 'went-to', stage: 'amount' },
    { type: 'refused-amount' },
    nextBrand,
    { type: 'next-wallet' },
  ])('is forgotten with anything that changes: %o', (action) => {
    const { twinSeen, legalSeen } = after(seen(), action)
    expect([twinSeen, legalSeen]).toEqual([null, null])
  })
})

describe('a scanner', () => {
  it('types nothing into an amount, and a hand then does', () => {
    const form = after(atAmount(), type('amount', '12'), { type: 'scanned', field: 'amount' })
    expect([form.amount, form.scanned]).toEqual(['', 'amount'])
    expect(after(form, type('amount', '5')).scanned).toBeNull()
    const again = after(form, type('amount', '20000'), forward, { type: 'scanned', field: 'again' })
    expect([again.again, again.amount, again.scanned]).toEqual(['', '20000', 'again'])
  })

  it('may paste without end: one character more than fits is kept, and refused', () => {
    expect(after(fresh(), type('number', '0'.repeat(1_000_000))).number).toHaveLength(33)
  })
})

describe('the money of an earlier transfer', () => {
  const filled = (amount: string, number = NUMBER) =>
    after(fresh(), {
      type: 'filled',
      saleId: newSaleId(),
      draft: { number, amount, brand: 'NG', walletType: 'agent' },
      begun: { retryOf: newSaleId() },
    })

  it('begins the same again on the read-back, typed twice as it was', () => {
    const form = filled('20000')
    expect(form.stage).toBe('read-back')
    expect(wholeOf(read(form))).toMatchObject({ brand: 'NG', walletType: 'agent' })
    expect(form.madeFor).toBe(NUMBER)
  })

  it('begins at the number where that cannot be read', () => {
    expect(filled('500', '018').stage).toBe('number')
  })

  it('goes with another amount, and stays with the same one', () => {
    const form = filled('500')
    expect(after(form, type('amount', '৫০০')).retryOf).toBe(form.retryOf)
    expect(after(form, type('amount', '501')).retryOf).toBeNull()
  })
})

describe('an empty form', () => {
  it('is one without number and amount, whatever is chosen', () => {
    expect(isEmpty(after(fresh(), nextBrand))).toBe(true)
    expect(isEmpty(after(fresh(), type('number', '0')))).toBe(false)
    expect(isEmpty(after(fresh(), type('amount', '5')))).toBe(false)
  })
})
