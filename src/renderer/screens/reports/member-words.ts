import type { By, ReportDimension } from '../../../contract/reports.ts'
import { OperatorCode } from '../../../domain/operator.ts'
import { SaleKind } from '../../../domain/sale.ts'
import type { Say } from '../../i18n/say.ts'

type Member = Pick<By['rows'][number], 'member' | 'name'>

/** What a row of a report is called: codes by their names, and what has none by what it is. */
export function memberWords(
  say: Say,
  dimension: ReportDimension,
  { member, name }: Member,
): string {
  const { t } = say
  if (member === '') return noneWords(say, dimension)
  if (name !== null) return name
  if (dimension === 'operator') {
    const code = OperatorCode.safeParse(member)
    return code.success ? say.operator(code.data) : member
  }
  if (dimension === 'kind') {
    const kind = SaleKind.safeParse(member)
    return kind.success ? t(`transactions.kinds.${kind.data}`) : member
  }
  return member
}

/** Every sale has an operator, a kind and a provider; the others may be missing. */
function noneWords({ t }: Say, dimension: ReportDimension): string {
  switch (dimension) {
    case 'cashier':
    case 'package':
    case 'customer':
      return t(`reports.no.${dimension}`)
    case 'operator':
    case 'kind':
    case 'provider':
      return '—'
    default:
      return dimension satisfies never
  }
}
