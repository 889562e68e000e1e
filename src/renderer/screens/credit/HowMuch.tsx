import { useEffect, useRef } from 'react'
import { type Money, subtractMoney } from '../../../domain/money.ts'
import { WRITTEN_MAX } from '../../../domain/written.ts'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useSay } from '../../i18n/say.ts'
import styles from './Credit.module.css'
import type { HowMuchState } from './use-how-much.ts'
import { DigitsInput } from '../../components/DigitsInput.tsx'

interface Props {
  readonly howMuch: HowMuchState
  readonly onBack: () => void
}

/** How much is paid later, and what the customer owes by it: looked at before it is agreed to. */
export function HowMuch({ howMuch, onBack }: Props) {
  const { t, taka, number } = useSay()
  const { customer, price, text, read } = howMuch
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  const problem = useProblem(howMuch)
  return (
    <div className={styles['how']}>
      <p className={styles['who']}>
        <b>{customer.name}</b> {customer.phone !== '' && number(customer.phone)}
      </p>
      <div className={styles['figure']}>
        <Field
          label={t('credit.howMuch')}
          hint={t('credit.howMuchHint', { price: taka(price) })}
          problem={problem}
        >
          {({ id, describedBy, invalid }) => (
            <DigitsInput
              ref={field}
              id={id}
              maxLength={WRITTEN_MAX}
              aria-invalid={invalid}
              aria-describedby={describedBy}
              text={text}
              onType={howMuch.onType}
            />
          )}
        </Field>
        <dl className={styles['facts']}>
          <Fact name={t('credit.before')} figure={customer.owes_e4} />
          <Fact
            name={t('credit.after')}
            figure={read.then_e4}
            isLoud={read.says?.says !== 'within'}
          />
          <Fact name={t('credit.limitIs')} figure={read.limit_e4} />
          <Fact name={t('credit.cashNow')} figure={read.cash_e4} />
        </dl>
      </div>
      <Limit howMuch={howMuch} />
      <div className={styles['ways']}>
        <Button size="large" onPress={onBack}>
          {t('credit.other')}
        </Button>
        <Confirm howMuch={howMuch} />
      </div>
    </div>
  )
}

interface FactProps {
  readonly name: string
  readonly figure: Money | null
  readonly isLoud?: boolean
}

function Fact({ name, figure, isLoud = false }: FactProps) {
  const { taka } = useSay()
  return (
    <div className={isLoud ? styles['loud'] : ''}>
      <dt>{name}</dt>
      <dd>{figure === null ? '—' : taka(figure, 'sum')}</dd>
    </div>
  )
}

function useProblem({ read, price }: HowMuchState): string | undefined {
  const { t, taka } = useSay()
  if (read.part.ok) return undefined
  const code = read.part.problem
  if (code === 'above-price') return t('credit.tooMuch', { price: taka(price) })
  return t(`amountProblem.${code}`, { amount: '' })
}

/** What the limit says against it: a question that is answered here, or an end. */
function Limit({ howMuch: { read, customer, isWarned } }: Pick<Props, 'howMuch'>) {
  const { t, taka } = useSay()
  const { says, limit_e4, then_e4 } = read
  if (says === null || then_e4 === null || says.says === 'within') return null
  if (says.says === 'above') {
    return (
      <Notice tone="fail" live>
        {t('credit.firm', { name: customer.name, free: taka(says.free_e4) })}
      </Notice>
    )
  }
  return (
    <div data-warned={isWarned}>
      <Notice tone={isWarned ? 'fail' : 'wait'} live>
        {t('credit.warn', {
          over: taka(subtractMoney(then_e4, limit_e4)),
          limit: taka(limit_e4),
        })}
      </Notice>
    </div>
  )
}

function Confirm({ howMuch }: Pick<Props, 'howMuch'>) {
  const { t, taka } = useSay()
  const { read, isWarned, confirm } = howMuch
  const isAble = read.part.ok && read.says?.says !== 'above'
  const credit = read.part.ok ? taka(read.part.value) : ''
  return (
    <Button
      size="large"
      kind="brand"
      className={styles['confirm'] ?? ''}
      onPress={() => confirm(performance.now())}
      isDisabled={!isAble}
    >
      {t(isWarned ? 'credit.confirmAbove' : 'credit.confirm', { credit })}{' '}
      <Kbd cap="Enter" onBrand={isAble} />
    </Button>
  )
}
