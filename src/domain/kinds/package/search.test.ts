import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Money, money, taka } from '../../money.ts'
import { type ListedPack, type PackSort, packSorts } from './catalogue.ts'
import { cleanPackName } from './pack-name.ts'
import { findPacks, packOrders, type PackWish } from './search.ts'

const pack = (id: number, name: string, change: Partial<ListedPack> = {}): ListedPack => ({
  id,
  operator: 'GP',
  name,
  price_e4: taka(100),
  commission_e4: taka(5),
  sort: 'data',
  tag: null,
  ...change,
})
const wish = (change: Partial<PackWish> = {}): PackWish => ({
  words: '',
  sort: null,
  budget_e4: null,
  order: 'listed',
  ...change,
})
const ids = (packs: readonly ListedPack[], change: Partial<PackWish>) =>
  findPacks(packs, wish(change)).map(({ id }) => id)

describe('packs by words of their name', () => {
  const packs = [
    pack(1, '1 GB – 30 Days'),
    pack(2, '11GB 7 Days'),
    pack(3, '5 GB 1 Day'),
    pack(4, '৪০ মিনিট – ৭ দিন'),
    pack(5, 'Mini Facebook 1.5 GB'),
    pack(6, '100 min'),
    pack(7, 'Offer 16 for all'),
  ]

  it.each<[string, number[]]>([
    ['', [1, 2, 3, 4, 5, 6, 7]],
    [' – . ', [1, 2, 3, 4, 5, 6, 7]],
    ['1gb', [1]],
    ['1 GB', [1]],
    ['১ জিবি', [1]],
    ['১gb', [1]],
    ['gb', [1, 2, 3, 5]],
    ['GB 30', [1]],
    ['30 days 1gb', [1]],
    ['৩০ দিন', [1]],
    ['7 days', [2, 4]],
    ['৭দিন', [2, 4]],
    ['1 day', [3]],
    ['1 d', [3]],
    ['11 g', [2]],
    ['1', [1, 2, 3, 5, 6, 7]],
    ['1.5', [5]],
    ['5', [3]],
    ['1.5g', [5]],
    ['40 minutes', [4]],
    ['40 mins', [4]],
    ['40 min', [4]],
    ['মিনিট', [4, 6]],
    ['100 মিনিট', [6]],
    ['min', [4, 5, 6]],
    ['mini', [5]],
    ['face', [5]],
    ['BOOK', [5]],
    ['book mini', [5]],
    ['16 offer', [7]],
    ['1 offer', []],
    ['16 for', [7]],
    ['16 al', [7]],
    ['2 gb', []],
    ['gb 1', [1, 2, 3, 5]],
    ['teletalk', []],
  ])('"%s"', (words, found) => {
    expect(ids(packs, { words })).toEqual(found)
  })

  it.each([
    ['5 mb', [1]],
    ['5mb', [1]],
    ['৫ এমবি', [1]],
    ['5 min', [3]],
    ['5 minutes', [3]],
    ['5 gb', [2, 4]],
    ['5 m', [1, 3]],
  ])('a figure and its unit belong together: "%s"', (words, found) => {
    const units = [
      pack(1, '5 MB'),
      pack(2, '5 GB and 1 MB'),
      pack(3, '5 min'),
      pack(4, '5 GB and 1 min'),
    ]
    expect(ids(units, { words })).toEqual(found)
  })

  it('are looked for in the first two hundred characters of what was typed', () => {
    expect(ids(packs, { words: `${' '.repeat(196)}face` })).toEqual([5])
    expect(ids(packs, { words: `${' '.repeat(199)}z` })).toEqual([])
    expect(ids(packs, { words: `${' '.repeat(200)}teletalk` })).toHaveLength(packs.length)
  })

  it('finds a pack by its own name, in whatever letters it is typed', () => {
    const words =
      '1 30 1.5 GB gb MB min Mins Minutes day Days Mini জিবি মিনিট দিন ৩০ Combo – + ( g m'
    const word = fc.constantFrom(...words.split(' '))
    const written = fc
      .tuple(fc.array(word, { minLength: 1, maxLength: 8 }), fc.constantFrom(' ', ''))
      .map(([words, between]) => cleanPackName(words.join(between)))
    const names = fc.oneof(written, fc.string().map(cleanPackName))
    fc.assert(
      fc.property(names, (name) => {
        expect(ids([pack(1, name)], { words: name })).toEqual([1])
        expect(ids([pack(1, name)], { words: name.toUpperCase() })).toEqual([1])
      }),
    )
  })
})

describe('packs for a budget', () => {
  const packs = [
    pack(1, '1 GB', { price_e4: taka(101) }),
    pack(2, '1 GB', { price_e4: taka(100) }),
    pack(3, '40 min', { price_e4: taka(19), sort: 'minutes' }),
    pack(4, '1 GB', { price_e4: money(1_000_001), sort: 'drive' }),
  ]

  it('cost that much at most', () => {
    expect(ids(packs, { budget_e4: taka(100) })).toEqual([2, 3])
    expect(ids(packs, { budget_e4: money(1_000_001) })).toEqual([2, 3, 4])
    expect(ids(packs, { budget_e4: taka(18) })).toEqual([])
  })

  it('are of the sort that was asked for', () => {
    expect(ids(packs, { sort: 'minutes' })).toEqual([3])
    expect(ids(packs, { sort: 'drive' })).toEqual([4])
    expect(ids(packs, { sort: 'data', budget_e4: taka(100) })).toEqual([2])
    expect(ids(packs, { sort: 'rate' })).toEqual([])
  })

  it('answer the whole wish', () => {
    const words = '1 gb'
    expect(ids(packs, { words, sort: 'data', budget_e4: taka(100) })).toEqual([2])
  })
})

describe('the order of packs', () => {
  it('by value: the most data for a taka, then the most minutes, then the longest', () => {
    const packs = [
      pack(1, 'Unlimited 365 Days'),
      pack(2, '40 min', { price_e4: taka(20) }),
      pack(3, '1 GB 7 Days'),
      pack(4, '2 GB 7 Days', { price_e4: taka(200) }),
      pack(5, '1 GB 30 Days'),
      pack(6, '2 GB'),
      pack(7, '1 GB + 10 min'),
      pack(8, '30 min', { price_e4: taka(10) }),
      pack(9, '1 MB', { price_e4: taka(500) }),
      pack(10, 'Special'),
    ]
    expect(ids(packs, { order: 'value' })).toEqual([6, 7, 5, 3, 4, 9, 8, 2, 1, 10])
  })

  it('by value: packs without a readable volume come last, as they were listed', () => {
    const packs = [pack(1, '3 Days'), pack(2, '30 Days'), pack(3, '1 min'), pack(4, '9 Days')]
    expect(ids(packs, { order: 'value' })).toEqual([3, 1, 2, 4])
  })

  it('by value: what costs three times as much for three times the volume is equal', () => {
    const thirds = [1, 3, 7, 9].map((times) =>
      pack(times, `${times * 100} MB`, { price_e4: money(times * 333_333) }),
    )
    expect(ids(thirds, { order: 'value' })).toEqual([1, 3, 7, 9])
    expect(ids(thirds.toReversed(), { order: 'value' })).toEqual([9, 7, 3, 1])
  })

  it('by commission: what earns most first, equals as they were listed', () => {
    const earning = [5, 7, 5, 0, 9].map((whole, at) =>
      pack(at, 'x', { commission_e4: taka(whole) }),
    )
    expect(ids(earning, { order: 'commission' })).toEqual([4, 1, 0, 2, 3])
  })

  it('as listed, and the list itself is left as it is', () => {
    const packs = [pack(2, '1 GB'), pack(1, '5 GB'), pack(3, '3 GB')]
    for (const order of packOrders) findPacks(packs, wish({ order }))
    expect(ids(packs, {})).toEqual([2, 1, 3])
  })
})

describe('a search', () => {
  const any = fc
    .array(
      fc.tuple(
        fc.constantFrom('1 GB', '10 GB 7 Days', '40 min', 'x', '৫ জিবি'),
        fc.constantFrom<Money>(taka(19), taka(100), taka(149)),
        fc.constantFrom<Money>(taka(0), taka(2), taka(5)),
        fc.constantFrom<PackSort>(...packSorts),
      ),
    )
    .map((rows) =>
      rows.map(([name, price_e4, commission_e4, sort], id) =>
        pack(id, name, { price_e4, commission_e4, sort }),
      ),
    )
  const anyWish = fc.record({
    words: fc.constantFrom('', '1gb', '1', 'min', 'জিবি', 'zzz'),
    sort: fc.constantFrom(null, ...packSorts),
    budget_e4: fc.constantFrom<Money | null>(null, taka(19), taka(120)),
    order: fc.constantFrom(...packOrders),
  })

  it('never invents: it finds packs of the list, each once, and all that fit', () => {
    fc.assert(
      fc.property(any, anyWish, (packs, wished) => {
        const found = findPacks(packs, wished)
        expect(new Set(found).size).toBe(found.length)
        for (const one of found) expect(packs).toContain(one)
        const listed = findPacks(packs, { ...wished, order: 'listed' })
        expect(listed).toEqual(packs.filter((one) => found.includes(one)))
      }),
    )
  })

  it('asks no more of a pack when less is wished for', () => {
    fc.assert(
      fc.property(any, anyWish, (packs, wished) => {
        const more = findPacks(packs, { ...wished, words: '', budget_e4: null })
        for (const one of findPacks(packs, wished)) expect(more).toContain(one)
      }),
    )
  })
})
