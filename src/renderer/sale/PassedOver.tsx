import { CornerDownRight } from 'lucide-react'
import type { Quote } from '../../contract/quote.ts'
import type { SaleKind } from '../../domain/sale.ts'
import { useSay } from '../i18n/say.ts'
import styles from './PassedOver.module.css'
import { passedOver } from './passed-over.ts'

interface Props {
  readonly quote: Quote
  readonly kind: SaleKind
}

/** On the read-back: why the sale does not go through the provider the owner would have it go. */
export function PassedOver({ quote, kind }: Props) {
  const { t, taka } = useSay()
  const passed = passedOver(quote)
  if (passed.length === 0) return null
  return (
    <p className={styles['passed']} data-passed-over={passed[0]?.provider}>
      <CornerDownRight size={14} aria-hidden="true" />
      {passed.map(({ provider, why, limit_e4 }) => (
        <span key={provider}>
          {t(`passedOver.${why}`, {
            kind,
            provider,
            limit: limit_e4 === null ? '' : taka(limit_e4),
          })}
        </span>
      ))}
    </p>
  )
}
