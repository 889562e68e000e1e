import { RECHARGE_CAP } from '../../../domain/limits.ts'
import type { Money } from '../../../domain/money.ts'
import { useSay } from '../../i18n/say.ts'
import type { BurstGuard } from '../../keyboard/burst.ts'
import { AmountField } from '../../selling/AmountField.tsx'
import { dispatch } from './form-store.ts'
import { type AmountTrouble, amountTrouble } from './problems.ts'
import type { Recharge } from './use-recharge.ts'

interface Props {
  readonly recharge: Recharge
  readonly guard: BurstGuard
}

export function RechargeAmount({ recharge, guard }: Props) {
  const { t } = useSay()
  const { form, reading, quote, limits } = recharge
  const trouble = amountTrouble(form, reading, quote)
  const words = useTroubleWords(trouble, recharge)
  return (
    <AmountField
      label={t('recharge.amount')}
      text={form.amount}
      problem={words}
      turn={form.stage === 'amount' ? form.saleId : null}
      guard={guard}
      onType={(text) => dispatch({ type: 'typed-amount', text })}
      onScan={() => dispatch({ type: 'scanned' })}
      onEnter={() => dispatch({ type: 'went-to', stage: 'amount' })}
    >
      <Limits limits={limits} />
    </AmountField>
  )
}

function Limits({ limits }: { readonly limits: Recharge['limits'] }) {
  const { t, taka } = useSay()
  if (!limits || limits.min_e4 === null || limits.max_e4 === null) return null
  // Beside the field, and so in the digits of the field.
  const figure = (amount: Money) => taka(amount).slice(1)
  return (
    <>
      <span>{t('recharge.least', { min: figure(limits.min_e4) })}</span>{' '}
      <span>{t('recharge.most', { max: figure(limits.max_e4) })}</span>
    </>
  )
}

function useTroubleWords(trouble: AmountTrouble | null, recharge: Recharge): string | null {
  const { t, taka } = useSay()
  const { reading, quote } = recharge
  if (!trouble) return null
  const { code } = trouble
  const least = quote?.min_e4 ?? null
  if (code === 'below-minimum') {
    return t('cannot.below-minimum', { limit: least === null ? '' : taka(least) })
  }
  if (code === 'above-maximum') {
    return t('cannot.above-maximum', {
      kind: 'recharge',
      limit: taka(quote?.max_e4 ?? RECHARGE_CAP),
    })
  }
  const read = reading.amount.ok ? null : reading.amount.problem
  const amount = read?.code === 'grouped' ? taka(read.amount_e4) : ''
  return t(`amountProblem.${code}`, { amount })
}
