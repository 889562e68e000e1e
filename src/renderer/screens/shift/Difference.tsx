import { Check, TriangleAlert, TrendingDown, TrendingUp } from 'lucide-react'
import { type Money, money } from '../../../domain/money.ts'
import { useSay } from '../../i18n/say.ts'
import styles from './Difference.module.css'
import { type Stand, standOf } from './stand.ts'

const looks = {
  fits: { icon: Check },
  short: { icon: TrendingDown },
  over: { icon: TrendingUp },
} as const satisfies Record<Stand, unknown>

interface Props {
  /** Counted less expected. */
  readonly difference_e4: Money
  readonly large?: boolean
}

/** How a count stands to the books: a word, a colour and a shape. */
export function Difference({ difference_e4, large = false }: Props) {
  const { t, taka } = useSay()
  const stand = standOf(difference_e4)
  const Icon = looks[stand].icon
  const amount = taka(money(Math.abs(difference_e4)))
  return (
    <span
      className={`${styles['chip']} ${styles[stand]} ${large ? styles['large'] : ''}`}
      data-stand={stand}
    >
      <Icon aria-hidden="true" strokeWidth={2.6} />
      {stand === 'fits' ? t('shift.fits') : t(`shift.${stand}`, { amount })}
    </span>
  )
}

/** An open shift whose day is over. */
export function LeftOpenMark() {
  const { t } = useSay()
  return (
    <span className={`${styles['chip']} ${styles['left']}`}>
      <TriangleAlert aria-hidden="true" strokeWidth={2.6} /> {t('shift.leftOpen')}
    </span>
  )
}
