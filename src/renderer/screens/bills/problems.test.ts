import { describe, expect, it } from 'vitest'
import { billNumberProblems } from '../../../domain/kinds/bill/bill-number.ts'
import { monthCodes } from '../../../domain/kinds/bill/month.ts'
import { nicknameProblems } from '../../../domain/kinds/bill/nickname.ts'
import { bn } from '../../i18n/bn/index.ts'
import { en } from '../../i18n/en/index.ts'
import { monthKeys } from '../../sale/month-words.ts'
import { newSaleId } from '../../selling/selling-form.ts'
import { type BillForm, emptyForm } from './bill-form.ts'
import {
  amountProblemShown,
  monthProblemShown,
  numberProblemShown,
  phoneProblemShown,
  yearProblemShown,
} from './problems.ts'
import { groupTypedBill, read } from './reading.ts'

const TODAY = '2026-01-15'
const empty = emptyForm(newSaleId())
const told = Object.fromEntries(Object.keys(empty.told).map((field) => [field, true]))
const said =
  (shown: typeof numberProblemShown | typeof monthProblemShown | typeof phoneProblemShown) =>
  (words: Partial<BillForm>) => {
    const form = { ...empty, operator: 'DSD', ...words } as const
    return shown(form, read(form, TODAY))
  }
const left = { told: { ...empty.told, ...told } }

describe('what a field of a bill says', () => {
  it('is nothing while its number or its name is being typed', () => {
    const number = said(numberProblemShown)
    for (const text of ['', '12', 'rah', '1240000001']) expect(number({ number: text })).toBeNull()
    expect(number({ number: '12', ...left })).toBe('too-short')
    expect(number({ number: '', ...left })).toBe('empty')
    expect(number({ number: 'nobody', ...left })).toBe('letters')
    expect(number({ number: '1'.repeat(21) })).toBe('too-long')
    expect(number({ number: '12/3' })).toBe('characters')
    expect(number({ number: '1240000001', operator: null, ...left })).toBe('no-biller')
    expect(number({ number: '1240000001', operator: null })).toBeNull()
  })

  it('is at the month what a further key cannot put right', () => {
    const month = said(monthProblemShown)
    for (const text of ['', '0', '2', '01']) expect(month({ month: text })).toBeNull()
    expect(month({ month: '13', ...left })).toBe('range')
    expect(month({ month: '12', ...left })).toBe('future')
    expect(month({ month: '12', stage: 'year' })).toBe('future')
    expect(month({ month: '1.' })).toBe('characters')
    expect(month({ year: '26', ...left })).toBeNull()
  })

  it('is at the year what is wrong with the year alone', () => {
    const year = said(yearProblemShown)
    for (const text of ['', '2', '202', '2026']) expect(year({ year: text })).toBeNull()
    expect(year({ year: '26', ...left })).toBe('range')
    expect(year({ year: '2027' })).toBe('future')
    expect(year({ year: 'x' })).toBe('letters')
    expect(year({ month: '13', ...left })).toBeNull()
  })

  it('is nothing at a phone that is empty or growing', () => {
    const phone = said(phoneProblemShown)
    for (const text of ['', '017', '88017', '01712345678'])
      expect(phone({ phone: text })).toBeNull()
    expect(phone({ phone: '017', ...left })).toBe('too-short')
    expect(phone({ phone: '01212345678' })).toBe('prefix')
    expect(phone({ ...left })).toBeNull()
  })

  it('is nothing at an amount that may still grow', () => {
    const amount = (words: Partial<BillForm>) => {
      const form = { ...empty, operator: 'DSD', ...words } as const
      return amountProblemShown(form, read(form, TODAY))?.code ?? null
    }
    for (const text of ['', '0', '8', '850']) expect(amount({ amount: text })).toBeNull()
    expect(amount({ amount: '8', ...left })).toBe('below-minimum')
    expect(amount({ amount: '00' })).toBe('zero')
    expect(amount({ amount: '8.555' })).toBe('decimals')
    expect(amount({ amount: '100001' })).toBe('above-maximum')
    expect(amount({ scanned: true })).toBe('scanner')
    expect(amount({ amount: '', ...left })).toBe('empty')
  })
})

describe.each([
  ['Bangla', bn],
  ['English', en],
])('%s has words', (_, { bills }) => {
  it('for everything that can be wrong with a bill, and for every month', () => {
    const missing = (codes: readonly string[], among: object) =>
      codes.filter((code) => !(code in among))
    expect(missing(billNumberProblems, bills.numberProblem)).toEqual([])
    expect(missing(monthCodes, bills.monthProblem)).toEqual([])
    expect(missing(monthCodes, bills.yearProblem)).toEqual([])
    expect(missing(nicknameProblems, bills.nicknameProblem)).toEqual([])
    expect(Object.keys(bills.months)).toEqual(monthKeys)
  })
})

describe('a number that is being typed', () => {
  it.each([
    ['', ''],
    ['1240', '1240'],
    ['12400', '1240 0'],
    ['1240 00', '1240 00'],
    ['১২৪০-০০০০', '1240 0000'],
    ['Rahim 2', 'Rahim 2'],
  ])('stands in its groups, and a name as it is: %s', (text, shown) => {
    expect(groupTypedBill(text, 'latin')).toBe(shown)
  })

  it('stands in the digits of the shop', () => {
    expect(groupTypedBill('12400', 'bangla')).toBe('১২৪০ ০')
  })
})
