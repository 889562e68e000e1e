import { describe, expect, it } from 'vitest'
import { findingCustomers } from './find-customer.ts'

const customers = [
  { name: 'রহিম চাচা', phone: '01712345678' },
  { name: 'Karim Mia', phone: '01812000111' },
  { name: 'মোহাম্মদ ফরহাদ হোসেন', phone: '' },
  { name: 'Abdullah', phone: '01900000001' },
  { name: 'ইয়াসিন মিয়া', phone: '' },
  { name: 'বড় মসজিদ', phone: '' },
  { name: 'House 2', phone: '' },
  { name: 'House 3', phone: '' },
  { name: 'শাহজাহান ছোট', phone: '' },
]
function found(typed: string): string[] {
  const finds = findingCustomers(typed)
  return customers.filter((one) => finds(one) !== null).map(({ name }) => name)
}

describe('a customer', () => {
  it('is found by a part of the name as it is written, in whatever case', () => {
    expect(found('চাচা')).toEqual(['রহিম চাচা'])
    expect(found('karim')).toEqual(['Karim Mia'])
    expect(found(' DULL ')).toEqual(['Abdullah'])
  })

  it.each([
    ['rahim', 'রহিম চাচা'],
    ['rohim cha', 'রহিম চাচা'],
    ['করিম', 'Karim Mia'],
    ['muhammed farhad', 'মোহাম্মদ ফরহাদ হোসেন'],
    ['hossain', 'মোহাম্মদ ফরহাদ হোসেন'],
    ['আব্দুল্লাহ', 'Abdullah'],
    ['yeasin', 'ইয়াসিন মিয়া'],
    ['boro mosjid', 'বড় মসজিদ'],
    ['shahjahan', 'শাহজাহান ছোট'],
    ['choto', 'শাহজাহান ছোট'],
  ])('is found in the other script: %s', (typed, name) => {
    expect(found(typed)).toEqual([name])
  })

  it('is found by digits of the phone, however they are typed', () => {
    expect(found('345678')).toEqual(['রহিম চাচা'])
    expect(found('+88018-12000 111')).toEqual(['Karim Mia'])
    expect(found('০১৮১২')).toEqual(['Karim Mia'])
  })

  it('with a figure in the name is found by that figure alone', () => {
    expect(found('house 2')).toEqual(['House 2'])
    expect(found('৩')).toEqual(['রহিম চাচা', 'House 3'])
  })

  it('is known to be found by the sound alone, so that the other may stand first', () => {
    const [rahim] = customers
    if (!rahim) throw new Error('nobody is in the book')
    expect(findingCustomers('রহিম')(rahim)).toBe('written')
    expect(findingCustomers('rahim')(rahim)).toBe('sounds')
    expect(findingCustomers('')(rahim)).toBe('written')
  })

  it('is everybody while nothing is typed, and nobody by what is no letter', () => {
    expect(found(' ')).toHaveLength(customers.length)
    expect(found('<>')).toEqual([])
    expect(found('zzz')).toEqual([])
  })
})
