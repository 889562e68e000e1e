import type { Sale, SaleIntent } from '../../contract/schemas.ts'
import { billerByCode } from '../../domain/kinds/bill/billers.ts'
import { formatBillMonth } from '../../domain/kinds/bill/month.ts'
import { listFor } from '../../domain/kinds/package/lists.ts'
import { assertNever } from '../../domain/result.ts'
import type { QueryClient } from '@tanstack/react-query'
import type { PackageShelf } from '../../contract/packages.ts'
import { queryKeys } from '../core/queries.ts'
import { useSession } from '../core/session.ts'
import { useSay } from '../i18n/say.ts'

/**
 * What was sold, as its kind says it: the line of a recharge, the name of a package, whose wallet
 * it is, the month of a bill.
 */
export function useWhat(): (sale: Sale | SaleIntent) => string {
  const { t, line, digits } = useSay()
  const { queries } = useSession()
  return (sale) => {
    switch (sale.kind) {
      case 'recharge':
        return line(sale.lineType)
      case 'package':
      case 'drive':
        return packWords(sale, sale.lineType === undefined ? null : line(sale.lineType), queries)
      case 'transfer':
        return t(`transfer.${sale.walletType}`)
      case 'bill': {
        const { line: payment } = billerByCode(sale.operator)
        const kind = payment === null ? [] : [t(`bill.${payment}`)]
        const month: readonly string[] =
          'billMonth' in sale ? [formatBillMonth(sale.billMonth, digits)] : []
        return [...kind, ...month].join(' ')
      }
      default:
        return assertNever(sale)
    }
  }
}

/** What its number is called: as the biller calls it that a bill is of. */
export function useNumberName(): (sale: Sale | SaleIntent) => string {
  const { t, language } = useSay()
  return (sale) =>
    sale.kind === 'bill'
      ? billerByCode(sale.operator).number.label[language]
      : t(`kinds.${sale.kind}.number`)
}

type PackIntent = Extract<SaleIntent, { kind: 'package' | 'drive' }>
type PackSold = Extract<Sale, { kind: 'package' | 'drive' }>

/** A pack by its name, behind the line that it is for where that has packs of its own. */
function packWords(sale: PackSold | PackIntent, line: string | null, queries: QueryClient): string {
  const name = 'packageName' in sale ? sale.packageName : listedName(queries, sale)
  return line === null ? name : `${line} ${name}`
}

/** Before the books have named it: as the list names it that it was chosen from. */
function listedName(queries: QueryClient, { operator, lineType, packageId }: PackIntent): string {
  const list = listFor(operator, lineType) ?? operator
  const shelf = queries.getQueryData<PackageShelf>(queryKeys.shelf(list))
  return shelf?.packages.find(({ id }) => id === packageId)?.name ?? ''
}
