import { CornerDownRight } from 'lucide-react'
import type { SaleKind } from '../../domain/sale.ts'
import { useSay } from '../i18n/say.ts'
import styles from './PassedOver.module.css'
import { passedOverWords } from './passed-over-words.ts'
import type { WhyThis } from './passed-over.ts'

interface Props {
  readonly why: WhyThis
  readonly kind: SaleKind
}

/** On the read-back: why the sale does not go through the others. */
export function PassedOver({ why: { passed }, kind }: Props) {
  const say = useSay()
  if (passed.length === 0) return null
  return (
    <p className={styles['passed']} data-passed-over={passed[0]?.provider}>
      <CornerDownRight size={14} aria-hidden="true" />
      {passed.map((one) => (
        <span key={one.provider}>{passedOverWords(say, kind, one)}</span>
      ))}
    </p>
  )
}
