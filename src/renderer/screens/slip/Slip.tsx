import type { Sale, SaleDetail, Settings } from '../../../contract/schemas.ts'
import { useStore } from '../../core/store.ts'
import { useHealth, useSettings } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { cashOfCalledOff } from '../../sale/called-off.ts'
import { isFromCopy } from '../../sale/from-copy.ts'
import { useWhat } from '../../sale/what.ts'
import { useBarredBy } from '../../sale/use-barred.ts'
import styles from './Slip.module.css'
import { type SlipKind, footOf, moneyBackAt_ms, slipKind } from './slip-kind.ts'

/** A drive pack comes hours later: its paper says so, or its customer is back in ten minutes. */
function nextKey(sale: Sale, kind: Exclude<SlipKind, 'receipt'>) {
  const isDrive = sale.kind === 'drive' && kind === 'waiting'
  return isDrive ? 'drive.slipNext' : (`slip.${kind}Next` as const)
}

interface Props {
  readonly sale: SaleDetail
  readonly width_mm: Settings['slipWidth_mm']
}

/** The paper the customer takes along, as wide as the roll. It shows the whole number. */
export function Slip({ sale, width_mm }: Props) {
  const { t, taka, inWords, date, time } = useSay()
  const settings = useSettings()
  const health = useHealth()
  const isBarred = useBarredBy(sale.id) !== null
  const isOfCopy = isFromCopy(sale, health.data?.copy ?? null)
  const isKept = useStore(cashOfCalledOff).get(sale.id) === 'kept'
  const open = isOfCopy ? 'of-copy' : isBarred ? 'doubted' : null
  const kind = slipKind(sale, open ?? (isKept ? 'kept' : null))
  const back_ms = moneyBackAt_ms(sale)
  const at = back_ms === null ? '' : `${date(back_ms)} ${time(back_ms)}`
  return (
    <article
      className={`${styles['slip']} ${width_mm === 80 ? styles['wide'] : styles['narrow']}`}
      data-slip={kind}
    >
      <header className={styles['head']}>
        <b className={styles['shop']}>{settings.data?.shopName || t('shell.shopUnnamed')}</b>
        {health.data?.books === 'practice' && (
          <b className={styles['practice']}>{t('slip.practice')}</b>
        )}
        <h3 className={kind === 'receipt' ? styles['receipt'] : styles['loud']}>
          {t(`slip.${kind}`)}
        </h3>
        {kind !== 'receipt' && <p>{t(nextKey(sale, kind), { at })}</p>}
      </header>
      <p className={styles['amount']}>{taka(sale.amount_e4)}</p>
      <p className={styles['inWords']}>{inWords(sale.amount_e4)}</p>
      <Lines sale={sale} />
      <Foot kind={kind} />
      {health.data?.books === 'practice' && (
        <p className={styles['practice']}>{t('slip.practice')}</p>
      )}
    </article>
  )
}

function Lines({ sale }: { readonly sale: Sale }) {
  const { t, number, operator, date, time } = useSay()
  const what = useWhat()
  const lines: readonly (readonly [string, string])[] = [
    [t('slip.number'), number(sale.number)],
    [t('slip.operator'), `${operator(sale.operator)} ${what(sale)}`],
    [t('slip.time'), `${date(sale.createdAt_ms)} ${time(sale.createdAt_ms)}`],
  ]
  const references: readonly (readonly [string, string | null])[] = [
    [t('slip.reference'), sale.ourReference],
    [t('slip.providerReference'), sale.providerReference],
  ]
  return (
    <dl className={styles['lines']}>
      {lines.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {references.map(
        ([name, value]) =>
          value !== null && (
            <div key={name} className={styles['reference']} data-reference="">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

function Foot({ kind }: { readonly kind: SlipKind }) {
  const { t } = useSay()
  return <p className={styles['foot']}>{t(`slip.${footOf(kind)}`)}</p>
}
