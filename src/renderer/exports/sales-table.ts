import type { Sale } from '../../contract/schemas.ts'
import { dhakaTime } from '../../domain/business-day.ts'
import { maskNumber } from '../../domain/kinds/written-number.ts'
import type { Say } from '../i18n/say.ts'
import { faceOf } from '../sale/face.ts'
import { tenderWords } from '../sale/money-words.ts'
import type { Column, Row } from './table.ts'

export function salesColumns({ t }: Pick<Say, 't'>): readonly Column[] {
  return [
    { words: t('saving.column.day'), kind: 'text' },
    { words: t('saving.column.time'), kind: 'text' },
    { words: t('saving.column.kind'), kind: 'text' },
    { words: t('saving.column.operator'), kind: 'text' },
    { words: t('saving.column.number'), kind: 'text' },
    { words: t('saving.column.amount'), kind: 'money' },
    { words: t('saving.column.charge'), kind: 'money' },
    { words: t('saving.column.credit'), kind: 'money' },
    { words: t('saving.column.creditTo'), kind: 'text' },
    { words: t('saving.column.cost'), kind: 'money' },
    { words: t('saving.column.commission'), kind: 'money' },
    { words: t('saving.column.provider'), kind: 'text' },
    { words: t('saving.column.state'), kind: 'text' },
    { words: t('saving.column.cash'), kind: 'text' },
    { words: t('saving.column.ourReference'), kind: 'text' },
    { words: t('saving.column.providerReference'), kind: 'text' },
  ]
}

/** @param isWhole the numbers of customers as they are; masked, they name nobody */
export function salesRow(
  { t, whose }: Pick<Say, 't' | 'whose'>,
  sale: Sale,
  isWhole: boolean,
): Row {
  const { date, time, second } = dhakaTime(sale.createdAt_ms)
  const clock = `${time}:${String(second).padStart(2, '0')}`
  return [
    sale.businessDate,
    // A night's trade belongs to the day before: its moment has the date the clock showed.
    `${date} ${clock}`,
    t(`transactions.kinds.${sale.kind}`),
    whose(sale),
    isWhole ? sale.number : maskNumber(sale.number),
    sale.amount_e4,
    sale.serviceCharge_e4,
    sale.credit_e4,
    sale.creditTo?.name ?? null,
    sale.charged_e4,
    sale.commission_e4,
    sale.provider,
    t(`state.${faceOf(sale)}`),
    tenderWords({ t }, sale),
    sale.ourReference,
    sale.providerReference,
  ]
}
