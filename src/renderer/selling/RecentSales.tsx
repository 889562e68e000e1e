import { memo, useDeferredValue } from 'react'
import type { Sale } from '../../contract/schemas.ts'
import { FaceIcon, FaceWord } from '../components/Face.tsx'
import { useSession } from '../core/session.ts'
import { useStore } from '../core/store.ts'
import { useRecentSales } from '../core/use-core.ts'
import { useWholeRows } from '../core/use-whole-rows.ts'
import { useSay } from '../i18n/say.ts'
import { faceOf, toneOf } from '../sale/face.ts'
import { OwedWord } from '../sale/OwedWord.tsx'
import { SaleMark } from '../sale/SaleOperator.tsx'
import { useWhat } from '../sale/what.ts'
import { goTo } from '../shell/navigation.ts'
import styles from './RecentSales.module.css'

/** The newest sales with their live state. Numbers are masked: customers look over the counter. */
export function RecentSales() {
  const { t } = useSay()
  const recent = useRecentSales()
  const { move } = useSession()
  const moved = useStore(move)
  // The card says first what became of a sale; this list follows it a moment later.
  const sales = useDeferredValue(recent.data?.sales) ?? []
  const holder = useWholeRows<HTMLDivElement>()
  return (
    <section aria-labelledby="recent-title" className={styles['recent']}>
      <div className={styles['head']}>
        <h2 id="recent-title">{t('recent.title')}</h2>
        <span>F5</span>
      </div>
      {recent.data?.sales.length === 0 && (
        <p className="frame-none">
          {t('recent.none')} {t('recent.noneNext')}
        </p>
      )}
      {sales.length > 0 && (
        <div className={styles['room']} ref={holder}>
          <ul className={styles['list']}>
            {sales.map((sale) => (
              <li key={sale.id}>
                <RecentSale sale={sale} moved={moved?.sale === sale} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

interface RowProps {
  readonly sale: Sale
  readonly moved: boolean
}

/** A step of one sale draws its row alone. */
const RecentSale = memo(function RecentSale({ sale, moved }: RowProps) {
  const { masked, taka, whose, time } = useSay()
  const what = useWhat()
  const face = faceOf(sale)
  const backDue = sale.tender === 'refund-due'
  return (
    <button
      type="button"
      className={`${styles['sale']} ${moved && toneOf[face] !== 'wait' ? styles['moved'] : ''}`}
      data-face={face}
      data-sale={sale.id}
      onClick={() => goTo({ screen: 'transactions', sale: sale.id })}
    >
      <FaceIcon face={face} />
      <span className={styles['number']}>{masked(sale.number)}</span>
      <span className={styles['amount']}>{taka(sale.amount_e4)}</span>
      <small className={styles['about']}>
        <SaleMark sale={sale} /> <span className={styles['name']}>{whose(sale)} · </span>
        {sale.kind !== 'recharge' && <span className={styles['what']}>{what(sale)}</span>}
        {time(sale.createdAt_ms)}
        {backDue && (
          <>
            {' · '}
            <OwedWord sale={sale} />
          </>
        )}
      </small>
      <span className={styles['state']}>
        <FaceWord face={face} />
      </span>
    </button>
  )
})
