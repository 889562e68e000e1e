import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { money, taka, ZERO } from '../../money.ts'
import {
  type HiddenReason,
  hiddenReasons,
  ListedPack,
  type PackRow,
  readPacks,
  ROWS_MAX,
} from './catalogue.ts'

const row = (change: Partial<PackRow> = {}): PackRow => ({
  id: '1',
  name: '1 GB – 30 Days',
  price: '149',
  commission: '5.00',
  type: 'data',
  tag: 'HOT',
  ...change,
})
const pack: ListedPack = {
  id: 1,
  operator: 'GP',
  name: '1 GB – 30 Days',
  price_e4: taka(149),
  commission_e4: taka(5),
  sort: 'data',
  tag: 'HOT',
}
const nothingHidden = {
  id: 0,
  name: 0,
  sort: 0,
  price: 0,
  commission: 0,
  'above-price': 0,
  twice: 0,
}

describe('a list of packs', () => {
  it('is read as flexiloadbd’s document shows one', () => {
    const other = { id: '2', name: '3 GB – 7 Days', price: '65', commission: '2.00', tag: null }
    expect(readPacks('GP', [row(), row(other)])).toEqual({
      packs: [
        pack,
        {
          ...pack,
          id: 2,
          name: '3 GB – 7 Days',
          price_e4: taka(65),
          commission_e4: taka(2),
          tag: null,
        },
      ],
      hidden: nothingHidden,
      cut: 0,
    })
  })

  it('is of the network it was asked for', () => {
    expect(readPacks('BL', [row()]).packs).toEqual([{ ...pack, operator: 'BL' }])
  })

  it('may be empty, and then is no list', () => {
    expect(readPacks('GP', [])).toEqual({ packs: [], hidden: nothingHidden, cut: 0 })
  })

  it.each(['data', 'combo', 'minutes', 'rate', 'drive'])('has packs of the sort %s', (type) => {
    expect(readPacks('GP', [row({ type })]).packs).toEqual([{ ...pack, sort: type }])
  })

  it.each([
    ['a sort in capitals', { type: ' DATA ' }, {}],
    ['a price with poisha', { price: '149.50' }, { price_e4: money(1_495_000) }],
    ['no commission on it', { commission: '0' }, { commission_e4: ZERO }],
    [
      'a commission a little below its price',
      { commission: '148.9999' },
      { commission_e4: money(1_489_999) },
    ],
    ['the smallest price', { price: '0.0001', commission: '0' }, { price_e4: 1, commission_e4: 0 }],
    ['the largest id there is', { id: '9007199254740991' }, { id: Number.MAX_SAFE_INTEGER }],
    ['an untidy name', { name: ' 1\u202E GB ' }, { name: '1 GB' }],
    ['an empty mark', { tag: ' ' }, { tag: null }],
  ])('takes %s', (_what, change, read) => {
    const { packs, hidden } = readPacks('GP', [row(change)])
    expect(packs).toEqual([{ ...pack, ...read }])
    expect(hidden).toEqual(nothingHidden)
  })
})

describe('a row that cannot be sold is hidden and counted', () => {
  const hidden: [string, Partial<PackRow>, HiddenReason][] = [
    ['no id', { id: null }, 'id'],
    ['an empty id', { id: '' }, 'id'],
    ['an id that is no whole number', { id: '1.5' }, 'id'],
    ['an id of zero', { id: '0' }, 'id'],
    ['a negative id', { id: '-1' }, 'id'],
    ['an id with letters', { id: 'P1' }, 'id'],
    ['an id with letters behind it', { id: '1P' }, 'id'],
    ['an id too large to be kept exactly', { id: '9007199254740992' }, 'id'],
    ['no name', { name: null }, 'name'],
    ['a name nobody can read', { name: ' \u200B' }, 'name'],
    ['no sort', { type: null }, 'sort'],
    ['a sort that is not in the document', { type: 'voice' }, 'sort'],
    ['no price', { price: null }, 'price'],
    ['a price below nothing', { price: '-149' }, 'price'],
    ['a price of nothing', { price: '0.00' }, 'price'],
    ['a price that is no figure', { price: 'NaN' }, 'price'],
    ['no commission', { commission: null }, 'commission'],
    ['a commission below nothing', { commission: '-5' }, 'commission'],
    ['a commission as large as its price', { commission: '149' }, 'above-price'],
    ['a commission above its price', { commission: '149.0001' }, 'above-price'],
  ]
  it.each(hidden)('%s', (_what, change, reason) => {
    const other = row({ id: '2' })
    expect(readPacks('GP', [row(change), other])).toEqual({
      packs: [{ ...pack, id: 2 }],
      hidden: { ...nothingHidden, [reason]: 1 },
      cut: 0,
    })
  })

  it('the same row twice is one pack, with the mark of the first', () => {
    const rows = [row(), row({ id: '2' }), row({ tag: 'NEW' })]
    expect(readPacks('GP', rows)).toEqual({
      packs: [pack, { ...pack, id: 2 }],
      hidden: { ...nothingHidden, twice: 1 },
      cut: 0,
    })
  })

  it.each<[string, Partial<PackRow>]>([
    ['price', { price: '150' }],
    ['commission', { commission: '6' }],
    ['name', { name: '2 GB' }],
    ['sort', { type: 'combo' }],
  ])('two rows of one id that differ in %s are no pack at all', (_what, change) => {
    const rows = [row(), row(change), row({ id: '2' })]
    expect(readPacks('GP', rows)).toEqual({
      packs: [{ ...pack, id: 2 }],
      hidden: { ...nothingHidden, twice: 2 },
      cut: 0,
    })
    // A third that agrees with the first does not settle it.
    expect(readPacks('GP', [...rows, row()]).hidden.twice).toBe(3)
    expect(readPacks('GP', [...rows, row()]).packs).toHaveLength(1)
  })

  it('has a sample of every reason', () => {
    const reasons = new Set(hidden.map(([, , reason]) => reason))
    expect(new Set([...reasons, 'twice'])).toEqual(new Set(hiddenReasons))
  })
})

describe('a list that goes on too long', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, index) => row({ id: String(index + 1) }))

  it('is read as far as two thousand rows', () => {
    expect(ROWS_MAX).toBe(2_000)
    const whole = readPacks('GP', rows(2_000))
    expect(whole.packs).toHaveLength(2_000)
    expect(whole.cut).toBe(0)
    const long = readPacks('GP', rows(2_001))
    expect(long.packs.at(-1)?.id).toBe(2_000)
    expect(long.cut).toBe(1)
    expect(readPacks('GP', rows(50_000)).cut).toBe(48_000)
  })
})

describe('whatever a provider lists', () => {
  it('every row is a pack, hidden or cut, and a pack is one the shop can sell', () => {
    const text = fc.oneof(
      fc.constantFrom('1', '2', '3', '0', '-1', '149', '0.5', 'data', 'rate', 'x', ''),
      fc.string({ maxLength: 10 }),
      fc.constant(null),
    )
    const any = fc.record({
      id: fc.oneof(text, fc.nat({ max: 9 }).map(String)),
      name: text,
      price: fc.oneof(text, fc.nat().map(String)),
      commission: fc.oneof(text, fc.nat().map(String)),
      type: fc.oneof(text, fc.constant('drive')),
      tag: text,
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 60 }), (rows) => {
        const { packs, hidden, cut } = readPacks('RB', rows)
        for (const listed of packs) expect(ListedPack.parse(listed)).toEqual(listed)
        expect(new Set(packs.map(({ id }) => id)).size).toBe(packs.length)
        const counted = Object.values(hidden).reduce((sum, count) => sum + count, 0)
        expect(packs.length + counted + cut).toBe(rows.length)
      }),
    )
  })
})

describe('a pack that is read back from the books', () => {
  it('is one that could have been listed', () => {
    expect(ListedPack.safeParse(pack).success).toBe(true)
    expect(ListedPack.safeParse({ ...pack, commission_e4: pack.price_e4 - 1 }).success).toBe(true)
    expect(ListedPack.safeParse({ ...pack, commission_e4: 0, tag: null }).success).toBe(true)
    expect(ListedPack.safeParse({ ...pack, name: 'x'.repeat(200) }).success).toBe(true)
  })

  it.each<[string, object]>([
    ['no id', { id: 0 }],
    ['half an id', { id: 1.5 }],
    ['no name', { name: '' }],
    ['a name too long', { name: 'x'.repeat(201) }],
    ['no price', { price_e4: 0, commission_e4: 0 }],
    ['a commission below nothing', { commission_e4: -1 }],
    ['a commission as large as its price', { commission_e4: pack.price_e4 }],
    ['a brand for its network', { operator: 'BK' }],
    ['a sort nobody sells', { sort: 'voice' }],
  ])('and not one with %s', (_what, change) => {
    expect(ListedPack.safeParse({ ...pack, ...change }).success).toBe(false)
  })
})
