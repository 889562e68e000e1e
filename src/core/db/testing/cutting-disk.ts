import BetterSqlite3 from 'better-sqlite3'
import type { Database, Statement } from '../database.ts'

/** Books that stop in the middle of a write: before a statement of it, counted from its first. */
export interface CuttingDisk {
  readonly db: Database
  /** Cuts the next write before its so-manieth statement, once; the first is 0. */
  cutBefore(statement: number): void
  /** Whether the cut was reached: a write that has fewer statements ends as it would. */
  wasCut(): boolean
}

export function cuttingDisk(inner: Database): CuttingDisk {
  let left: number | null = null
  let isCut = false
  return {
    db: {
      ...inner,
      change: <Parameters extends unknown[]>(sql: string): Statement<Parameters> => {
        const statement = inner.change<Parameters>(sql)
        const run: Statement<Parameters>['run'] = (...parameters) => {
          if (left === 0) {
            left = null
            isCut = true
            throw new BetterSqlite3.SqliteError('disk I/O error', 'SQLITE_IOERR_WRITE')
          }
          if (left !== null) left -= 1
          return statement.run(...parameters)
        }
        return { run }
      },
    },
    cutBefore: (statement) => {
      left = statement
      isCut = false
    },
    wasCut: () => isCut,
  }
}
