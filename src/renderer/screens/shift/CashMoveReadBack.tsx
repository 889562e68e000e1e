import { ArrowRight } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { addMoney, subtractMoney } from '../../../domain/money.ts'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useHealth } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import styles from './CashMove.module.css'
import { usePurposeWords } from './purposes.ts'
import type { CashMoving } from './use-cash-move.ts'

/** What is about to be booked, and what it leaves in the drawer, before anything is written. */
export function CashMoveReadBack({ move }: { readonly move: CashMoving }) {
  const { t, taka, inWords } = useSay()
  const purposeWords = usePurposeWords()
  const drawer_e4 = useHealth().data?.today.drawer_e4 ?? null
  const card = useRef<HTMLElement>(null)
  useEffect(() => card.current?.focus(), [])
  const { direction } = move
  const { amount, purpose, words } = move.reading
  if (!amount.ok || purpose === null) return null
  const after = direction === 'in' ? addMoney : subtractMoney
  return (
    <>
      <section
        ref={card}
        tabIndex={-1}
        className={styles['readBack']}
        data-direction={direction}
        aria-label={t('cashMove.readBack')}
      >
        <p>
          <b>{purposeWords({ direction, purpose })}</b> · {words}
        </p>
        <p className={styles['figure']}>
          {direction === 'in' ? '+' : '−'} {taka(amount.value)}
        </p>
        <p>{inWords(amount.value)}</p>
        {drawer_e4 !== null && (
          <p className={styles['effect']}>
            <span>{t('cashMove.drawer')}</span>
            <span>
              {taka(drawer_e4, 'sum')} <ArrowRight size={15} aria-label="→" />{' '}
              <b>{taka(after(drawer_e4, amount.value), 'sum')}</b>
            </span>
          </p>
        )}
      </section>
      {move.problem !== null && (
        <Notice tone="fail" live>
          {move.problem}
        </Notice>
      )}
      <div className={styles['actions']}>
        <Button size="large" onPress={move.back} isDisabled={move.isBooking}>
          {t('cashMove.change')} <Kbd cap="⌫" />
        </Button>
        <Button
          kind="brand"
          size="large"
          className={styles['book'] ?? ''}
          onPress={move.book}
          isPending={move.isBooking}
        >
          {t(move.isBooking ? 'cashMove.booking' : 'cashMove.book')} <Kbd cap="+" onBrand />{' '}
          <Kbd cap="F9" onBrand />
        </Button>
      </div>
    </>
  )
}
