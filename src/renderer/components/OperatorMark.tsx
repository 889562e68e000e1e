import type { LineType, NetworkCode } from '../../domain/operator.ts'
import styles from './OperatorMark.module.css'

/** Robi and Airtel are both red, so colour alone would not tell them apart: each has a shape. */
const shapes: Readonly<Record<NetworkCode | 'SK', React.ReactNode>> = {
  GP: <rect x="1" y="1" width="14" height="14" rx="4" />,
  RB: <circle cx="8" cy="8" r="7" />,
  AT: <circle cx="8" cy="8" r="5.2" className={styles['ring']} />,
  BL: <path d="M8 0.6 15.4 8 8 15.4 0.6 8z" />,
  TT: <path d="M8 1.2 15.4 14.6H0.6z" />,
  SK: <rect x="0" y="2.5" width="16" height="11" rx="5.5" />,
}

interface Props {
  readonly operator: NetworkCode
  readonly lineType?: LineType
  readonly size?: 'small' | 'large'
}

/** An operator by code, shape and colour. Its name stands beside it or is the control's label. */
export function OperatorMark({ operator, lineType, size = 'small' }: Props) {
  const mark = operator === 'GP' && lineType === 'skitto' ? 'SK' : operator
  return (
    <span className={`${styles['mark']} ${styles[mark]} ${styles[size]}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {shapes[mark]}
      </svg>
      <b>{mark}</b>
    </span>
  )
}
