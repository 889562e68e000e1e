import { Check, CircleQuestionMark, Clock3 } from 'lucide-react'
import type { Wallet } from '../../../contract/schemas.ts'
import { formatTaka, type Money } from '../../../domain/money.ts'
import { useSay } from '../../i18n/say.ts'
import { type Difference, differenceOf } from './difference.ts'
import styles from './WalletList.module.css'

const looks = {
  agrees: { icon: Check, look: 'agrees' },
  differs: { icon: CircleQuestionMark, look: 'differs' },
  'open-sales': { icon: Clock3, look: 'waits' },
  'next-reading': { icon: Clock3, look: 'waits' },
  'never-asked': { icon: Clock3, look: 'waits' },
} as const

/** How the two figures stand to each other: a word, a colour and a shape. */
export function DifferenceChip({ wallet }: { readonly wallet: Wallet }) {
  const difference = differenceOf(wallet)
  const { icon: Icon, look } = looks[difference]
  return (
    <span className={`${styles['chip']} ${styles[look]}`} data-difference={difference}>
      <Icon size={15} strokeWidth={2.6} aria-hidden="true" />
      <Words difference={difference} amount={wallet.unexplained_e4} />
    </span>
  )
}

interface WordsProps {
  readonly difference: Difference
  readonly amount: Money | null
}

function Words({ difference, amount }: WordsProps) {
  const { t } = useSay()
  const signed = useSigned()
  switch (difference) {
    case 'agrees':
      return t('walletsScreen.agrees')
    case 'differs':
      return amount === null ? null : <b>{signed(amount)}</b>
    case 'open-sales':
      return <small>{t('walletsScreen.openSales')}</small>
    case 'next-reading':
      return <small>{t('walletsScreen.nextReading')}</small>
    case 'never-asked':
      return <small>{t('wallets.neverAsked')}</small>
    default:
      return difference satisfies never
  }
}

/** A difference with its sign, for which way it goes is half of what it says. */
export function useSigned(): (amount: Money) => string {
  const { digits } = useSay()
  return (amount) => `${amount > 0 ? '+' : ''}${formatTaka(amount, { digits, kind: 'difference' })}`
}
