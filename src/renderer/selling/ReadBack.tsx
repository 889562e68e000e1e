import { type ReactNode, useEffect, useId, useRef } from 'react'
import type { Quote } from '../../contract/quote.ts'
import { payingWallet } from '../../domain/kinds/kinds.ts'
import { type Money, ZERO, addMoney } from '../../domain/money.ts'
import type { SaleKind } from '../../domain/sale.ts'
import { Kbd } from '../components/Kbd.tsx'
import { useSession } from '../core/session.ts'
import { useStore } from '../core/store.ts'
import { useNow } from '../core/use-now.ts'
import { PaidBy } from './PaidBy.tsx'
import { PassedOver } from '../sale/PassedOver.tsx'
import { whyThis } from '../sale/passed-over.ts'
import { useSay } from '../i18n/say.ts'
import { faceOf } from '../sale/face.ts'
import { BeforeSending } from './BeforeSending.tsx'
import { Begun } from './Begun.tsx'
import { keepFocus } from './keep-focus.ts'
import { LowBalance } from './LowBalance.tsx'
import { NotAnswering } from './NotAnswering.tsx'
import { OwedBefore } from './OwedBefore.tsx'
import { owedBefore } from './owed-before.ts'
import styles from './ReadBack.module.css'
import { nextProvider } from './readiness.ts'
import type { Selling } from './use-selling.ts'

/** What is read back. */
export interface SaidBack {
  readonly kind: SaleKind
  /** Of the line, the wallet or the meter, in large groups. */
  readonly number: string
  readonly amount: Money
  /** The shop's own, on top; nothing where there is none, or while the core is asked. */
  readonly charge?: Money
  /** The operator whose colour the card has. */
  readonly mark: string
  /** Whose it is, and what is sold where its name is short. */
  readonly whose: ReactNode
}

interface Props {
  readonly selling: Pick<Selling, 'form' | 'kind' | 'quote' | 'ready' | 'pay' | 'isHeld'>
  readonly saidBack: SaidBack
  readonly onNextProvider: () => void
  /** What the kind has to say beside it, over the whole width. */
  readonly children?: ReactNode
  /** What stands between the card and sending, where the kind has words of its own for it. */
  readonly asking?: ReactNode
}

/**
 * What is about to be sold, said back large enough to be read aloud: a sale to a wrong number is
 * almost never recovered. In focus it is the only place from which a sale can be sent.
 */
export function ReadBack({ selling, saidBack, onNextProvider, children, asking }: Props) {
  const { t, taka, inWords } = useSay()
  const { form, ready } = selling
  const { number, amount, charge = ZERO, whose, kind } = saidBack
  const total = addMoney(amount, charge)
  const card = useRef<HTMLElement>(null)
  const id = useId()
  const armed = form.stage === 'read-back'
  const turn = armed ? form.saleId : null
  useEffect(() => {
    if (turn !== null) card.current?.focus()
  }, [turn])
  useWholeInSight(card, turn)
  const owed = armed ? owedBefore(form, selling.quote) : null
  const quote = form.turns > 0 ? null : selling.quote
  const why = quote && whyThis(quote, kind)
  return (
    <section
      ref={card}
      tabIndex={-1}
      className={`${styles['card']} ${armed ? styles['armed'] : ''}`}
      aria-labelledby={`${id}-title ${id}-number ${id}-amount ${id}-words`}
      data-armed={armed}
      data-mark={saidBack.mark}
      data-kind={kind}
    >
      <h2 id={`${id}-title`} className="unseen">
        {t('recharge.readBack')}
      </h2>
      <p id={`${id}-number`} className={styles['number']}>
        {number}
      </p>
      <p id={`${id}-amount`} className={styles['amount']}>
        {taka(amount, 'sum')}
      </p>
      <p className={styles['whose']}>{whose}</p>
      <p className={styles['last']}>
        <LastTime quote={selling.quote} />
      </p>
      <p id={`${id}-words`} className={styles['words']}>
        {t('recharge.inWords', { words: inWords(amount) })}
      </p>
      <p className={styles['via']}>
        <Via quote={quote} kind={kind} armed={armed} onNextProvider={onNextProvider} />
      </p>
      {why && <PassedOver why={why} kind={kind} />}
      <Charge amount={amount} charge={charge} />
      {armed && <PaidBy selling={selling} price={total} />}
      {children}
      <Begun form={form} amount={total} />
      {owed && <OwedBefore key={owed.id} sale={owed} />}
      {armed && <NotAnswering quote={quote} />}
      {armed && <LowBalance quote={quote} kind={kind} />}
      {armed && (asking ?? <BeforeSending ready={ready} kind={kind} />)}
    </section>
  )
}

/** The shop's own charge stands by itself, beside what is sent and what is taken. */
function Charge({ amount, charge }: { readonly amount: Money; readonly charge: Money }) {
  const { t, taka } = useSay()
  if (charge <= 0) return null
  const words = {
    amount: taka(amount),
    charge: taka(charge),
    total: taka(addMoney(amount, charge)),
  }
  return (
    <p className={styles['take']} data-take="">
      {t('recharge.take', words)}
    </p>
  )
}

/**
 * Its last line may be the warning that matters, and the answer that brings it comes later: while
 * the card has the focus, what it says stands above the bar that sends.
 */
function useWholeInSight(card: React.RefObject<HTMLElement | null>, turn: string | null): void {
  useEffect(() => {
    const element = card.current
    if (turn === null || !element) return undefined
    const grown = new ResizeObserver(() => {
      if (element.contains(document.activeElement)) element.scrollIntoView({ block: 'nearest' })
    })
    grown.observe(element)
    return () => grown.disconnect()
  }, [card, turn])
}

function LastTime({ quote }: { readonly quote: Quote | null }) {
  const { t, ago, taka } = useSay()
  const now_ms = useNow()
  if (!quote) return null
  if (!quote.last) return t('recharge.firstTime')
  const { last } = quote
  return t('recharge.lastTime', {
    ago: ago(last.createdAt_ms, now_ms),
    amount: taka(last.amount_e4),
    state: t(`state.${faceOf(last)}`),
  })
}

interface ViaProps {
  readonly quote: Quote | null
  readonly kind: SaleKind
  readonly armed: boolean
  readonly onNextProvider: () => void
}

function Via({ quote, kind, armed, onNextProvider }: ViaProps) {
  const { t, taka, wallet: nameOf } = useSay()
  const live = useStore(useSession().connection) === 'live'
  // With the counter gone nobody looks: it goes on by itself when that is back.
  if (!quote) return t(live ? 'recharge.looking' : 'recharge.lookedLater')
  if (!quote.provider) return null
  const other = nextProvider(quote)
  const wallet = payingWallet(kind, quote.provider)
  // Recharges have one wallet at each provider; of whatever else it is said which one pays.
  const isPlain = kind === 'recharge' || wallet === null
  const provider = isPlain ? quote.provider : nameOf(quote.provider, wallet)
  const because = whyThis(quote, kind)?.because ?? null
  const parts = [
    quote.expectedCost_e4 === null
      ? null
      : t('recharge.costs', { cost: taka(quote.expectedCost_e4, 'cost') }),
    quote.expectedCommission_e4 === null
      ? null
      : t('recharge.earns', { commission: taka(quote.expectedCommission_e4, 'earning') }),
  ]
  return (
    <>
      {other === null || !armed ? (
        <span>{t('recharge.via', { provider })}</span>
      ) : (
        <button
          type="button"
          className={styles['provider']}
          onMouseDown={keepFocus}
          onClick={onNextProvider}
        >
          <span className="unseen">{t('recharge.changeProvider')}</span>{' '}
          {t('recharge.via', { provider })} <Kbd cap="." />
        </button>
      )}
      {because !== null && <span data-because={because}>{t(`chosenFor.${because}`)}</span>}
      {parts.map((part) => part !== null && <span key={part}>{part}</span>)}
    </>
  )
}
