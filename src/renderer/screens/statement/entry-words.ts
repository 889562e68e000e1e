import type { StatementEntry } from '../../../contract/statements.ts'
import { useSay } from '../../i18n/say.ts'
import { faceOf } from '../../sale/face.ts'

/** What a line and its sale are called, in the list, beside it and on the clipboard. */
export function useEntryWords() {
  const { t, taka, when, date, masked } = useSay()
  const number = (written: string | null) => {
    if (written === null) return ''
    return written.includes('*') ? written : masked(written)
  }
  const time = ({ at_ms, isDay }: StatementEntry) => (isDay ? date(at_ms) : when(at_ms))
  const kind = (entry: StatementEntry) =>
    entry.kind === 'refund' || entry.kind === 'credit' ? t(`statementResult.${entry.kind}`) : ''
  /** What became of it by the statement: the provider's own word where there is one. */
  const there = (entry: StatementEntry) => {
    if (entry.row === null) return t('statementResult.noLine')
    const said = entry.state === null ? entry.word : t(`statementState.${entry.state}`)
    return [kind(entry), said].filter((part) => part !== '').join(' · ')
  }
  const here = ({ sale, kind: of, outcome }: StatementEntry) => {
    if (sale) return t(`state.${faceOf({ ...sale, reason: null, failureHeardOnce: false })}`)
    return of === 'credit' && outcome === 'matched' ? '' : t('statementResult.noSale')
  }
  const next = ({ next: step }: StatementEntry) => t(`statementNext.${step}`)
  const cells = (entry: StatementEntry): string[] => [
    entry.row === null ? '' : String(entry.row),
    time(entry),
    number(entry.number),
    taka(entry.amount_e4),
    entry.charge_e4 === null ? '' : taka(entry.charge_e4),
    there(entry),
    entry.reference ?? '',
    here(entry),
    next(entry),
  ]
  return { number, time, there, here, next, cells }
}
