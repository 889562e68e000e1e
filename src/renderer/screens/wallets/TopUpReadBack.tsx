import type { WalletAt } from '../../../domain/ledger.ts'
import { type Money, addMoney, subtractMoney } from '../../../domain/money.ts'
import styles from '../../booking/Booking.module.css'
import { Effect, ReadBack } from '../../booking/ReadBack.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useHealth, useWallets } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { useSigned } from './DifferenceChip.tsx'
import { keyOf } from './difference.ts'
import type { TopUpState } from './use-top-up.ts'

interface Props {
  readonly topUp: TopUpState
  readonly at: WalletAt
}

/** What is about to be booked, and what it does to the books, before anything is written. */
export function TopUpReadBack({ topUp, at }: Props) {
  const { t, taka, inWords, wallet: nameOf } = useSay()
  const { amount, slip, paidFrom } = topUp.reading
  if (!amount.ok || paidFrom === null) return null
  const figure = taka(amount.value)
  return (
    <ReadBack label={t('topUp.readBack')} booking={topUp} amount={figure}>
      <p className={styles['figure']}>{taka(amount.value, 'sum')}</p>
      <p>{t('recharge.inWords', { words: inWords(amount.value) })}</p>
      <p>
        <b>
          {t('topUp.into', { wallet: nameOf(at.provider, at.wallet) })},{' '}
          {t(`topUp.paid.${paidFrom}`)}, {t('topUp.slipLine', { slip })}
        </b>
      </p>
      <Effects at={at} amount={amount.value} fromDrawer={paidFrom === 'cash'} />
    </ReadBack>
  )
}

interface EffectsProps {
  readonly at: WalletAt
  readonly amount: Money
  readonly fromDrawer: boolean
}

function Effects({ at, amount, fromDrawer }: EffectsProps) {
  const { t, taka } = useSay()
  const signed = useSigned()
  const wallet = useWallets().data?.find((one) => keyOf(one) === keyOf(at))
  // Nothing is told of a drawer that is counted blind.
  const health = useHealth().data
  const drawer = health?.today.drawer_e4 ?? null
  if (!wallet) return null
  const { balance_e4, unexplained_e4: gap } = wallet
  const short = fromDrawer && drawer !== null && amount > drawer
  return (
    <>
      <dl className={styles['effects']}>
        <Effect
          words={t('topUp.books')}
          before={taka(balance_e4, 'balance')}
          after={taka(addMoney(balance_e4, amount), 'balance')}
        />
        {gap !== null && (
          <Effect
            words={t('topUp.difference')}
            before={signed(gap)}
            after={signed(subtractMoney(gap, amount))}
          />
        )}
        {fromDrawer && drawer !== null && (
          <Effect
            words={t('topUp.drawer')}
            before={taka(drawer, 'sum')}
            after={taka(subtractMoney(drawer, amount), 'sum')}
          />
        )}
      </dl>
      {gap !== null && gap > 0 && amount > gap && (
        <Notice tone="wait">{t('topUp.moreThanCame', { amount: taka(gap, 'balance') })}</Notice>
      )}
      {short && (
        <Notice tone="wait">
          {health?.drawerOf === 'shift'
            ? t('cashMove.aboveDrawer', { amount: taka(drawer, 'sum') })
            : t('topUp.drawerShort')}
        </Notice>
      )}
    </>
  )
}
