import { useMutation } from '@tanstack/react-query'
import { useLayoutEffect, useRef, useState } from 'react'
import type { Sale } from '../../contract/schemas.ts'
import { Button } from '../components/Button.tsx'
import { useSession } from '../core/session.ts'
import { useSay } from '../i18n/say.ts'
import { goTo } from '../shell/navigation.ts'
import { type Arrived, closeQuestion } from './arrived.ts'
import { Problem, useCommand } from './command.tsx'
import { useHandOn } from './focus-back.ts'
import { isAllOnCredit, moneyBackWords } from './money-words.ts'
import { creditOf } from './paid.ts'
import styles from './SaleActions.module.css'
import { SECOND_PRESS_AFTER_ms } from './second-press.ts'

interface Props {
  readonly sale: Sale
  readonly arrived: Arrived
}

/** The question in place of the next step, which would tell to give the money back unseen. */
export function ReplacedQuestion({ sale, arrived, className }: Props & Placed) {
  const { t, masked, when } = useSay()
  const { other, isLost } = arrived
  const named = other && { number: masked(other.number), time: when(other.createdAt_ms) }
  return (
    <p id={idOf(sale)} className={`${className} ${styles['problem']}`} role="alert">
      {named && t('refusal.REPLACED_NAMED', named)}
      {isLost && t('refusal.REPLACED_ARRIVED')}
    </p>
  )
}

interface Placed {
  readonly className: string | undefined
}

/** The question names its answers, for whoever hears them alone. */
function idOf({ id }: Sale): string {
  return `arrived-${id}`
}

/**
 * The ways on where money was to go back and the sale that this one was made in place of has come
 * after all: the money pays for that one, or it goes back all the same. Nothing else stands beside
 * them, for nothing else answers the question.
 */
export function ReplacedArrived({ sale, arrived }: Props) {
  const { api } = useSession()
  const say = useSay()
  const { t, taka } = say
  const hand = useHandOn(sale.id)
  const keep = useMutation({
    mutationFn: () => api.sales.keep({ id: sale.id }),
    onSuccess: () => {
      closeQuestion(sale.id)
      hand.goOn()
    },
  })
  const back = useCommand(sale, arrived.by, hand.goOn)
  const ways = useTakesFocus()
  const [shownAt_ms] = useState(() => performance.now())
  const amount = moneyBackWords(say, sale)
  const isPending = keep.isPending || back.isPending
  const press = (act: () => void) => () => {
    // Half of a double click on the button that stood here a moment ago answers nothing.
    if (performance.now() - shownAt_ms < SECOND_PRESS_AFTER_ms) return
    hand.pressed()
    act()
  }
  return (
    <fieldset ref={ways} className={styles['ways']} aria-labelledby={idOf(sale)} tabIndex={-1}>
      <Button kind="brand" onPress={press(() => keep.mutate())} isPending={isPending}>
        {t('sale.keepMoney', { amount })}
      </Button>
      <Button onPress={() => goTo({ screen: 'transactions', sale: arrived.replaced })}>
        {t('sale.showReplaced')}
      </Button>
      <Button
        kind="danger"
        onPress={press(() => back.mutate(arrived.replaced))}
        isPending={isPending}
      >
        {isAllOnCredit(sale)
          ? t('onCredit.strikeAlthough', { credit: taka(creditOf(sale)) })
          : t('sale.refundAlthough', { amount })}
      </Button>
      <Button
        kind="quiet"
        onPress={press(() => {
          closeQuestion(sale.id)
          hand.goOn()
        })}
      >
        {t('sale.notNow')}
      </Button>
      <Problem error={keep.error ?? back.error} late={t('refusal.NOT_DUE')} />
    </fieldset>
  )
}

/** From the button that the question came for, so that Tab goes on to its answers. */
function useTakesFocus() {
  const place = useRef<HTMLFieldSetElement>(null)
  useLayoutEffect(() => {
    if (document.activeElement === document.body) place.current?.focus({ preventScroll: true })
  }, [])
  return place
}
