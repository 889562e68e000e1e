import { monthOf } from '../../domain/kinds/bill/month.ts'
import {
  type LegalStanding,
  legalLimit,
  legalStanding,
  movementTo,
} from '../../domain/kinds/transfer/legal-limits.ts'
import { mobileOfWallet } from '../../domain/kinds/transfer/recipient.ts'
import type { TransferTerms } from '../../domain/kinds/transfer/terms.ts'
import { type Money, money } from '../../domain/money.ts'
import { present } from '../../domain/result.ts'
import type { ReadableDb } from '../db/database.ts'

/** Where a wallet stands once so much more was sent to it; null where no limit is known for it. */
export type Legal = (
  terms: TransferTerms,
  amount: Money,
  businessDate: string,
) => LegalStanding | null

interface Asked {
  readonly operator: string
  readonly mobile: string
  readonly date: string
  readonly from: string
  readonly to: string
}

/**
 * Reads what this shop has sent to a wallet, whosever it was said to be. What nobody knows the end
 * of counts as sent: it may have arrived. The whole month counts, also what a clock that was set
 * back since has put into days to come.
 */
export function createLegal(db: ReadableDb): Legal {
  const sent = db.read<[Asked], { today_e4: number; month_e4: number }>(
    `SELECT coalesce(sum(amount_e4), 0) AS month_e4,
       coalesce(sum(amount_e4) FILTER (WHERE business_date = @date), 0) AS today_e4
     FROM sale WHERE kind = 'transfer' AND operator = CAST(@operator AS TEXT)
       AND substr(number, 1, 11) = @mobile
       AND business_date BETWEEN CAST(@from AS TEXT) AND CAST(@to AS TEXT)
       AND state NOT IN ('cancelled', 'failed', 'reversed')`,
  )
  return ({ operator, number, walletType }, amount, date) => {
    const movement = movementTo(walletType)
    const limit = movement && legalLimit(movement, date)
    if (limit === null) return null
    const month = monthOf(date)
    const wallet = { operator, mobile: mobileOfWallet(number) }
    const days = { date, from: `${month}-01`, to: `${month}-31` }
    const { today_e4, month_e4 } = present(sent.get({ ...wallet, ...days }), 'a sum of sales')
    return legalStanding(amount, { today_e4: money(today_e4), month_e4: money(month_e4) }, limit)
  }
}
