import { money, negate } from '../../../domain/money.ts'
import styles from '../../booking/Booking.module.css'
import { Effect, ReadBack } from '../../booking/ReadBack.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useSay } from '../../i18n/say.ts'
import { owesAfter } from './move-form.ts'
import { Owes } from './Owes.tsx'
import type { Move } from './use-move.ts'

/** What is about to be booked, and what is owed afterwards, before anything is written. */
export function MoveReadBack({ move }: { readonly move: Move }) {
  const { t, taka, inWords } = useSay()
  const { customer, cause, owes_e4 } = move
  const { amount, words, signedBy } = move.reading
  if (!amount.ok) return null
  const after_e4 = owesAfter(cause, owes_e4, amount.value)
  const more_e4 = cause === 'paid' && after_e4 < 0 ? Math.min(amount.value, negate(after_e4)) : 0
  const figure = taka(amount.value)
  return (
    <ReadBack label={t('duesMove.readBack')} booking={move} amount={figure}>
      <p className={styles['figure']}>{figure}</p>
      <p>{t('recharge.inWords', { words: inWords(amount.value) })}</p>
      <p>
        <b>{t(`duesMove.who.${cause}`, { name: customer.name })}</b>
      </p>
      {words !== '' && <p className={styles['hint']}>{words}</p>}
      {cause === 'forgiven' && (
        <p className={styles['hint']}>{t('shift.signed', { name: signedBy })}</p>
      )}
      <dl className={styles['effects']}>
        <Effect
          words={t('duesMove.standing')}
          before={<Owes owes_e4={owes_e4} />}
          after={<Owes owes_e4={after_e4} />}
        />
      </dl>
      {more_e4 > 0 && (
        <Notice tone="wait">{t('duesMove.becomesAhead', { amount: taka(money(more_e4)) })}</Notice>
      )}
    </ReadBack>
  )
}
