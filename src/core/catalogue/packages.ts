import type { Shelf } from '../../domain/kinds/kind.ts'
import type { ListedPack, PackSort } from '../../domain/kinds/package/catalogue.ts'
import { packDifference } from '../../domain/kinds/package/difference.ts'
import type { PackListCode } from '../../domain/kinds/package/lists.ts'
import { type Money, money } from '../../domain/money.ts'
import type { ProviderId } from '../../domain/provider.ts'
import type { WritableDb } from '../db/database.ts'

/** One of a provider's lists: of each its drive packages are asked for apart. */
export interface ListAt {
  readonly provider: ProviderId
  readonly operator: PackListCode
  readonly isDrive: boolean
}

/** What came, went or changed from one list to the next. */
export interface PackChange {
  readonly seq: number
  readonly at_ms: number
  readonly operator: PackListCode
  readonly packageId: number
  readonly what: 'added' | 'withdrawn' | 'repriced' | 'altered'
  readonly name: string
  readonly was_e4: Money | null
  readonly is_e4: Money | null
}

/** The packages of the one provider that has any, as its lists last came. */
export interface Packages extends Shelf {
  /**
   * Takes a newer list. An empty one teaches nothing: the last good one stays, with its age (bad
   * inputs, row 68). What changed since the last is written down, but for a first list.
   */
  keep(at: ListAt, packs: readonly ListedPack[], at_ms: number): void
  /** Everything a network has, or Skitto, in the order of the provider's list. */
  of(operator: PackListCode): readonly ListedPack[]
  /** Milliseconds since 1970 UTC; null where the list was never read. */
  readAt_ms(operator: PackListCode, isDrive: boolean): number | null
  /** The newest first. */
  changes(limit: number): readonly PackChange[]
}

interface PackRow {
  readonly provider: ProviderId
  readonly operator: PackListCode
  readonly package_id: number
  readonly sort: PackSort
  readonly name: string
  readonly price_e4: number
  readonly commission_e4: number
  readonly tag: string | null
}

interface ListRow {
  readonly operator: PackListCode
  readonly is_drive: 0 | 1
  readonly read_at_ms: number
}

interface ChangeRow {
  readonly seq: number
  readonly at_ms: number
  readonly operator: PackListCode
  readonly package_id: number
  readonly what: PackChange['what']
  readonly name: string
  readonly was_e4: number | null
  readonly is_e4: number | null
}

export function createPackages(db: WritableDb): Packages {
  const all = db.read<[], PackRow>(
    'SELECT * FROM listed_package WHERE is_listed = 1 ORDER BY place',
  )
  const lists = db.read<[], ListRow>('SELECT operator, is_drive, read_at_ms FROM package_list')
  const newest = db.read<[number], ChangeRow>(
    `SELECT seq, at_ms, operator, package_id, what, name, was_e4, is_e4 FROM package_change
     ORDER BY seq DESC LIMIT ?`,
  )
  const write = createWrite(db)
  // Asked for at every key a cashier presses, changed a few times an hour.
  let packs = all.all()
  let read = lists.all()
  const of = (operator: PackListCode) => packs.filter((row) => row.operator === operator)
  const readAt_ms = (operator: PackListCode, isDrive: boolean) =>
    read.find((list) => list.operator === operator && (list.is_drive === 1) === isDrive)
      ?.read_at_ms ?? null
  return {
    keep(at, listed, at_ms) {
      const mine = listed.filter(({ sort }) => (sort === 'drive') === at.isDrive)
      if (mine.length === 0) return
      const before = of(at.operator)
        .map(toPack)
        .filter(({ sort }) => (sort === 'drive') === at.isDrive)
      const isFirst = readAt_ms(at.operator, at.isDrive) === null
      db.write(() => write(at, { before, after: mine, isFirst }, at_ms))
      packs = all.all()
      read = lists.all()
    },
    of: (operator) => of(operator).map(toPack),
    pack(operator, packageId) {
      const row = of(operator).find(({ package_id }) => package_id === packageId)
      if (!row) return null
      const { name, sort } = row
      const [price_e4, commission_e4] = [money(row.price_e4), money(row.commission_e4)]
      return { name, price_e4, commission_e4, isDrive: sort === 'drive' }
    },
    readAt_ms,
    changes: (limit) => newest.all(limit).map(toChange),
  }
}

interface Lists {
  readonly before: readonly ListedPack[]
  readonly after: readonly ListedPack[]
  readonly isFirst: boolean
}

function createWrite(db: WritableDb) {
  const gone = db.change<[string, string, number]>(
    `UPDATE listed_package SET is_listed = 0
     WHERE provider = ? AND operator = ? AND package_id = ?`,
  )
  const put = db.change<[Omit<PackRow, 'package_id'> & { id: number; place: number }]>(
    `INSERT INTO listed_package (provider, operator, package_id, sort, name, price_e4,
       commission_e4, tag, place, is_listed)
     VALUES (@provider, @operator, @id, @sort, @name, @price_e4, @commission_e4, @tag, @place, 1)
     ON CONFLICT (provider, operator, package_id) DO UPDATE SET sort = excluded.sort,
       name = excluded.name, price_e4 = excluded.price_e4, commission_e4 = excluded.commission_e4,
       tag = excluded.tag, place = excluded.place, is_listed = 1`,
  )
  const wasRead = db.change<[string, string, number, number]>(
    `INSERT INTO package_list (provider, operator, is_drive, read_at_ms) VALUES (?, ?, ?, ?)
     ON CONFLICT (provider, operator, is_drive) DO UPDATE SET read_at_ms = excluded.read_at_ms`,
  )
  const change = db.change<[number, string, string, number, string, string, ...Prices]>(
    `INSERT INTO package_change
       (at_ms, provider, operator, package_id, what, name, was_e4, is_e4)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  return ({ provider, operator, isDrive }: ListAt, lists: Lists, at_ms: number): void => {
    const { added, withdrawn, repriced, altered } = packDifference(lists.before, lists.after)
    const tell = (what: PackChange['what'], { id, name }: ListedPack, ...prices: Prices) => {
      if (!lists.isFirst) change.run(at_ms, provider, operator, id, what, name, ...prices)
    }
    for (const pack of withdrawn) {
      gone.run(provider, operator, pack.id)
      tell('withdrawn', pack, pack.price_e4, null)
    }
    for (const [place, pack] of lists.after.entries())
      put.run({ ...pack, provider, operator, place })
    for (const pack of added) tell('added', pack, null, pack.price_e4)
    for (const { was, is } of repriced) tell('repriced', is, was.price_e4, is.price_e4)
    for (const { was, is } of altered) tell('altered', is, was.price_e4, is.price_e4)
    wasRead.run(provider, operator, isDrive ? 1 : 0, at_ms)
  }
}
/** Before and after. */
type Prices = [was_e4: number | null, is_e4: number | null]

function toPack({ package_id: id, operator, sort, name, tag, ...figures }: PackRow): ListedPack {
  const [price_e4, commission_e4] = [money(figures.price_e4), money(figures.commission_e4)]
  return { id, operator, sort, name, price_e4, commission_e4, tag }
}

function toChange({ package_id: packageId, was_e4, is_e4, ...row }: ChangeRow): PackChange {
  return {
    ...row,
    packageId,
    was_e4: was_e4 === null ? null : money(was_e4),
    is_e4: is_e4 === null ? null : money(is_e4),
  }
}
