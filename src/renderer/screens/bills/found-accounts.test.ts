import { describe, expect, it } from 'vitest'
import { BillAccount } from '../../../contract/bills.ts'
import type { BillerCode } from '../../../domain/operator.ts'
import { accountsLike, foundAccounts, meantAccount } from './found-accounts.ts'

const account = (nickname: string, number: string, operator: BillerCode = 'DSD') =>
  BillAccount.parse({ operator, number, nickname, phone: null })
const accounts = [
  account('করিম', '1240000001'),
  account('Rahim', '1240000002'),
  account('Rahim 2', '5550000001', 'JLB'),
]
const typed = (number: string, operator: BillerCode | null = null) => ({
  number,
  operator,
  at: null,
})
const found = (number: string, operator: BillerCode | null = null) =>
  foundAccounts(typed(number, operator), accounts).map(({ nickname }) => nickname)

describe('the list of saved accounts', () => {
  const like = (text: string) => accountsLike(text, accounts).map(({ nickname }) => nickname)

  it('has all of them, and those that a name or either end of a number means', () => {
    expect(like('')).toEqual(['করিম', 'Rahim', 'Rahim 2'])
    expect(like('RAHIM')).toEqual(['Rahim', 'Rahim 2'])
    expect(like('০০০১')).toEqual(['করিম', 'Rahim 2'])
    // Unlike beside the field, also the one whose number is typed whole.
    expect(like('1240 0000 01')).toEqual(['করিম'])
    expect(like('9')).toEqual([])
  })

  it('is not cut where it is long', () => {
    const many = Array.from({ length: 90 }, (_, nth) => account(`n${nth}`, `${1240000100 + nth}`))
    expect(accountsLike('', many)).toHaveLength(90)
  })
})

describe('the saved accounts that are shown', () => {
  it('are all there are while nothing is typed, as far as there is room', () => {
    expect(found('')).toEqual(['করিম', 'Rahim', 'Rahim 2'])
    const many = Array.from({ length: 9 }, (_, nth) => account(`n${nth}`, `124000010${nth}`))
    expect(foundAccounts(typed(''), many)).toHaveLength(5)
  })

  it.each([
    ['rahim', ['Rahim', 'Rahim 2']],
    ['M 2', ['Rahim 2']],
    ['রিম', ['করিম']],
    ['nobody', []],
  ])('are those whose name has it: %s', (text, names) => {
    expect(found(text)).toEqual(names)
  })

  it.each([
    ['124', ['করিম', 'Rahim']],
    ['১২৪', ['করিম', 'Rahim']],
    ['0001', ['করিম', 'Rahim 2']],
    ['1240 0000-02', ['Rahim']],
    ['40', []],
  ])('are those whose number begins or ends so: %s', (text, names) => {
    expect(found(text)).toEqual(names)
  })

  it('are none that stands in the form already', () => {
    expect(found('1240000002', 'DSD')).toEqual([])
    expect(found('1240000002', 'DSP')).toEqual(['Rahim'])
  })
})

describe('the account Enter takes', () => {
  const meant = (number: string, at: number | null = null) =>
    meantAccount({ ...typed(number), at }, accounts)

  it('is the first that is called so', () => {
    expect(meant('rahim')).toBe(0)
    expect(meant('nobody')).toBeNull()
  })

  it('is none where a number is typed, or nothing: that is meant as it stands', () => {
    expect(meant('124')).toBeNull()
    expect(meant('')).toBeNull()
    expect(meant('  ')).toBeNull()
  })

  it('is the one that was walked to, as long as it is shown', () => {
    expect(meant('', 2)).toBe(2)
    expect(meant('124', 1)).toBe(1)
    expect(meant('124', 2)).toBeNull()
  })
})
