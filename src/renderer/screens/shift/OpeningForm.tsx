import { money, ZERO } from '../../../domain/money.ts'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Segments } from '../../components/Segments.tsx'
import { useSay } from '../../i18n/say.ts'
import { useEffect, useRef, useState } from 'react'
import { CountSheet, CountTotal, useCountKeys } from './CountSheet.tsx'
import styles from './Count.module.css'
import { withPile } from './counting.ts'
import { type Opening, useOpening } from './use-opening.ts'

interface Props {
  /** Who opened the last one: most days it is the same. */
  readonly last: string
  readonly isFirst: boolean
}

const NAME_MAX = 40

/** The drawer is counted, and with `+` a shift begins. */
export function OpeningForm({ last, isFirst }: Props) {
  const { t } = useSay()
  const opening = useOpening(last)
  const [missing, setMissing] = useState<'cashier' | null>(null)
  const card = useRef<HTMLDivElement>(null)
  const hand = () => {
    const wrong = opening.open()
    setMissing(wrong === 'cashier' ? wrong : null)
    focusOn(form.current, wrong)
  }
  const form = useCountKeys({
    onLast: () => card.current?.focus(),
    onDone: hand,
    onLeave: () => false,
  })
  const { differs_e4 } = opening.counting
  useEffect(() => {
    if (differs_e4 !== null) focusOn(form.current, 'whose')
  }, [differs_e4, form])
  return (
    <form ref={form} className={styles['form']} onSubmit={(event) => event.preventDefault()}>
      <header>
        <h2 className={styles['title']}>{t('shift.openTitle')}</h2>
        <p className={styles['lead']}>{t('shift.openLead')}</p>
      </header>
      <CountSheet
        piles={opening.counting.piles}
        onType={(note, typed) => opening.change(withPile(opening.counting, note, typed))}
      />
      <div className={styles['side']}>
        <div ref={card} tabIndex={-1} className={styles['card']}>
          <CountTotal piles={opening.counting.piles} />
        </div>
        <Cashier opening={opening} isMissing={missing === 'cashier'} />
        {differs_e4 !== null && <Whose opening={opening} />}
        {opening.problem !== null && (
          <Notice tone="fail" live>
            {opening.problem}
          </Notice>
        )}
        <Button kind="brand" size="large" onPress={hand} isPending={opening.isPending}>
          {t(opening.isPending ? 'shift.opening' : 'shift.openButton')} <Kbd cap="+" onBrand />
        </Button>
        {isFirst && (
          <Notice tone="calm">
            <b>{t('shift.firstTitle')}</b> {t('shift.firstNext')}
          </Notice>
        )}
      </div>
    </form>
  )
}

/** What is missing is where the hand goes. */
function focusOn(form: HTMLFormElement | null, what: ReturnType<Opening['open']>): void {
  const places = {
    notes: '[data-pile][aria-invalid="true"]',
    cashier: '[data-cashier]',
    whose: '[data-whose] input',
  } as const
  if (what !== null) form?.querySelector<HTMLElement>(places[what])?.focus()
}

function Cashier({
  opening,
  isMissing,
}: {
  readonly opening: Opening
  readonly isMissing: boolean
}) {
  const { t } = useSay()
  return (
    <Field
      label={t('shift.cashier')}
      problem={isMissing && opening.cashier.trim() === '' ? t('shift.cashierMissing') : undefined}
    >
      {({ id, describedBy, invalid }) => (
        <input
          id={id}
          data-cashier=""
          autoComplete="off"
          spellCheck={false}
          maxLength={NAME_MAX}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          value={opening.cashier}
          onChange={(event) => opening.change({ cashier: event.target.value })}
        />
      )}
    </Field>
  )
}

/** The drawer holds another sum than the books left in it: whose it is, by one key. */
function Whose({ opening }: { readonly opening: Opening }) {
  const { t, taka } = useSay()
  const { differs_e4, whose } = opening.counting
  // What an opening differs by is always told: it is of no shift that is still counted.
  const size_e4 = typeof differs_e4 === 'number' ? differs_e4 : ZERO
  const isMore = size_e4 > 0
  const amount = taka(money(Math.abs(size_e4)))
  return (
    <section className={styles['differs']} data-whose="" aria-live="polite">
      <b>{t(isMore ? 'shift.moreTitle' : 'shift.lessTitle', { amount })}</b>
      <Segments
        label={t('shift.whose')}
        hint={t('shift.nobodyHint')}
        value={whose}
        choices={[
          { value: 'owner', words: t(isMore ? 'shift.ownerPut' : 'shift.ownerTook') },
          { value: 'over-short', words: t('shift.nobodyKnows') },
        ]}
        onChoose={(chosen) => opening.change({ whose: chosen })}
        byDigits
      />
    </section>
  )
}
