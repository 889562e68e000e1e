import type { Sale, SaleDetail, Settings } from '../../../contract/schemas.ts'
import { useStore } from '../../core/store.ts'
import { useHealth, useSettings } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { cashOfCalledOff } from '../../sale/called-off.ts'
import { TokenGroups } from '../../sale/Brought.tsx'
import { awaitsToken, hasTokens } from '../../sale/tokens.ts'
import { isFromCopy } from '../../sale/from-copy.ts'
import { useNumberName, useWhat } from '../../sale/what.ts'
import { paidLines } from '../../sale/PaidHow.tsx'
import { cashOf, chargeOf, creditOf, paidOf } from '../../sale/paid.ts'
import { useBarredBy } from '../../sale/use-barred.ts'
import styles from './Slip.module.css'
import { type SlipKind, footOf, isOfMoneyBack, moneyBackAt_ms, slipKind } from './slip-kind.ts'

interface Props {
  readonly sale: SaleDetail
  readonly width_mm: Settings['slipWidth_mm']
}

/** The paper the customer takes along, as wide as the roll. It shows the whole number. */
export function Slip({ sale, width_mm }: Props) {
  const { t, date, time } = useSay()
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
        {kind !== 'receipt' && <p>{t(`slip.${kind}Next`, { kind: sale.kind, at })}</p>}
      </header>
      <Sum sale={sale} kind={kind} />
      <MeterPart sale={sale} />
      <Lines sale={sale} />
      <Foot kind={kind} sale={sale} />
      {health.data?.books === 'practice' && (
        <p className={styles['practice']}>{t('slip.practice')}</p>
      )}
    </article>
  )
}

/** What was paid; where it goes back what is handed over, for nobody hands out what was owed. */
function Sum({ sale, kind }: { readonly sale: Sale; readonly kind: SlipKind }) {
  const { t, taka, inWords } = useSay()
  const goesBack = isOfMoneyBack(kind)
  const sum = goesBack ? cashOf(sale) : paidOf(sale)
  return (
    <>
      <p className={styles['amount']}>{taka(sum)}</p>
      {sum > 0 && <p className={styles['inWords']}>{inWords(sum)}</p>}
      {goesBack && creditOf(sale) > 0 && (
        <p className={styles['later']}>{t('onCredit.slip', { credit: taka(creditOf(sale)) })}</p>
      )}
    </>
  )
}

/** For a prepaid meter, what its customer came for: printed as often as it is asked for. */
function MeterPart({ sale }: { readonly sale: SaleDetail }) {
  const { t } = useSay()
  if (awaitsToken(sale)) return <p className={styles['later']}>{t('slip.tokenLater')}</p>
  if (!hasTokens(sale)) return null
  const { tokens } = sale
  if (tokens.length === 0) return <p className={styles['later']}>{t('slip.tokenMissing')}</p>
  return (
    <section className={styles['meter']}>
      <h4>{t('bills.tokens')}</h4>
      <ol className={styles['tokens']}>
        {tokens.map((token) => (
          <li key={token}>
            <TokenGroups token={token} />
          </li>
        ))}
      </ol>
      <p>{t('slip.meterNote')}</p>
    </section>
  )
}

function Lines({ sale }: { readonly sale: Sale }) {
  const say = useSay()
  const { t, taka, number, whose, date, time } = say
  const charge = chargeOf(sale)
  const what = useWhat()
  const numberName = useNumberName()
  const isPackage = sale.kind === 'package' || sale.kind === 'drive'
  // What was paid stands large above: here it is told what went on, and what the shop kept.
  const chargeLines = [
    [t('slip.amount'), taka(sale.amount_e4)],
    [t('slip.serviceCharge'), taka(charge)],
  ] as const
  const lines: readonly (readonly [string, string])[] = [
    [numberName(sale), number(sale.number)],
    [t(`kinds.${sale.kind}.operator`), isPackage ? whose(sale) : `${whose(sale)} ${what(sale)}`],
    ...(isPackage ? [[t('slip.package'), what(sale)] as const] : []),
    ...(charge > 0 ? chargeLines : []),
    ...paidLines(say, sale),
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

interface FootProps {
  readonly kind: SlipKind
  readonly sale: Sale
}

function Foot({ kind, sale }: FootProps) {
  const { t } = useSay()
  return <p className={styles['foot']}>{t(`slip.${footOf(kind)}`, { kind: sale.kind })}</p>
}
