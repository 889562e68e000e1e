import { describe, expect, it } from 'vitest'
import type { ListedPack, PackSort } from '../../../domain/kinds/package/catalogue.ts'
import { taka } from '../../../domain/money.ts'
import type { PackForm } from './pack-form.ts'
import { countOn, find, litIn } from './wish.ts'

const pack = (id: number, name: string, price: number, sort: PackSort = 'data'): ListedPack => ({
  id,
  operator: 'GP',
  name,
  price_e4: taka(price),
  commission_e4: taka(id),
  sort,
  tag: null,
})
const all = [
  pack(1, '1 GB – 30 Days', 149),
  pack(2, '3 GB – 7 Days', 65),
  pack(3, '10 GB + 200 Min – 30 Days', 399, 'combo'),
  pack(4, '30 GB – 30 Days', 100, 'drive'),
]
const found = (search: string, more: Partial<Pick<PackForm, 'shelf' | 'order'>> = {}) => {
  const { packs, budget_e4 } = find(all, { search, shelf: 'all', order: 'listed', ...more })
  return { ids: packs.map(({ id }) => id), budget_e4 }
}

describe('what is typed beside a list', () => {
  it.each(['100', '১০০', ' 100 ', '৳100', '৳ ১০০'])(
    'is a budget where it is digits: %s',
    (text) => {
      expect(found(text)).toEqual({ ids: [2], budget_e4: taka(100) })
    },
  )

  it('has in its budget what costs just as much', () => {
    expect(found('65').ids).toEqual([2])
    expect(found('149').ids).toEqual([1, 2])
  })

  it.each(['64', '1', '0', '999999999'])('is a name where %s buys nothing', (text) => {
    expect(found(text).budget_e4).toBeNull()
  })

  it('is words of the name, whatever the digits', () => {
    expect(found('1').ids).toEqual([1, 3])
    expect(found('১ জিবি')).toEqual({ ids: [1], budget_e4: null })
    expect(found('gb 7').ids).toEqual([2])
    expect(found('').ids).toEqual([1, 2, 3])
  })

  it('is looked for on one shelf, and drive packs stand on theirs alone', () => {
    expect(found('', { shelf: 'combo' }).ids).toEqual([3])
    expect(found('', { shelf: 'drive' }).ids).toEqual([4])
    expect(found('100', { shelf: 'drive' })).toEqual({ ids: [4], budget_e4: taka(100) })
    expect(countOn(all, 'all')).toBe(3)
    expect(countOn(all, 'data')).toBe(2)
    expect(countOn(all, 'drive')).toBe(1)
    expect(countOn(all, 'rate')).toBe(0)
  })

  it('comes in the order that was chosen', () => {
    expect(found('', { order: 'value' }).ids).toEqual([2, 3, 1])
    expect(found('149', { order: 'commission' }).ids).toEqual([2, 1])
  })
})

describe('the row of the arrows', () => {
  it('is the first until they went elsewhere, and again when that is not found', () => {
    expect(litIn(all, null)).toBe(0)
    expect(litIn(all, 3)).toBe(2)
    expect(litIn(all, 99)).toBe(0)
    expect(litIn([], 3)).toBe(0)
  })
})
