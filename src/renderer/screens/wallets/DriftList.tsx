import { Check, CircleQuestionMark } from 'lucide-react'
import type { Wallet, WalletDrift } from '../../../contract/schemas.ts'
import { money } from '../../../domain/money.ts'
import { Button } from '../../components/Button.tsx'
import { useDrift, useFirstSaleAt } from '../../core/use-core.ts'
import { useNow } from '../../core/use-now.ts'
import { useSay } from '../../i18n/say.ts'
import { goTo, open } from '../../shell/navigation.ts'
import { useSigned } from './DifferenceChip.tsx'
import { driftKind, keyOf, noDriftWords } from './difference.ts'
import styles from './DriftList.module.css'

/** When a wallet's figures moved apart, with the sales that may explain it and what to do. */
export function DriftList({ wallet }: { readonly wallet: Wallet }) {
  const { t, wallet: nameOf } = useSay()
  const drift = useDrift()
  const first = useFirstSaleAt()
  const now_ms = useNow()
  const mine = (drift.data ?? []).filter((one) => keyOf(one) === keyOf(wallet))
  return (
    <section aria-labelledby="drift-title" className={styles['section']}>
      <header className={styles['head']}>
        <h3 id="drift-title">{t('drift.title')}</h3>
        <span>{nameOf(wallet.provider, wallet.wallet)}</span>
      </header>
      {drift.data && first.data !== undefined && mine.length === 0 && (
        <p className={styles['none']}>
          <b>{t(noDriftWords(first.data, now_ms))}</b> {t('drift.noneNext')}
        </p>
      )}
      <ol className={styles['list']}>
        {mine.map((one) => (
          <li key={`${one.to_ms}:${one.change_e4}`}>
            <Drift drift={one} />
          </li>
        ))}
      </ol>
    </section>
  )
}

interface Part {
  readonly drift: WalletDrift
}

function Drift({ drift }: Part) {
  const { date, time } = useSay()
  const signed = useSigned()
  const kind = driftKind(drift)
  const isBooked = kind === 'booked'
  const Icon = isBooked ? Check : CircleQuestionMark
  return (
    <article className={`${styles['drift']} ${isBooked ? styles['booked'] : ''}`} data-drift={kind}>
      <p className={styles['what']}>
        <Icon size={18} strokeWidth={2.4} aria-hidden="true" />
        <b>{signed(drift.change_e4)}</b>
        <time>
          {date(drift.to_ms)} · {time(drift.to_ms)}
        </time>
      </p>
      <p>
        <Meaning drift={drift} />
      </p>
      {(kind === 'may-be-sales' || kind === 'owed') && <Sales drift={drift} />}
      <Next drift={drift} />
    </article>
  )
}

function Meaning({ drift }: Part) {
  const { t, taka } = useSay()
  const { change_e4, topUp } = drift
  if (topUp) {
    const { slip, amount_e4 } = topUp
    return change_e4 > 0
      ? t('drift.booked', { slip })
      : t('drift.notRisen', { slip, amount: taka(amount_e4, 'sum') })
  }
  const amount = taka(money(Math.abs(change_e4)), 'difference')
  if (driftKind(drift) === 'owed') return t('drift.owes', { provider: drift.provider, amount })
  return t(change_e4 > 0 ? 'drift.up' : 'drift.down', { amount })
}

function Sales({ drift }: Part) {
  const { t, masked, taka, date, time } = useSay()
  return (
    <>
      {driftKind(drift) !== 'owed' && <p>{t('drift.mayBe')}</p>}
      <ul className={styles['sales']}>
        {drift.explanations.map(({ sale, number, amount_e4, createdAt_ms, why }) => (
          <li key={sale}>
            <button
              type="button"
              className={styles['sale']}
              onClick={() => goTo({ screen: 'transactions', sale })}
            >
              <b>{masked(number)}</b>
              <b>{taka(amount_e4)}</b>
              <span>
                {date(createdAt_ms)} · {time(createdAt_ms)}
              </span>
              <small>{t(`drift.why.${why}`)}</small>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function Next({ drift }: Part) {
  const { t, taka } = useSay()
  const { provider, wallet, change_e4 } = drift
  switch (driftKind(drift)) {
    case 'booked':
      return null
    case 'not-risen':
      return <p className={styles['next']}>{t('drift.notRisenNext')}</p>
    case 'owed':
      return <p className={styles['next']}>{t('drift.owesNext')}</p>
    case 'may-be-sales':
      return <p className={styles['next']}>{t('drift.mayBeNext')}</p>
    case 'missing':
      return <p className={styles['next']}>{t('drift.downNext')}</p>
    case 'came-in':
    default:
      return (
        <>
          <p className={styles['next']}>{t('drift.upNext')}</p>
          <Button
            onPress={() => open({ kind: 'top-up', at: { provider, wallet }, amount_e4: change_e4 })}
          >
            {t('drift.book', { amount: taka(change_e4, 'balance') })}
          </Button>
        </>
      )
  }
}
