import { Eye, EyeOff, MousePointerClick } from 'lucide-react'
import { useState } from 'react'
import type { SaleDetail } from '../../../contract/schemas.ts'
import type { Money } from '../../../domain/money.ts'
import { Button } from '../../components/Button.tsx'
import { FaceIcon } from '../../components/Face.tsx'
import { useSale } from '../../core/use-core.ts'
import { SaleOperator } from '../../sale/SaleOperator.tsx'
import { type Say, useSay } from '../../i18n/say.ts'
import { type Arrived, useArrived } from '../../sale/arrived.ts'
import { Brought } from '../../sale/Brought.tsx'
import { Claim } from '../../sale/Claim.tsx'
import { useHeldBy } from '../../sale/held-by.ts'
import { faceOf, isDebited, isOpen, paysNothing, toneOf } from '../../sale/face.ts'
import { useOtherPrice } from '../../sale/other-price.ts'
import { ReplacedQuestion } from '../../sale/ReplacedArrived.tsx'
import { HeldWords } from '../../sale/HeldBack.tsx'
import { useBeforeBack } from '../../sale/OwedWord.tsx'
import { paidLines } from '../../sale/PaidHow.tsx'
import { tenderWords } from '../../sale/money-words.ts'
import { chargeOf, paidOf } from '../../sale/paid.ts'
import { SaleActions } from '../../sale/SaleActions.tsx'
import { saidWords, useNextWords } from '../../sale/words.ts'
import { goTo } from '../../shell/navigation.ts'
import { FoldedAnswers, Story } from './Evidence.tsx'
import { Identify, canIdentify } from './Identify.tsx'
import styles from './SaleDetailPanel.module.css'
import { walletWords } from './wallet-says.ts'

/** One sale with its whole story: every step, every answer as it came. */
export function SaleDetailPanel({ id }: { readonly id: string | null }) {
  const { t } = useSay()
  const sale = useSale(id)
  if (id === null) {
    return (
      <div className={styles['pick']}>
        <MousePointerClick size={28} aria-hidden="true" />
        <p>{t('transactions.pick')}</p>
        <p>{t('transactions.pickNext')}</p>
      </div>
    )
  }
  if (sale.isError) return <p className={styles['pick']}>{t('refusal.NO_SUCH_SALE')}</p>
  if (!sale.data) return null
  return (
    <article className={styles['detail']} data-detail={sale.data.id}>
      <Head sale={sale.data} />
      <Brought sale={sale.data} />
      {canIdentify(sale.data) && <Identify sale={sale.data} />}
      <Facts sale={sale.data} />
      <Story sale={sale.data} />
      <FoldedAnswers sale={sale.data} />
    </article>
  )
}

interface Part {
  readonly sale: SaleDetail
}

function Head({ sale }: Part) {
  const say = useSay()
  const { t, number, masked, taka } = say
  const arrived = useArrived(sale)
  // Until staff and PINs are there, whoever stands at the counter may uncover one number.
  const [shown, setShown] = useState(false)
  const face = faceOf(sale)
  return (
    <header className={styles['head']} data-tone={toneOf[face]}>
      <FaceIcon face={face} large />
      <div>
        <h3 className={styles['state']}>{t(`state.${face}`)}</h3>
        <p className={styles['what']}>
          <b>{shown ? number(sale.number) : masked(sale.number)}</b>
          <Button
            kind="quiet"
            label={t(shown ? 'transactions.hide' : 'transactions.show')}
            onPress={() => setShown(!shown)}
          >
            {shown ? <EyeOff size={16} aria-hidden="true" /> : <Eye size={16} aria-hidden="true" />}
          </Button>
          <b className={styles['amount']}>{taka(sale.amount_e4)}</b>
        </p>
        <p className={styles['whose']}>
          <SaleOperator sale={sale} />
        </p>
      </div>
      <NextStep sale={sale} arrived={arrived} />
      {sale.reason && sale.reason.words !== '' && (
        <p className={styles['words']}>{saidWords(say, sale.reason)}</p>
      )}
      <div className={styles['actions']}>
        <SaleActions sale={sale} arrived={arrived} />
      </div>
    </header>
  )
}

function NextStep({ sale, arrived }: Part & { readonly arrived: Arrived | null }) {
  const nextWords = useNextWords()
  const held = useHeldBy(sale.id, sale)
  const className = styles['next']
  if (arrived) return <ReplacedQuestion sale={sale} arrived={arrived} className={className} />
  if (held) return <HeldWords held={held} className={className} />
  return (
    <p className={className}>
      {nextWords(faceOf(sale), paidOf(sale), sale)}
      <Claim sale={sale} />
    </p>
  )
}

type Fact = readonly [name: string, value: string | null]

/** The shop's own charge, where one was asked, and how it was paid in all. */
function paidFacts(say: Pick<Say, 't' | 'taka'>, sale: SaleDetail): readonly Fact[] {
  const { t, taka } = say
  const charge = chargeOf(sale)
  const asked = [
    [t('transactions.serviceCharge'), taka(charge)],
    [t('transactions.paid'), taka(paidOf(sale))],
  ] as const
  return [...(charge === 0 ? [] : asked), ...paidLines(say, sale)]
}

/** Whose shift it was sold in, where one was open, through whom, and as what. */
function whereFacts({ t, count }: Pick<Say, 't' | 'count'>, sale: SaleDetail): readonly Fact[] {
  const { shift, provider, ourReference } = sale
  return [
    [t('transactions.shift'), shift ? `${count(shift.number)} · ${shift.cashier}` : null],
    [t('transactions.provider'), provider],
    [t('transactions.ourReference'), ourReference],
  ]
}

/** What it earned, and what it should have where its owner has a rule for it. */
function earnedFacts({ t, taka }: Pick<Say, 't' | 'taka'>, sale: SaleDetail): readonly Fact[] {
  const { commission_e4, earning } = sale
  const ruled = earning?.shouldBy === 'rule' ? taka(earning.should_e4, 'exact') : null
  return [
    [t('transactions.earned'), commission_e4 === null ? null : taka(commission_e4, 'earning')],
    [t('transactions.byRule'), ruled],
  ]
}

function Facts({ sale }: Part) {
  const say = useSay()
  const { t, taka, day, date, moment } = say
  const { wallet } = sale
  const before = useBeforeBack(sale)
  const otherPrice = useOtherPrice()
  const costsNothing = paysNothing(sale.state) && !isDebited(sale.alerts, sale.id)
  const when = (at_ms: number) => `${date(at_ms)} · ${moment(at_ms)}`
  const figure = (amount: Money | null) => (amount === null ? null : taka(amount, 'balance'))
  const facts: readonly Fact[] = [
    // The day is the books' own, and no part of the moment that follows it.
    [t('transactions.date'), day(sale.businessDate)],
    [t('transactions.soldAt'), when(sale.createdAt_ms)],
    ...whereFacts(say, sale),
    [
      t('transactions.providerReference'),
      sale.providerReference ??
        t(isOpen(sale) ? 'transactions.nothingYet' : 'transactions.nothing'),
    ],
    ...paidFacts(say, sale),
    [t('transactions.cash'), before ?? tenderWords(say, sale)],
    [t('transactions.cost'), costsNothing ? null : taka(sale.expectedCost_e4, 'cost')],
    [t('transactions.charged'), sale.charged_e4 === null ? null : taka(sale.charged_e4, 'cost')],
    [t('transactions.otherPrice'), otherPrice(sale)],
    ...earnedFacts(say, sale),
    [t('transactions.walletBefore'), figure(wallet?.before_e4 ?? null)],
    [t('transactions.walletAfter'), figure(wallet?.after_e4 ?? null)],
    [t('transactions.walletSays'), wallet && walletWords(say, wallet)],
    [
      t('transactions.changed'),
      sale.changedAt_ms === sale.createdAt_ms ? null : when(sale.changedAt_ms),
    ],
  ]
  return (
    <section>
      <h3 className={styles['title']}>{t('transactions.facts')}</h3>
      <dl className={styles['facts']}>
        {facts.map(
          ([name, value]) =>
            value !== null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
        {sale.retryOf !== null && <RetryOf id={sale.retryOf} />}
        {sale.soldAgain && (
          <OtherSale id={sale.soldAgain.id} name={t('transactions.soldAgain')}>
            {sale.soldAgain.ourReference}
          </OtherSale>
        )}
      </dl>
    </section>
  )
}

/** The failed sale that this one was sold again for. */
function RetryOf({ id }: { readonly id: string }) {
  const { t } = useSay()
  const earlier = useSale(id)
  if (!earlier.data) return null
  return (
    <OtherSale id={id} name={t('transactions.retryOf')}>
      {earlier.data.ourReference}
    </OtherSale>
  )
}

interface OtherProps {
  readonly id: string
  readonly name: string
  readonly children: string
}

function OtherSale({ id, name, children }: OtherProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Button kind="quiet" onPress={() => goTo({ screen: 'transactions', sale: id })}>
          {children}
        </Button>
      </dd>
    </div>
  )
}
