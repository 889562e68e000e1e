import type { SaleKind } from '../../domain/sale.ts'
import type { Say } from '../i18n/say.ts'
import type { PassedOver } from './passed-over.ts'

/** Why one of the others does not take a sale. */
export function passedOverWords(
  { t, taka }: Pick<Say, 't' | 'taka'>,
  kind: SaleKind,
  { provider, why, limit_e4 }: PassedOver,
): string {
  const limit = limit_e4 === null ? '' : taka(limit_e4)
  return t(`passedOver.${why}`, { kind, provider, limit })
}
