import { useEffect, useRef, useState } from 'react'
import type { ShiftHead, ShiftReport } from '../../../contract/shifts.ts'
import { type Money, money } from '../../../domain/money.ts'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useHealth, useSettings } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { CountSheet, CountTotal, useCountKeys } from './CountSheet.tsx'
import styles from './Count.module.css'
import { type Counting, closingCount, withPile } from './counting.ts'
import { Difference } from './Difference.tsx'
import { standOf } from './stand.ts'
import { type Missing, useClosing } from './use-closing.ts'

interface Props {
  readonly shift: ShiftHead
  readonly counting: Counting
  readonly onClosed: (report: ShiftReport) => void
  readonly onLeave: () => void
}

const REASON_MAX = 200
const NAME_MAX = 40

/** The drawer is counted once more, and with `+` the shift ends. */
export function ClosingForm({ shift, counting, onClosed, onLeave }: Props) {
  const { t, count } = useSay()
  // As it was opened, whatever the owner has said since.
  const isBlind = useHealth().data?.today.drawer_e4 === null
  const closing = useClosing(counting, onClosed)
  const [wrong, setWrong] = useState<Missing | null>(null)
  const card = useRef<HTMLDivElement>(null)
  const hand = () => {
    const missing = closing.hand()
    setWrong(missing)
    if (missing) focusOn(form.current, missing)
  }
  const form = useCountKeys({
    onLast: () => card.current?.focus(),
    onDone: hand,
    onLeave: () => {
      onLeave()
      return true
    },
  })
  const asked = closing.missing?.of ?? null
  useEffect(() => {
    if (asked) focusOn(form.current, asked)
  }, [asked, form])
  const { differs_e4 } = counting
  return (
    <form ref={form} className={styles['form']} onSubmit={(event) => event.preventDefault()}>
      <header>
        <h2 className={styles['title']}>
          {t('shift.closeTitle', { number: count(shift.number) })}
        </h2>
        <p className={styles['lead']}>{t(isBlind ? 'shift.blindLead' : 'shift.closeLead')}</p>
      </header>
      <CountSheet
        piles={counting.piles}
        onType={(note, typed) => closingCount.set((now) => now && withPile(now, note, typed))}
      />
      <div className={styles['side']}>
        <div ref={card} tabIndex={-1} className={styles['card']}>
          <CountTotal piles={counting.piles} />
        </div>
        {differs_e4 !== null && (
          <Differs counting={counting} differs_e4={differs_e4} wrong={wrong} asked={asked} />
        )}
        {closing.problem !== null && (
          <Notice tone="fail" live>
            {closing.problem}
          </Notice>
        )}
        <Doings
          isPending={closing.isPending}
          differs={differs_e4 !== null}
          onPress={hand}
          onLeave={onLeave}
        />
      </div>
    </form>
  )
}

function Doings({ onLeave, ...hand }: HandProps & Pick<Props, 'onLeave'>) {
  const { t } = useSay()
  return (
    <div className={styles['doings']}>
      <Button size="large" onPress={onLeave}>
        {t('shift.leave')} <Kbd cap="−" />
      </Button>
      <Hand {...hand} />
    </div>
  )
}

interface HandProps {
  readonly isPending: boolean
  readonly differs: boolean
  readonly onPress: () => void
}

function Hand({ isPending, differs, onPress }: HandProps) {
  const { t } = useSay()
  const words = differs ? 'shift.bookAndClose' : 'shift.closeButton'
  return (
    <Button
      kind="brand"
      size="large"
      className={styles['go'] ?? ''}
      onPress={onPress}
      isPending={isPending}
    >
      {t(isPending ? 'shift.closing' : words)} <Kbd cap="+" onBrand />
      {differs && <Kbd cap="F9" onBrand />}
    </Button>
  )
}

function focusOn(form: HTMLFormElement | null, what: Missing): void {
  const places = {
    notes: '[data-pile][aria-invalid="true"]',
    reason: '[data-reason]',
    signedBy: '[data-signed]',
  } as const
  form?.querySelector<HTMLElement>(places[what])?.focus()
}

interface DiffersProps {
  readonly counting: Counting
  readonly differs_e4: Money | 'untold'
  readonly wrong: Missing | null
  /** What the counter has said is missing. */
  readonly asked: Missing | null
}

/** Short or over: why, and above the owner's limit who signs for it. */
function Differs({ counting, differs_e4, wrong: typed, asked }: DiffersProps) {
  const { t, taka } = useSay()
  const limit_e4 = useSettings().data?.shifts.signAbove_e4
  const isLarge =
    differs_e4 !== 'untold' && limit_e4 !== undefined && Math.abs(differs_e4) > limit_e4
  const wrong = typed ?? asked
  // A signature that was begun stays where it is.
  const mustSign = isLarge || asked === 'signedBy' || counting.signedBy !== ''
  const limit = limit_e4 === undefined ? '' : taka(limit_e4)
  const change = (part: Partial<Counting>) => closingCount.set((now) => now && { ...now, ...part })
  return (
    <section className={styles['differs']} data-differs={differs_e4}>
      {differs_e4 === 'untold' ? <Untold /> : <HowMuch differs_e4={differs_e4} />}
      <Text
        mark="reason"
        label={t('shift.reason')}
        problem={wrong === 'reason' && counting.reason.trim() === '' && t('shift.reasonMissing')}
        max={REASON_MAX}
        value={counting.reason}
        onType={(reason) => change({ reason })}
      />
      {mustSign && (
        <Text
          mark="signed"
          label={t('shift.signedBy')}
          hint={t('shift.signHint', { limit })}
          problem={
            wrong === 'signedBy' &&
            counting.signedBy.trim() === '' &&
            t('shift.signMissing', { limit })
          }
          max={NAME_MAX}
          value={counting.signedBy}
          onType={(signedBy) => change({ signedBy })}
        />
      )}
    </section>
  )
}

/** Counted blind: how much and which way is told once it is booked. */
function Untold() {
  const { t } = useSay()
  return (
    <p aria-live="polite">
      <b>{t('shift.untoldTitle')}</b> {t('shift.untoldNext')}
    </p>
  )
}

function HowMuch({ differs_e4 }: { readonly differs_e4: Money }) {
  const { t, taka } = useSay()
  const amount = taka(money(Math.abs(differs_e4)))
  const isShort = standOf(differs_e4) === 'short'
  return (
    <>
      <p aria-live="polite">
        <Difference difference_e4={differs_e4} large />
        <span className="unseen">
          {t(isShort ? 'shift.shortTitle' : 'shift.overTitle', { amount })}
        </span>
      </p>
      <p>{t('shift.differsNext')}</p>
    </>
  )
}

interface TextProps {
  readonly mark: 'reason' | 'signed'
  readonly label: string
  readonly hint?: string
  readonly problem: string | false
  readonly max: number
  readonly value: string
  readonly onType: (typed: string) => void
}

function Text({ mark, label, hint, problem, max, value, onType }: TextProps) {
  return (
    <Field label={label} hint={hint} problem={problem || undefined}>
      {({ id, describedBy, invalid }) => (
        <input
          id={id}
          {...{ [`data-${mark}`]: '' }}
          autoComplete="off"
          maxLength={max}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          value={value}
          onChange={(event) => onType(event.target.value)}
        />
      )}
    </Field>
  )
}
