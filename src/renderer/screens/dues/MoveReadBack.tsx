import { ArrowRight } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { money, negate } from '../../../domain/money.ts'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useSay } from '../../i18n/say.ts'
import { duesMoveKeys } from '../../keyboard/tables.ts'
import styles from './MoveDialog.module.css'
import { owesAfter } from './move-form.ts'
import { Owes } from './Owes.tsx'
import type { Move } from './use-move.ts'

/** What is about to be booked, and what is owed afterwards, before anything is written. */
export function MoveReadBack({ move }: { readonly move: Move }) {
  const { t, taka, inWords } = useSay()
  const { customer, cause, owes_e4 } = move
  const { amount, words, signedBy } = move.reading
  const card = useRef<HTMLElement>(null)
  useEffect(() => card.current?.focus(), [])
  if (!amount.ok) return null
  const after_e4 = owesAfter(cause, owes_e4, amount.value)
  const more_e4 = cause === 'paid' && after_e4 < 0 ? Math.min(amount.value, negate(after_e4)) : 0
  return (
    <>
      <section
        ref={card}
        tabIndex={-1}
        className={styles['readBack']}
        aria-label={t('duesMove.readBack')}
      >
        <p className={styles['figure']}>{taka(amount.value)}</p>
        <p>{t('recharge.inWords', { words: inWords(amount.value) })}</p>
        <p>
          <b>{t(`duesMove.who.${cause}`, { name: customer.name })}</b>
        </p>
        {words !== '' && <p className={styles['hint']}>{words}</p>}
        {cause === 'forgiven' && (
          <p className={styles['hint']}>{t('shift.signed', { name: signedBy })}</p>
        )}
        <dl className={styles['effects']}>
          <dt>{t('duesMove.standing')}</dt>
          <dd>
            <Owes owes_e4={owes_e4} /> <ArrowRight size={15} aria-label="→" />{' '}
            <Owes owes_e4={after_e4} />
          </dd>
        </dl>
        {more_e4 > 0 && (
          <Notice tone="wait">
            {t('duesMove.becomesAhead', { amount: taka(money(more_e4)) })}
          </Notice>
        )}
      </section>
      {move.problem === null ? (
        <p className={styles['hint']}>{t('duesMove.lookNext')}</p>
      ) : (
        <p role="alert" className={styles['problem']}>
          {move.problem}
        </p>
      )}
      <Choice move={move} words={taka(amount.value)} />
    </>
  )
}

interface ChoiceProps {
  readonly move: Move
  /** What is to be booked. */
  readonly words: string
}

function Choice({ move, words }: ChoiceProps) {
  const { t } = useSay()
  return (
    <div className={styles['actions']}>
      <Button size="large" onPress={move.back} isDisabled={move.isBooking}>
        {t('duesMove.change')} <Kbd cap={duesMoveKeys.back.caps[0]} />
      </Button>
      <Button
        size="large"
        kind="brand"
        className={styles['book'] ?? ''}
        onPress={move.book}
        isDisabled={move.isBooking}
      >
        {move.isBooking ? t('duesMove.booking') : t('duesMove.book', { amount: words })}{' '}
        {duesMoveKeys.book.caps.map((cap) => (
          <Kbd key={cap} cap={cap} onBrand />
        ))}
      </Button>
    </div>
  )
}
