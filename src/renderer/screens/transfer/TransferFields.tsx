import { walletTypes } from '../../../domain/kinds/transfer/brands.ts'
import { groupWalletNumber } from '../../../domain/kinds/transfer/recipient.ts'
import { groupTyped } from '../../../domain/mobile-number.ts'
import { Kbd } from '../../components/Kbd.tsx'
import { Segments } from '../../components/Segments.tsx'
import { useSay } from '../../i18n/say.ts'
import type { BurstGuard } from '../../keyboard/burst.ts'
import { AmountField } from '../../selling/AmountField.tsx'
import styles from '../../selling/Fields.module.css'
import { NumberField } from '../../selling/NumberField.tsx'
import { OperatorChoice } from '../../selling/OperatorChoice.tsx'
import { dispatch } from './form-store.ts'
import { type AmountTrouble, againTrouble, amountTrouble, numberWords } from './problems.ts'
import type { Transfer } from './use-transfer.ts'

interface Props {
  readonly transfer: Transfer
}

/** Whose wallet: its number, with the brand at its end, which no number tells. */
export function WalletNumberField({ transfer }: Props) {
  const { t, digits, operator: nameOf } = useSay()
  const { form, reading, lastBrand } = transfer
  const problem = numberWords(form, reading)
  const { number } = reading
  return (
    <NumberField
      label={t('transferScreen.number')}
      shown={number.ok ? groupWalletNumber(number.value, digits) : groupTyped(form.number, digits)}
      problem={problem && t(problem)}
      turn={form.stage === 'number' ? form.saleId : null}
      onType={(text) => dispatch({ type: 'typed', field: 'number', text })}
      onEnter={() => dispatch({ type: 'went-to', stage: 'number' })}
    >
      <OperatorChoice
        operator={reading.brand}
        unknown={
          lastBrand === null
            ? t('transferScreen.brandUnknown')
            : t('transferScreen.brandBefore', { operator: nameOf(lastBrand) })
        }
        onNext={() => dispatch({ type: 'next-brand' })}
      />
    </NumberField>
  )
}

export function WalletTypes({ transfer }: Props) {
  const { t } = useSay()
  return (
    <div className={styles['line']}>
      <Segments
        label={
          <>
            {t('transferScreen.walletType')} <Kbd cap="*" />
          </>
        }
        value={transfer.form.walletType}
        choices={walletTypes.map((value) => ({ value, words: t(`transfer.${value}`) }))}
        onChoose={(walletType) => dispatch({ type: 'chose-wallet', walletType })}
      />
    </div>
  )
}

interface AmountProps extends Props {
  readonly guard: BurstGuard
}

export function TransferAmount({ transfer, guard }: AmountProps) {
  const { t } = useSay()
  const words = useTroubleWords()
  const { form, reading, quote } = transfer
  return (
    <AmountField
      label={t('recharge.amount')}
      text={form.amount}
      problem={words(amountTrouble(form, reading, quote))}
      turn={form.stage === 'amount' ? form.saleId : null}
      guard={guard}
      onType={(text) => dispatch({ type: 'typed', field: 'amount', text })}
      onScan={() => dispatch({ type: 'scanned', field: 'amount' })}
      onEnter={() => dispatch({ type: 'went-to', stage: 'amount' })}
    />
  )
}

/** A nought too many is typed once, and hardly ever twice. */
export function AmountAgain({ transfer, guard }: AmountProps) {
  const { t, taka } = useSay()
  const words = useTroubleWords()
  const { form, reading } = transfer
  if (reading.again === null) return null
  return (
    <AmountField
      label={t('transferScreen.again')}
      stage="again"
      text={form.again}
      problem={words(againTrouble(form, reading))}
      turn={form.stage === 'again' ? form.saleId : null}
      guard={guard}
      onType={(text) => dispatch({ type: 'typed', field: 'again', text })}
      onScan={() => dispatch({ type: 'scanned', field: 'again' })}
      onEnter={() => dispatch({ type: 'went-to', stage: 'again' })}
    >
      {t('transferScreen.againWhy', { limit: taka(form.onceUpTo_e4) })}
    </AmountField>
  )
}

function useTroubleWords(): (trouble: AmountTrouble | null) => string | null {
  const { t, taka } = useSay()
  return (trouble) => {
    if (trouble === null) return null
    const { code, amount_e4 } = trouble
    const amount = amount_e4 === null ? '' : taka(amount_e4)
    switch (code) {
      case 'differs':
      case 'decimals':
      case 'too-large':
      case 'below-minimum':
      case 'above-maximum':
        return t(`transferAmount.${code}`, { amount })
      case 'empty':
      case 'zero':
      case 'sign':
      case 'too-long':
      case 'characters':
      case 'direction-marks':
      case 'foreign-digits':
      case 'letters':
      case 'grouped':
      case 'scanner':
      default:
        return t(`amountProblem.${code}`, { amount })
    }
  }
}
