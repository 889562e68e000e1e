import type { ReportDimension } from '../../contract/reports.ts'
import type { ReadableDb } from '../db/database.ts'

/** What a member of a dimension is called; null where its code has words of its own. */
export type Names = (dimension: ReportDimension, member: string) => string | null

export function createNames(db: ReadableDb): Names {
  // One that is withdrawn still stands in its list.
  const packages = db.read<[], { member: string; name: string }>(
    "SELECT operator || ' ' || package_id AS member, name FROM listed_package",
  )
  const customer = db.read<[string], { name: string }>('SELECT name FROM customer WHERE id = ?')
  const packageNames = db.untilWritten(
    () => new Map(packages.all().map(({ member, name }) => [member, name])),
  )
  return (dimension, member) => {
    if (dimension === 'package') return packageNames().get(member) ?? null
    return dimension === 'customer' ? (customer.get(member)?.name ?? null) : null
  }
}
