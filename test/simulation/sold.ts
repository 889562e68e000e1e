import { z } from 'zod'
import type { SaleIntent } from '../../src/contract/schemas.ts'
import type { ProviderId } from '../../src/domain/provider.ts'
import { assertNever } from '../../src/domain/result.ts'
import type { SaleKind } from '../../src/domain/sale.ts'
import type { Execution } from '../../src/sandbox/book.ts'
import type { Row } from './view.ts'

/** The wallet of flexiloadbd that pays for a kind, written down again on purpose. */
const walletOf = {
  recharge: 'flexiload',
  package: 'flexiload',
  drive: 'drive',
  transfer: 'bank',
  bill: 'bank',
} as const satisfies Record<SaleKind, string>

/** Which wallet pays for it at its provider. */
export function walletOfSale({ provider, kind }: { provider: ProviderId; kind: SaleKind }) {
  return provider === 'flexiloadbd' ? walletOf[kind] : 'main'
}

/** As its account is called in the books, without what it holds. */
export function walletNameOf(row: Pick<Row, 'provider' | 'kind'>): string {
  return `${row.provider}:${walletOfSale(row)}`
}

const Own = z.object({
  packageId: z.number().optional(),
  lineType: z.string().optional(),
  walletType: z.string().optional(),
  billMonth: z.string().optional(),
  phone: z.string().nullish(),
})

/** What only a kind has, as it lies in a row; fields that another kind has are absent. */
export function ownOf({ terms }: Row): z.infer<typeof Own> {
  return Own.parse(terms === null ? {} : JSON.parse(terms))
}

/** F39: where an operator's number changed on the way the customer has nothing of it. */
export function isAsSold(row: Row, execution: Execution): boolean {
  const { kind, number, operator } = execution
  if (kind !== row.kind || number !== row.number || operator !== row.operator) return false
  const own = ownOf(row)
  const isSamePrice = execution.amount_e4 === row.amount_e4
  switch (kind) {
    case 'recharge':
      return isSamePrice && execution.lineType === row.line_type
    // What a package costs is its provider's word: the pack itself is what was sold.
    case 'package':
    case 'drive':
      return (
        execution.packageId === own.packageId && execution.lineType === (own.lineType ?? 'prepaid')
      )
    case 'transfer':
      return isSamePrice && (execution.subType === 'Agent') === (own.walletType === 'agent')
    case 'bill': {
      const isSameMonth = execution.month === own.billMonth?.slice(5)
      return isSamePrice && isSameMonth && execution.phone === (own.phone ?? null)
    }
    default:
      return assertNever(kind)
  }
}

/** Whether the books hold under its id what this intent says. */
export function isInBooks(row: Row, intent: SaleIntent): boolean {
  const own = ownOf(row)
  if (row.kind !== intent.kind || row.amount_e4 !== intent.amount_e4) return false
  switch (intent.kind) {
    case 'recharge':
      return true
    case 'package':
    case 'drive':
      return own.packageId === intent.packageId && own.lineType === intent.lineType
    case 'transfer':
      return own.walletType === intent.walletType
    case 'bill':
      return own.billMonth === `${intent.year}-${intent.month}`
    default:
      return assertNever(intent)
  }
}
