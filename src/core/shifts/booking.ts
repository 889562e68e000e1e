import type { ShiftSettings } from '../../contract/shifts.ts'
import type { FieldProblem } from '../../domain/kinds/kind.ts'
import type { Entry } from '../../domain/ledger.ts'
import type { Money } from '../../domain/money.ts'
import { problem, type Result } from '../../domain/result.ts'
import type { Changes } from '../changes.ts'
import type { ClockCheck } from '../clock-check.ts'
import type { WritableDb } from '../db/database.ts'
import type { Balances } from '../ledger/balances.ts'
import type { Post } from '../ledger/post.ts'
import type { Run } from '../run.ts'
import type { ShopDay } from '../shop-day.ts'

export interface ShiftParts {
  readonly db: WritableDb
  readonly post: Post
  readonly run: Run
  readonly shopDay: ShopDay
  readonly balances: Balances
  readonly changes: Changes
  readonly rules: () => ShiftSettings
  /** The machine's date is not likely, and nobody has looked at it. */
  readonly clockCheck: Pick<ClockCheck, 'doubtOfClose'>
}

/** Books what a drawer is moved by, on the day of trade. @returns the transaction's id */
export function booking({ post, run, shopDay }: ShiftParts) {
  return (cause: string, entries: readonly Entry[]): number => {
    const { at_ms } = run.moment()
    return post({ saleSeq: null, cause, at_ms, businessDate: shopDay.today(), entries })
  }
}

export function refused(
  field: string,
  code: string,
  limit_e4: Money | null = null,
): Result<never, FieldProblem> {
  return problem({ field, code, limit_e4 })
}
