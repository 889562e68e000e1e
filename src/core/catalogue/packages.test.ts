import { describe, expect, it } from 'vitest'
import type { ListedPack } from '../../domain/kinds/package/catalogue.ts'
import { taka } from '../../domain/money.ts'
import { openDatabase } from '../db/open.ts'
import { createPackages, type ListAt, type Packages } from './packages.ts'

const NOON = 1_777_000_000_000

function listed(id: number, changes: Partial<ListedPack> = {}): ListedPack {
  return {
    id,
    operator: 'GP',
    name: `${id} GB`,
    price_e4: taka(100),
    commission_e4: taka(3),
    sort: 'data',
    tag: null,
    ...changes,
  }
}

const at: ListAt = { provider: 'flexiloadbd', operator: 'GP', isDrive: false }
const driveAt: ListAt = { ...at, isDrive: true }
const drive = listed(9, { sort: 'drive', name: 'Drive 30 GB' })

function openPackages(db = openDatabase(':memory:')) {
  return { db, packages: createPackages(db) }
}

const idsOf = (packages: Packages) =>
  packages
    .of('GP')
    .map(({ id }) => id)
    .toSorted((one, other) => one - other)

describe('the packages of a provider', () => {
  it('are none before a list was read', () => {
    const { packages } = openPackages()
    expect(packages.of('GP')).toEqual([])
    expect(packages.pack('GP', 1)).toBeNull()
    expect(packages.readAt_ms('GP', false)).toBeNull()
    expect(packages.changes(10)).toEqual([])
  })

  it('stand in the order of the list, with when it was read, over a restart too', () => {
    const { db, packages } = openPackages()
    packages.keep(at, [listed(3), listed(1, { tag: 'HOT' })], NOON)
    for (const shelf of [packages, openPackages(db).packages]) {
      expect(shelf.of('GP')).toEqual([listed(3), listed(1, { tag: 'HOT' })])
      expect(shelf.of('RB')).toEqual([])
      expect(shelf.readAt_ms('GP', false)).toBe(NOON)
      expect(shelf.readAt_ms('GP', true)).toBeNull()
      expect(shelf.readAt_ms('RB', false)).toBeNull()
    }
  })

  it('are sold by network and id, with what they cost and bring', () => {
    const { packages } = openPackages()
    packages.keep(at, [listed(1)], NOON)
    packages.keep(driveAt, [drive], NOON)
    const figures = { price_e4: taka(100), commission_e4: taka(3) }
    expect(packages.pack('GP', 1)).toEqual({ name: '1 GB', ...figures, isDrive: false })
    expect(packages.pack('GP', 9)).toEqual({ name: 'Drive 30 GB', ...figures, isDrive: true })
    expect(packages.pack('RB', 1)).toBeNull()
    expect(packages.pack('GP', 2)).toBeNull()
  })
})

describe('a newer list', () => {
  it('says nothing of a first one, and of the next what came, went and changed', () => {
    const { db, packages } = openPackages()
    packages.keep(
      at,
      [1, 2, 3, 4].map((id) => listed(id)),
      NOON,
    )
    expect(packages.changes(10)).toEqual([])
    const next = [
      listed(1),
      listed(2, { price_e4: taka(120) }),
      listed(3, { commission_e4: taka(2) }),
      listed(5),
    ]
    packages.keep(at, next, NOON + 1)
    const told = packages.changes(10).map(({ packageId, what, was_e4, is_e4, at_ms, operator }) => {
      return [packageId, what, was_e4, is_e4, at_ms - NOON, operator]
    })
    expect(told.toReversed()).toEqual([
      [4, 'withdrawn', taka(100), null, 1, 'GP'],
      [5, 'added', null, taka(100), 1, 'GP'],
      [2, 'repriced', taka(100), taka(120), 1, 'GP'],
      [3, 'altered', taka(100), taka(100), 1, 'GP'],
    ])
    expect(packages.changes(1)).toMatchObject([{ packageId: 3, name: '3 GB' }])
    expect(
      openPackages(db)
        .packages.of('GP')
        .map(({ id }) => id),
    ).toEqual([1, 2, 3, 5])
    expect(packages.readAt_ms('GP', false)).toBe(NOON + 1)
  })

  it('that says the same tells of nothing, and is as young as it is', () => {
    const { packages } = openPackages()
    packages.keep(at, [listed(1)], NOON)
    packages.keep(at, [listed(1, { tag: 'HOT' })], NOON + 5)
    expect(packages.changes(10)).toEqual([])
    expect(packages.of('GP')).toEqual([listed(1, { tag: 'HOT' })])
    expect(packages.readAt_ms('GP', false)).toBe(NOON + 5)
  })

  it('of nothing teaches nothing: the last good one stays, with its age (row 68)', () => {
    const { packages } = openPackages()
    packages.keep(at, [listed(1)], NOON)
    packages.keep(at, [], NOON + 5)
    expect(packages.of('GP')).toEqual([listed(1)])
    expect(packages.readAt_ms('GP', false)).toBe(NOON)
  })

  it('of packages leaves the drive packages alone, and the other way round', () => {
    const { packages } = openPackages()
    packages.keep(driveAt, [drive], NOON)
    // Without a filter it names drive packages too: they are another list's.
    packages.keep(at, [listed(1), listed(10, { sort: 'drive' })], NOON + 1)
    expect(idsOf(packages)).toEqual([1, 9])
    packages.keep(driveAt, [listed(11, { sort: 'drive' }), listed(12)], NOON + 2)
    expect(idsOf(packages)).toEqual([1, 11])
    expect(packages.readAt_ms('GP', false)).toBe(NOON + 1)
    expect(packages.readAt_ms('GP', true)).toBe(NOON + 2)
  })

  it('of one network leaves the others alone, also where they share an id', () => {
    const { packages } = openPackages()
    packages.keep(at, [listed(1)], NOON)
    packages.keep({ ...at, operator: 'RB' }, [listed(1, { operator: 'RB', name: 'Robi' })], NOON)
    packages.keep(at, [listed(2)], NOON + 1)
    expect(packages.pack('GP', 1)).toBeNull()
    expect(packages.pack('RB', 1)?.name).toBe('Robi')
  })

  it('brings back what was gone, as something new', () => {
    const { packages } = openPackages()
    packages.keep(at, [listed(1), listed(2)], NOON)
    packages.keep(at, [listed(2)], NOON + 1)
    packages.keep(at, [listed(2), listed(1, { price_e4: taka(90) })], NOON + 2)
    expect(packages.pack('GP', 1)?.price_e4).toBe(taka(90))
    expect(packages.changes(10).map(({ what }) => what)).toEqual(['added', 'withdrawn'])
  })

  it('moves a package that has become a drive package to the other list', () => {
    const { packages } = openPackages()
    packages.keep(at, [listed(1), listed(2)], NOON)
    packages.keep(driveAt, [drive], NOON)
    packages.keep(driveAt, [drive, listed(1, { sort: 'drive' })], NOON + 1)
    packages.keep(at, [listed(2)], NOON + 2)
    expect(packages.pack('GP', 1)).toMatchObject({ isDrive: true })
  })
})

describe('what changed in a list', () => {
  it('is never changed nor deleted', () => {
    const { db, packages } = openPackages()
    packages.keep(at, [listed(1)], NOON)
    packages.keep(at, [listed(2)], NOON + 1)
    for (const sql of ['UPDATE package_change SET name = name', 'DELETE FROM package_change']) {
      const change = db.change<[]>(sql)
      expect(() => db.write(() => change.run())).toThrow(/never (?:changed|deleted)/)
    }
  })
})
