import type { Sale, SaleIntent } from '../../contract/schemas.ts'
import { billerByCode } from '../../domain/kinds/bill/billers.ts'
import { assertNever } from '../../domain/result.ts'
import { type Say, useSay } from '../i18n/say.ts'

/**
 * What was sold, as its kind says it: the line of a recharge, the name of a package, whose wallet
 * it is, the month of a bill. Nothing of Skitto, whose line is the name of whom it is of.
 */
export function whatOf(say: Pick<Say, 't' | 'line' | 'month'>, sale: Sale | SaleIntent): string {
  const { t, line, month } = say
  switch (sale.kind) {
    case 'recharge':
      return sale.lineType === 'skitto' ? '' : line(sale.lineType)
    case 'package':
    case 'drive':
      return sale.packageName
    case 'transfer':
      return t(`transfer.${sale.walletType}`)
    case 'bill': {
      const { line: payment } = billerByCode(sale.operator)
      const kind = payment === null ? [] : [t(`bill.${payment}`)]
      const ofMonth = 'billMonth' in sale ? [month(sale.billMonth)] : []
      return [...kind, ...ofMonth].join(' ')
    }
    default:
      return assertNever(sale)
  }
}

export function useWhat(): (sale: Sale | SaleIntent) => string {
  const say = useSay()
  return (sale) => whatOf(say, sale)
}

/** What its number is called: as the biller calls it that a bill is of. */
export function numberNameOf({ t, language }: Pick<Say, 't' | 'language'>, sale: Sale): string {
  return sale.kind === 'bill'
    ? billerByCode(sale.operator).number.label[language]
    : t(`kinds.${sale.kind}.number`)
}
