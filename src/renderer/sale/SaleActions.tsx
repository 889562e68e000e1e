import { useMutation } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Sale } from '../../contract/schemas.ts'
import type { SaleId } from '../../domain/sale.ts'
import { CopyButton } from '../complaint/CopyButton.tsx'
import { Button } from '../components/Button.tsx'
import { problemOf } from '../core/refusal.ts'
import { useSession } from '../core/session.ts'
import { useStore } from '../core/store.ts'
import { useStanding } from '../core/use-core.ts'
import { useNow } from '../core/use-now.ts'
import { useSay } from '../i18n/say.ts'
import { fillForm, formFromNow } from '../screens/recharge/form-store.ts'
import { goTo, open } from '../shell/navigation.ts'
import { actionsFor, faceOf, isAskedAbout, refusedByProvider } from './face.ts'
import { focusBack } from './focus-back.ts'
import styles from './SaleActions.module.css'
import { useRefusalWords } from './refusal-words.ts'
import { useDebited } from './use-debited.ts'

interface Props {
  readonly sale: Sale
}

/** What can be done with a sale where it stands. Only "try again" may send, under its own id. */
export function SaleActions({ sale }: Props) {
  const { t } = useSay()
  const actions = actionsFor(sale, useDebited(sale.id))
  return (
    <>
      {actions.includes('try-again') && <TryAgain sale={sale} />}
      {actions.includes('other-provider') && <OtherProvider sale={sale} />}
      {actions.includes('cancel') && <Cancel sale={sale} />}
      {actions.includes('refund') && <Refund sale={sale} />}
      {actions.includes('sell-again') && (
        <Button onPress={() => sellAgain(sale)}>{t('sale.sellAgain')}</Button>
      )}
      {actions.includes('decide') && (
        <Button kind="brand" onPress={() => open({ kind: 'decide', sale: sale.id })}>
          {t('sale.decide')}
        </Button>
      )}
      {actions.includes('slip') && (
        <Button onPress={() => open({ kind: 'slip', sale: sale.id })}>
          <Printer size={16} aria-hidden="true" /> {t('sale.slip')}
        </Button>
      )}
      {isAskedAbout(sale) && <CopyButton sale={sale.id} />}
    </>
  )
}

/** Sends the draft; where the same was sold meanwhile that sale is shown first, and asked about. */
function TryAgain({ sale }: Props) {
  const { t } = useSay()
  const { desk } = useSession()
  const refusal = useStore(desk.sales).find(({ intent }) => intent.id === sale.id)?.refusal
  if (refusal?.code === 'TWIN') return <BesideTwin sale={sale} twin={refusal.data.id} />
  return (
    <Button kind="brand" onPress={() => desk.sendAgain(sale)}>
      {t('sale.tryAgain')}
    </Button>
  )
}

/** The same number and amount was sold since: seen, and wanted a second time, the draft may go. */
function BesideTwin({ sale, twin }: Props & { readonly twin: SaleId }) {
  const { t, ago } = useSay()
  const { desk } = useSession()
  const now_ms = useNow()
  const [shownAt_ms] = useState(() => performance.now())
  const other = useStanding(twin).data
  if (!other) return null
  const face = faceOf(other)
  const open = face === 'doubt' || face === 'review'
  const press = () => {
    // Half of a double click on the button that stood here a moment ago confirms nothing.
    if (performance.now() - shownAt_ms >= SECOND_PRESS_AFTER_ms) desk.sendAgain(sale, twin)
  }
  return (
    <>
      <p className={styles['problem']} role="alert">
        {t('recharge.twinTitle', { ago: ago(other.createdAt_ms, now_ms) })} {t(`state.${face}`)}
        <br />
        {t(open ? 'recharge.twinOpen' : 'sale.twinAsk')}
      </p>
      {open ? (
        <Button onPress={() => desk.sendAgain(sale)}>{t('sale.tryAgain')}</Button>
      ) : (
        <Button kind="brand" onPress={press}>
          {t('recharge.confirmTwin')}
        </Button>
      )}
      <Button onPress={() => goTo({ screen: 'transactions', sale: twin })}>
        {t('sale.showTwin')}
      </Button>
    </>
  )
}

/** A command that sends nothing: it is taken where the sale still stands so, or refused. */
function useCommand(
  sale: Sale,
  name: 'cancel' | 'refund',
  done: (after: Sale) => void = () => undefined,
) {
  const { api } = useSession()
  return useMutation({
    mutationFn: () => api.sales[name]({ id: sale.id }),
    onSuccess: (after) => done(after),
  })
}

function Problem({ error, late }: { readonly error: Error | null; readonly late?: string }) {
  const { t } = useSay()
  const refusalWords = useRefusalWords()
  if (error === null) return null
  const problem = problemOf(error)
  const told = () => {
    if (problem.kind !== 'refused') return t('refusal.LOST')
    const isLate = late !== undefined && problem.refusal.code === 'WRONG_STATE'
    return isLate ? late : refusalWords(problem.refusal)
  }
  return (
    <p className={styles['problem']} role="alert">
      {told()}
    </p>
  )
}

function Cancel({ sale }: Props) {
  const { t } = useSay()
  const cancel = useCommand(sale, 'cancel')
  return (
    <>
      <Button kind="danger" onPress={() => cancel.mutate()} isDisabled={cancel.isPending}>
        {t(cancel.isPending ? 'sale.working' : 'sale.cancel')}
      </Button>
      <Problem error={cancel.error} />
    </>
  )
}

/**
 * Calls the draft off and begins it anew with the next provider, up to the read-back. The card of
 * the cancelled one stays: whoever clears the form after all reads there that money goes back. So
 * does whoever went on to the next customer before the answer came: that form is left alone.
 */
function OtherProvider({ sale }: Props) {
  const { t } = useSay()
  const { desk } = useSession()
  const isFree = useRef<() => boolean>(() => true)
  const cancel = useCommand(sale, 'cancel', (after) => {
    if (desk.sales.get().length === 0) desk.bring(after)
    if (!isFree.current()) return
    fillForm(sale, { inPlaceOf: sale.id, notThrough: sale.provider })
    goTo({ screen: 'recharge' })
  })
  const press = () => {
    isFree.current = formFromNow()
    cancel.mutate()
  }
  return (
    <>
      <Button onPress={press} isDisabled={cancel.isPending}>
        {t('sale.otherProvider')}
      </Button>
      <Problem error={cancel.error} />
    </>
  )
}

/** Two presses of one hand are never nearer than this; a double click is. */
const SECOND_PRESS_AFTER_ms = 400
/** Whoever has not pressed again by then meant something else. */
const ASKS_FOR_ms = 8_000

/** Money out of the drawer is booked by a second press of the same button, whose words change. */
function Refund({ sale }: Props) {
  const { t, taka } = useSay()
  const pressed = useRef<Element | null>(null)
  const refund = useCommand(sale, 'refund', () => {
    // Whoever went on to something else meanwhile stays there.
    const { activeElement, body } = document
    if (activeElement === body || activeElement === pressed.current) focusBack(sale.id)
  })
  const [askedAt_ms, setAskedAt_ms] = useState<number | null>(null)
  useEffect(() => {
    if (askedAt_ms === null) return undefined
    const timer = setTimeout(() => setAskedAt_ms(null), ASKS_FOR_ms)
    return () => clearTimeout(timer)
  }, [askedAt_ms])
  const press = () => {
    const now_ms = performance.now()
    pressed.current = document.activeElement
    if (askedAt_ms === null) setAskedAt_ms(now_ms)
    else if (now_ms - askedAt_ms >= SECOND_PRESS_AFTER_ms) refund.mutate()
  }
  const asking = t('sale.refundSure', { amount: taka(sale.amount_e4) })
  return (
    <>
      <Button
        kind={askedAt_ms === null ? 'plain' : 'danger'}
        onPress={press}
        isPending={refund.isPending}
      >
        <Standing words={[t('sale.refund'), asking]} shown={askedAt_ms === null ? 0 : 1} />
      </Button>
      {/* A name that changes under the focus is not read out; this is. */}
      <output className="unseen">{askedAt_ms === null ? '' : asking}</output>
      <Problem error={refund.error} late={t('refusal.NOT_DUE')} />
    </>
  )
}

/** One of two words in the room of the larger: nothing else slides under the second press. */
function Standing({ words, shown }: { readonly words: readonly string[]; readonly shown: number }) {
  return (
    <span className={styles['room']}>
      {words.map((word, nth) => (
        <span key={word} className={nth === shown ? '' : styles['hidden']}>
          {word}
        </span>
      ))}
    </span>
  )
}

/**
 * A new intent, linked to the failed one; it goes through the read-back like any other. Where the
 * provider could not take it, it begins with the next one.
 */
function sellAgain(sale: Sale): void {
  const begun = refusedByProvider(sale) ? { notThrough: sale.provider } : {}
  fillForm(sale, { retryOf: sale.id, ...begun })
  goTo({ screen: 'recharge' })
}
