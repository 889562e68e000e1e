import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { taka } from '../../money.ts'
import { type ListedPack, packSorts } from './catalogue.ts'
import { packDifference } from './difference.ts'

const pack = (id: number, change: Partial<ListedPack> = {}): ListedPack => ({
  id,
  operator: 'GP',
  name: `Pack ${id}`,
  price_e4: taka(100),
  commission_e4: taka(5),
  sort: 'data',
  tag: null,
  ...change,
})
const none = { added: [], withdrawn: [], repriced: [], altered: [] }

describe('what changed from one list to the next', () => {
  it('is nothing where the same packs stand in another order or under another mark', () => {
    const after = [pack(2, { tag: 'HOT' }), pack(1)]
    expect(packDifference([pack(1), pack(2)], after)).toEqual(none)
    expect(packDifference([], [])).toEqual(none)
  })

  it('is what came and what went, in the order of their lists', () => {
    const before = [pack(3), pack(1), pack(2)]
    expect(packDifference(before, [pack(5), pack(1), pack(4)])).toEqual({
      ...none,
      added: [pack(5), pack(4)],
      withdrawn: [pack(3), pack(2)],
    })
  })

  it('is another price, with the old and the new', () => {
    const [was, is] = [pack(1), pack(1, { price_e4: taka(110), name: 'Pack 1 new' })]
    expect(packDifference([was], [is])).toEqual({ ...none, repriced: [{ was, is }] })
    expect(packDifference([is], [was])).toEqual({ ...none, repriced: [{ was: is, is: was }] })
  })

  it.each<[string, Partial<ListedPack>]>([
    ['name', { name: 'Pack 2' }],
    ['sort', { sort: 'combo' }],
    ['commission', { commission_e4: taka(4) }],
  ])('is another %s at the same price', (_what, change) => {
    const [was, is] = [pack(1), pack(1, change)]
    expect(packDifference([was], [is])).toEqual({ ...none, altered: [{ was, is }] })
  })

  it('keeps the networks apart: an id may stand in two lists', () => {
    const robi = pack(1, { operator: 'RB', price_e4: taka(50) })
    expect(packDifference([pack(1)], [robi])).toEqual({
      ...none,
      added: [robi],
      withdrawn: [pack(1)],
    })
    expect(packDifference([pack(1), robi], [robi, pack(1)])).toEqual(none)
  })

  it('makes the new list of the old one', () => {
    const any = fc.record({
      name: fc.constantFrom('1 GB', '2 GB'),
      price_e4: fc.constantFrom(taka(100), taka(110)),
      commission_e4: fc.constantFrom(taka(4), taka(5)),
      sort: fc.constantFrom(...packSorts),
      operator: fc.constantFrom('GP' as const, 'RB' as const),
    })
    const list = fc
      .dictionary(fc.constantFrom('1', '2', '3', '4', '5'), any)
      .map((packs) => Object.entries(packs).map(([id, change]) => pack(Number(id), change)))
    const keyOf = ({ operator, id }: ListedPack) => `${operator}:${id}`
    const sorted = (packs: readonly ListedPack[]) =>
      packs.toSorted((one, other) => keyOf(one).localeCompare(keyOf(other)))
    fc.assert(
      fc.property(list, list, (before, after) => {
        const { added, withdrawn, repriced, altered } = packDifference(before, after)
        const gone = new Set(withdrawn.map(keyOf))
        const changed = new Map([...repriced, ...altered].map(({ is }) => [keyOf(is), is]))
        const kept = before.filter((was) => !gone.has(keyOf(was)))
        const made = [...kept.map((was) => changed.get(keyOf(was)) ?? was), ...added]
        expect(sorted(made)).toEqual(sorted(after))
        expect(repriced.length + altered.length).toBe(changed.size)
      }),
    )
  })
})
