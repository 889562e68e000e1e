import { addMoney, subtractMoney } from '../../../domain/money.ts'
import styles from '../../booking/Booking.module.css'
import { Effect, ReadBack } from '../../booking/ReadBack.tsx'
import { useHealth } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { purposeWords } from './purposes.ts'
import type { CashMoving } from './use-cash-move.ts'

/** What is about to be booked, and what it leaves in the drawer, before anything is written. */
export function CashMoveReadBack({ move }: { readonly move: CashMoving }) {
  const { t, taka, inWords } = useSay()
  const drawer_e4 = useHealth().data?.today.drawer_e4 ?? null
  const { direction } = move
  const { amount, purpose, words } = move.reading
  if (!amount.ok || purpose === null) return null
  const after = direction === 'in' ? addMoney : subtractMoney
  const figure = taka(amount.value)
  return (
    <ReadBack label={t('cashMove.readBack')} booking={move} amount={figure} direction={direction}>
      <p>
        <b>{purposeWords({ t }, { direction, purpose })}</b> · {words}
      </p>
      <p className={styles['figure']}>
        {direction === 'in' ? '+' : '−'} {figure}
      </p>
      <p>{inWords(amount.value)}</p>
      {drawer_e4 !== null && (
        <dl className={styles['effects']}>
          <Effect
            words={t('cashMove.drawer')}
            before={taka(drawer_e4, 'sum')}
            after={taka(after(drawer_e4, amount.value), 'sum')}
          />
        </dl>
      )}
    </ReadBack>
  )
}
