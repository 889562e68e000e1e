import type { DueAges } from '../../../domain/dues/dues-account.ts'
import type { Money } from '../../../domain/money.ts'
import { useSay } from '../../i18n/say.ts'
import styles from './AgeBar.module.css'
import { ageSteps, agesInOrder } from './age-steps.ts'

const HEIGHT = 20
/** The older a part is, the higher it stands. */
const heights: Readonly<Record<keyof DueAges, number>> = {
  older_e4: HEIGHT,
  upTo90Days_e4: 15,
  upTo30Days_e4: 10,
  upTo7Days_e4: 5,
}

interface BarProps {
  readonly ages: DueAges
  /** What a whole bar stands for. */
  readonly most_e4: number
  readonly large?: boolean
}

/** How much is owed, and how old it is, at a glance; its words stand beside it. */
export function AgeBar({ ages, most_e4, large = false }: BarProps) {
  return (
    <svg
      className={`${styles['bar']} ${large ? styles['large'] : ''}`}
      viewBox={`0 0 100 ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect className={styles['ground']} x="0" y={HEIGHT - 1} width="100" height="1" />
      {ageSteps(ages, most_e4).map(({ age, from, width }) => (
        <rect
          key={age}
          className={styles[age]}
          x={from}
          y={HEIGHT - heights[age]}
          width={width}
          height={heights[age]}
        />
      ))}
    </svg>
  )
}

interface TableProps {
  readonly ages: DueAges
  readonly owed_e4: Money
}

/** The same in words and figures, each part beside the step it is. */
export function AgeTable({ ages, owed_e4 }: TableProps) {
  const { t, taka } = useSay()
  return (
    <dl className={styles['table']}>
      {agesInOrder.map((age) => (
        <div key={age} className={ages[age] > 0 ? '' : styles['none']} data-age={age}>
          <dt>
            <svg className={styles['key']} viewBox={`0 0 8 ${HEIGHT}`} aria-hidden="true">
              <rect
                className={styles[age]}
                x="0"
                y={HEIGHT - heights[age]}
                width="8"
                height={heights[age]}
              />
            </svg>
            {t(`dues.age.${age}`)}
          </dt>
          <dd>{owed_e4 > 0 || ages[age] > 0 ? taka(ages[age]) : '—'}</dd>
        </div>
      ))}
    </dl>
  )
}
