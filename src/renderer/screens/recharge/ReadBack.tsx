import { type ReactNode, useEffect, useId, useRef } from 'react'
import type { Quote, Sale } from '../../../contract/schemas.ts'
import type { Money } from '../../../domain/money.ts'
import { FaceWord } from '../../components/Face.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Notice } from '../../components/Notice.tsx'
import { OperatorName } from '../../components/OperatorName.tsx'
import { useSession } from '../../core/session.ts'
import { useStore } from '../../core/store.ts'
import { useStanding } from '../../core/use-core.ts'
import { useNow } from '../../core/use-now.ts'
import { useSay } from '../../i18n/say.ts'
import { DecideButton } from '../../sale/DecideButton.tsx'
import { faceOf } from '../../sale/face.ts'
import { isFromCopy, useCopy } from '../../sale/from-copy.ts'
import { PassedOver } from '../../sale/PassedOver.tsx'
import { useUndecided } from '../../sale/undecided.ts'
import { onItsWay } from '../../sale/unsettled.ts'
import { useNoProvider } from '../settings/first-provider.ts'
import { dispatch } from './form-store.ts'
import { keepFocus } from './keep-focus.ts'
import { LowBalance } from './LowBalance.tsx'
import { EnterProvider } from './NoProvider.tsx'
import { NotAnswering } from './NotAnswering.tsx'
import { OwedBefore } from './OwedBefore.tsx'
import { owedBefore } from './owed-before.ts'
import styles from './ReadBack.module.css'
import { type Hindrance, type Readiness, nextProvider, wordsOf } from './readiness.ts'
import type { RechargeForm } from './recharge-form.ts'
import type { Recharge } from './use-recharge.ts'

/**
 * What is about to be sold, said back large enough to be read aloud: a sale to a wrong number is
 * almost never recovered. In focus it is the only place from which a sale can be sent.
 */
export function ReadBack({ recharge }: { readonly recharge: Recharge }) {
  const { t, readBack, taka, inWords } = useSay()
  const { form, reading, quote, ready } = recharge
  const card = useRef<HTMLElement>(null)
  const id = useId()
  const armed = form.stage === 'read-back'
  const turn = armed ? form.saleId : null
  useEffect(() => {
    if (turn !== null) card.current?.focus()
  }, [turn])
  const { number, amount, operator, lineType } = reading
  if (!number.ok || !amount.ok || operator === null) return null
  const owed = armed ? owedBefore(form, quote) : null
  const mark = operator === 'GP' && lineType === 'skitto' ? 'SK' : operator
  return (
    <section
      ref={card}
      tabIndex={-1}
      className={`${styles['card']} ${styles[mark]} ${armed ? styles['armed'] : ''}`}
      aria-labelledby={`${id}-title ${id}-number ${id}-amount ${id}-words`}
      data-armed={armed}
    >
      <h2 id={`${id}-title`} className="unseen">
        {t('recharge.readBack')}
      </h2>
      <p id={`${id}-number`} className={styles['number']}>
        {readBack(number.value)}
      </p>
      <p id={`${id}-amount`} className={styles['amount']}>
        {taka(amount.value, 'sum')}
      </p>
      <p className={styles['whose']}>
        <OperatorName operator={operator} lineType={lineType} size="large" />
      </p>
      <p className={styles['last']}>
        <LastTime quote={quote} />
      </p>
      <p id={`${id}-words`} className={styles['words']}>
        {t('recharge.inWords', { words: inWords(amount.value) })}
      </p>
      <p className={styles['via']}>
        <Via quote={form.turns > 0 ? null : quote} armed={armed} />
      </p>
      {quote && form.turns === 0 && <PassedOver quote={quote} />}
      <Begun form={form} amount={amount.value} />
      {owed && <OwedBefore key={owed.id} sale={owed} />}
      {armed && <NotAnswering quote={form.turns > 0 ? null : quote} />}
      {armed && <LowBalance quote={form.turns > 0 ? null : quote} />}
      {armed && <Asking ready={ready} />}
    </section>
  )
}

/** Whose money pays for it, where an earlier sale left some: it must be taken once, not twice. */
function Begun({ form, amount }: { readonly form: RechargeForm; readonly amount: Money }) {
  const { t, taka } = useSay()
  const earlier = useStanding(form.retryOf)
  const copy = useCopy()
  const words = { amount: taka(amount) }
  if (earlier.data?.tender === 'refund-due' && isFromCopy(earlier.data, copy)) {
    return (
      <div className={styles['asking']}>
        <Notice tone="doubt" live>
          {t('recharge.retryOfCopy', words)}
        </Notice>
      </div>
    )
  }
  if (form.inPlaceOf !== null) {
    return <p className={styles['begun']}>{t('recharge.inPlaceOf', words)}</p>
  }
  if (form.retryOf === null) return null
  const paidBack = earlier.data?.tender === 'refunded'
  const money = earlier.data?.tender === 'refund-due' ? 'retryHeld' : 'retryPaidBack'
  return (
    <p className={paidBack ? styles['takeAgain'] : styles['begun']}>
      {t('recharge.retryFor')} {earlier.data && t(`recharge.${money}`, words)}
    </p>
  )
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

function Via({ quote, armed }: { readonly quote: Quote | null; readonly armed: boolean }) {
  const { t, taka } = useSay()
  const live = useStore(useSession().connection) === 'live'
  // With the counter gone nobody looks: it goes on by itself when that is back.
  if (!quote) return t(live ? 'recharge.looking' : 'recharge.lookedLater')
  if (!quote.provider) return null
  const other = nextProvider(quote)
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
        <span>{t('recharge.via', { provider: quote.provider })}</span>
      ) : (
        <button
          type="button"
          className={styles['provider']}
          onMouseDown={keepFocus}
          onClick={() => dispatch({ type: 'next-provider' })}
        >
          <span className="unseen">{t('recharge.changeProvider')}</span>{' '}
          {t('recharge.via', { provider: quote.provider })} <Kbd cap="." />
        </button>
      )}
      {parts.map((part) => part !== null && <span key={part}>{part}</span>)}
    </>
  )
}

/** What stands between the read-back and sending. */
function Asking({ ready }: { readonly ready: Readiness }) {
  const say = useSay()
  switch (ready.kind) {
    case 'cannot':
      return (
        <div className={styles['asking']}>
          <Notice tone="fail" live>
            <Hindered hindrance={ready.hindrance} />
          </Notice>
        </div>
      )
    case 'twin': {
      const isOnItsWay = onItsWay.includes(ready.twin.state)
      const next = say.t(isOnItsWay ? 'recharge.twinOnItsWay' : 'recharge.twinAsk')
      return <Twin twin={ready.twin} next={next} />
    }
    case 'twin-open':
      return <OpenTwin twin={ready.twin} />
    case 'ready':
      return ready.beside && <Twin twin={ready.beside} next={say.t('recharge.twinSure')} />
    case 'filling':
    case 'looking':
    default:
      return null
  }
}

/** Where a person must decide, waiting ends nothing: the decision is opened from here. */
function OpenTwin({ twin }: { readonly twin: Sale }) {
  const { t } = useSay()
  const undecided = useUndecided(twin)
  if (undecided === null) return <Twin twin={twin} next={t('recharge.twinOpen')} />
  return (
    <Twin twin={twin} next={t('recharge.twinUndecided')}>
      <DecideButton sale={undecided} />
    </Twin>
  )
}

interface TwinProps {
  readonly twin: Sale
  readonly next: string
  readonly children?: ReactNode
}

function Twin({ twin, next, children }: TwinProps) {
  const { t, ago } = useSay()
  const now_ms = useNow()
  const face = faceOf(twin)
  return (
    <div className={styles['asking']}>
      <Notice tone={face === 'doubt' || face === 'review' ? 'doubt' : 'wait'} live>
        <b>
          {t('recharge.twinTitle', { ago: ago(twin.createdAt_ms, now_ms) })}{' '}
          <FaceWord face={face} />
        </b>
        <br />
        {next}
        {children !== undefined && <div className={styles['way']}>{children}</div>}
      </Notice>
    </div>
  )
}

function Hindered({ hindrance }: { readonly hindrance: Hindrance | null }) {
  const { t, taka } = useSay()
  const none = useNoProvider()
  if (none) return <EnterProvider />
  if (!hindrance) return t('refusal.NO_PROVIDER')
  const { provider, limit_e4 } = hindrance
  return t(wordsOf(hindrance), {
    provider,
    limit: limit_e4 === null ? '' : taka(limit_e4),
  })
}
