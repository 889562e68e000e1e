import { type MarkedCode, markOf } from '../../domain/kinds/mark.ts'
import type { LineType } from '../../domain/operator.ts'
import styles from './OperatorMark.module.css'

const bolt = <path d="M9.4 0 3 9h4.2L6 16l7-9.6H8.6z" />
const flame = (
  <path
    d={
      'M8 0.4c.6 3.2 4.8 4.9 4.8 9.3a4.8 4.8 0 0 1-9.6 0' +
      'c0-2 1-3.2 1.9-4.1.3 1 .8 1.6 1.5 2C6.4 5 6.9 2.4 8 .4z'
    }
  />
)
const waves = (
  <path
    d={
      'M8 12.2a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4z' +
      'M3.7 8.9 5.2 10.6a4.3 4.3 0 0 1 5.6 0l1.5-1.7a6.6 6.6 0 0 0-8.6 0z' +
      'M.4 5.3 2 7a9.4 9.4 0 0 1 12 0l1.6-1.7a11.7 11.7 0 0 0-15.2 0z'
    }
  />
)

/** Robi and Airtel are both red, so colour alone would not tell them apart: each has a shape. */
const shapes: Readonly<Record<MarkedCode, React.ReactNode>> = {
  GP: <rect x="1" y="1" width="14" height="14" rx="4" />,
  RB: <circle cx="8" cy="8" r="7" />,
  AT: <circle cx="8" cy="8" r="5.2" className={styles['ring']} />,
  BL: <path d="M8 0.6 15.4 8 8 15.4 0.6 8z" />,
  TT: <path d="M8 1.2 15.4 14.6H0.6z" />,
  BK: <path d="M2 1.500 14.500 7 6 14.500z" />,
  NG: <path d="M8 .8a7.200 7.200 0 1 0 7.200 7.200H8z" />,
  RK: <path d="M8 0 11.500 6.500V14l-3.500-2.500L4.500 14V6.500z" />,
  PBP: bolt,
  PBD: bolt,
  DSP: bolt,
  DSD: bolt,
  JLB: flame,
  SBG: flame,
  BRD: flame,
  ART: waves,
  SK: <rect x="0" y="2.5" width="16" height="11" rx="5.5" />,
}

interface Props {
  readonly operator: MarkedCode
  readonly lineType?: LineType
  readonly size?: 'small' | 'large'
}

/** An operator by code, shape and colour. Its name stands beside it or is the control's label. */
export function OperatorMark({ operator, lineType, size = 'small' }: Props) {
  const mark = operator === 'SK' ? operator : markOf(operator, lineType)
  const names = [styles['mark'], styles[mark], styles[size]]
  return (
    <span className={names.filter(Boolean).join(' ')} data-mark={mark}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {shapes[mark]}
      </svg>
      <b>{mark}</b>
    </span>
  )
}
