import { describe, expect, it } from 'vitest'
import { BillAccount } from '../../../contract/bills.ts'
import { businessDate } from '../../../domain/business-day.ts'
import { monthOf, writtenMonth } from '../../../domain/kinds/bill/month.ts'
import { taka } from '../../../domain/money.ts'
import { newSaleId } from '../../selling/selling-form.ts'
import { type BillField, type BillForm, emptyForm, isEmpty } from './bill-form.ts'
import { type FormAction, reduceForm } from './form.ts'
import { read, wordsOf } from './reading.ts'

const empty = emptyForm(newSaleId())
const after = (form: BillForm, ...actions: readonly FormAction[]) =>
  actions.reduce(reduceForm, form)
const type = (field: BillField, text: string): FormAction => ({ type: 'typed', field, text })
const forward: FormAction = { type: 'forward' }
const choose = (operator: 'DSP' | 'DSD' | 'JLB'): FormAction => ({ type: 'chose-biller', operator })
const number = type('number', '1240000001')
const today = businessDate(Date.now())
const thisMonth = writtenMonth(monthOf(today))
const lastYear = String(Number(thisMonth.year) - 1)

/** Every field of a postpaid bill, up to the read-back. */
const filled = after(
  empty,
  choose('DSD'),
  number,
  forward,
  forward,
  forward,
  type('amount', '850.55'),
  forward,
)

describe('the form of a bill', () => {
  it('walks from the number over month and phone to the amount, and is read back', () => {
    const stages: string[] = []
    let form = after(empty, choose('DSD'), number)
    for (const action of [forward, forward, forward, type('amount', '850'), forward, forward]) {
      form = reduceForm(form, action)
      stages.push(form.stage)
    }
    expect(stages).toEqual(['month', 'phone', 'amount', 'amount', 'read-back', 'read-back'])
  })

  it('has this month in it until another is typed', () => {
    expect(wordsOf(read(filled))).toEqual({
      kind: 'bill',
      operator: 'DSD',
      number: '1240000001',
      ...thisMonth,
      phone: '',
      amount_e4: 8_505_500,
    })
    const other = after(filled, type('month', '1'), type('year', lastYear))
    expect(wordsOf(read(other))).toMatchObject({ month: '01', year: lastYear })
  })

  it('has no month to walk over where a meter is loaded', () => {
    expect(after(empty, choose('DSP'), number, forward).stage).toBe('phone')
  })

  it('asks for the biller before anything is done with the number', () => {
    const form = after(empty, number, forward)
    expect(form).toMatchObject({ stage: 'number', told: { operator: true, number: false } })
    expect(reduceForm(form, choose('DSD')).told.operator).toBe(false)
  })

  it('asks for the year where the month is to come, and for the month where it is none', () => {
    const at = after(empty, choose('DSD'), number, forward)
    const december = { ...at, month: '12', year: String(Number(thisMonth.year) + 1) }
    expect(reduceForm(december, forward)).toMatchObject({ stage: 'year' })
    expect(after({ ...at, month: '13' }, forward)).toMatchObject({
      stage: 'month',
      told: { month: true },
    })
    const stillToCome = { ...december, stage: 'year' } as const
    expect(reduceForm(stillToCome, forward)).toMatchObject({ stage: 'year', told: { year: true } })
    const lastDecember = { ...stillToCome, year: lastYear }
    expect(reduceForm(lastDecember, forward).stage).toBe('phone')
  })

  it.each<[string, FormAction, BillField]>([
    ['number', type('number', '12'), 'number'],
    ['month', type('month', '0'), 'month'],
    ['year', type('year', '26'), 'year'],
    ['phone', type('phone', '017'), 'phone'],
    ['amount', type('amount', '5'), 'amount'],
  ])('is not read back with a %s that cannot be meant', (_, wrong, field) => {
    const form = { ...reduceForm(filled, wrong), stage: 'amount' } as const
    expect(reduceForm(form, forward)).toMatchObject({ stage: field, told: { [field]: true } })
  })

  it('takes no more than a field can hold, and says so by one sign too many', () => {
    expect(reduceForm(empty, type('number', '1'.repeat(1_000_000))).number).toHaveLength(33)
  })

  it('goes back from the read-back to the amount, and a change is another one to read', () => {
    expect(reduceForm(filled, { type: 'back' }).stage).toBe('amount')
    for (const action of [type('phone', '0'), { type: 'next-biller' }] as const) {
      const seen = { ...filled, twinSeen: filled.saleId }
      expect(reduceForm(seen, action)).toMatchObject({ twinSeen: null })
      expect(reduceForm(seen, action).stage).not.toBe('read-back')
    }
  })

  it('throws away what a scanner typed into the amount', () => {
    const form = reduceForm(filled, { type: 'scanned' })
    expect(form).toMatchObject({ amount: '', scanned: true, stage: 'amount' })
    expect(reduceForm(form, type('amount', '8')).scanned).toBe(false)
  })

  it('is empty until something is typed or chosen, and again once it is cleared', () => {
    expect(isEmpty(empty)).toBe(true)
    const actions = [choose('DSD'), type('phone', '0'), type('month', '1'), type('year', '2')]
    for (const action of actions) expect(isEmpty(reduceForm(empty, action))).toBe(false)
    const saleId = newSaleId()
    expect(reduceForm(filled, { type: 'cleared', saleId })).toEqual(emptyForm(saleId))
  })
})

describe('the biller of a bill', () => {
  it('is the next of the list, from the first again after the last', () => {
    const codes: (string | null)[] = []
    let form: BillForm = empty
    for (let presses = 0; presses < 9; presses += 1) {
      form = reduceForm(form, { type: 'next-biller' })
      codes.push(form.operator)
    }
    expect(codes).toEqual(['PBP', 'PBD', 'DSP', 'DSD', 'JLB', 'SBG', 'BRD', 'ART', 'PBP'])
  })

  it('turns from prepaid to postpaid of the same company, where there are two', () => {
    const line = (form: BillForm) => reduceForm(form, { type: 'other-line' }).operator
    expect(line(after(empty, choose('DSP')))).toBe('DSD')
    expect(line(after(empty, choose('DSD')))).toBe('DSP')
    expect(line(after(empty, choose('JLB')))).toBe('JLB')
  })

  it('is never chosen by the line alone', () => {
    const form = reduceForm(empty, { type: 'other-line' })
    expect(form).toMatchObject({ operator: null, told: { operator: true } })
  })

  it('says whether there may be poisha', () => {
    const poisha = after(empty, choose('DSP'), number, type('amount', '500.50'))
    expect(read(poisha).amount).toEqual({ ok: false, problem: { code: 'decimals' } })
    expect(read(reduceForm(poisha, choose('DSD'))).amount).toEqual({ ok: true, value: 5_005_000 })
  })
})

describe('a saved account in the form', () => {
  const account = BillAccount.parse({
    operator: 'DSD',
    number: '1240000009',
    nickname: 'Rahim',
    phone: '01712345678',
  })

  it('fills in whose number it is, and goes on', () => {
    const form = after(empty, type('number', 'rah'), { type: 'chose-account', account })
    expect(form).toMatchObject({
      operator: 'DSD',
      number: '1240000009',
      phone: '01712345678',
      stage: 'month',
      at: null,
    })
  })

  it('is walked to, and left again by the next key that is typed', () => {
    const form = reduceForm(empty, { type: 'walked-to', at: 1 })
    expect(form.at).toBe(1)
    expect(reduceForm(form, type('number', '1')).at).toBeNull()
  })
})

describe('the money of an earlier bill', () => {
  const retryOf = newSaleId()
  const again = reduceForm(empty, {
    type: 'filled',
    saleId: newSaleId(),
    draft: {
      operator: 'DSD',
      number: '1240000001',
      month: '01',
      year: lastYear,
      phone: '',
      amount: '850',
    },
    begun: { retryOf, notThrough: 'flexiloadbd' },
  })

  it('begins the same bill again, after the provider that did not take it', () => {
    expect(again).toMatchObject({ stage: 'read-back', provider: 'flexiloadbd', turns: 1, retryOf })
  })

  it('stays with the same sum for the same number, whatever month it is put right to', () => {
    const changes = [type('month', '02'), type('phone', '01712345678'), type('amount', '850.00')]
    for (const change of changes) expect(reduceForm(again, change).retryOf).toBe(retryOf)
  })

  it('pays for no other sum, no other number and no other biller', () => {
    const changes = [type('number', '1240000002'), type('amount', '851'), choose('DSP')]
    for (const change of changes) expect(reduceForm(again, change).retryOf).toBeNull()
  })

  it('does not hold what cannot be read back', () => {
    const words = { operator: 'DSD', month: '01', year: lastYear, phone: '' } as const
    const draft = { ...words, number: '12', amount: '850' }
    const form = reduceForm(empty, { type: 'filled', saleId: newSaleId(), draft, begun: {} })
    expect(form).toMatchObject({ stage: 'number', provider: null, turns: 0 })
  })
})

describe('the amount of a bill', () => {
  it.each([
    ['9.99', 'below-minimum', taka(10)],
    ['100000.01', 'above-maximum', taka(100_000)],
  ])('is refused at %s: %s', (text, code, limit_e4) => {
    expect(read(after(filled, type('amount', text))).amount).toEqual({
      ok: false,
      problem: { field: 'amount_e4', code, limit_e4 },
    })
  })

  it.each([
    ['10', taka(10)],
    ['100000', taka(100_000)],
  ])('is taken at %s', (text, amount) => {
    expect(read(after(filled, type('amount', text))).amount).toEqual({ ok: true, value: amount })
  })
})
