import { useEffect, useRef } from 'react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import type { SaleDecision, SaleDetail } from '../../../contract/schemas.ts'
import { subtractMoney } from '../../../domain/money.ts'
import { useSay } from '../../i18n/say.ts'
import styles from './DecideDialog.module.css'

export type Outcome = SaleDecision['outcome']

interface Props {
  readonly sale: SaleDetail
  readonly outcome: Outcome | null
  readonly onChoose: (outcome: Outcome) => void
}

/** The two things that may have happened, each with what saying so does to the money. */
export function Outcomes({ sale, outcome, onChoose }: Props) {
  const { t } = useSay()
  const effects = useEffects(sale)
  const choices = useRef<HTMLDivElement>(null)
  // The hand on the keyboard begins at the choice: the arrows go from one to the other.
  useEffect(() => choices.current?.querySelector('input')?.focus(), [])
  return (
    <RadioGroup
      ref={choices}
      className={styles['outcomes'] ?? ''}
      value={outcome}
      onChange={(value) => onChoose(value === 'succeeded' ? 'succeeded' : 'failed')}
    >
      <Label className="unseen">{t('decide.title')}</Label>
      <Radio value="succeeded" className={`${styles['outcome']} ${styles['ok']}`}>
        <b>{t('decide.succeeded')}</b>
        <Effects words={effects.succeeded} />
      </Radio>
      <Radio value="failed" className={`${styles['outcome']} ${styles['fail']}`}>
        <b>{t('decide.failed')}</b>
        <Effects words={effects.failed} />
      </Radio>
    </RadioGroup>
  )
}

function Effects({ words }: { readonly words: readonly string[] }) {
  return words.map((sentence) => <small key={sentence}>{sentence}</small>)
}

/** What each decision books (money.md §5), in taka: the customer's cash first, then the wallet. */
function useEffects(sale: SaleDetail): Readonly<Record<Outcome, readonly string[]>> {
  const { t, taka } = useSay()
  const { provider } = sale
  // What the wallet showed to be taken stands in where the provider does not say.
  const cost_e4 = sale.charged_e4 ?? sale.expectedCost_e4
  const amount = taka(sale.amount_e4)
  const earned = taka(subtractMoney(sale.amount_e4, cost_e4), 'earning')
  return {
    succeeded: [
      t('decide.succeededNext', { amount }),
      t('decide.succeededWallet', { cost: taka(cost_e4, 'cost'), provider, earned }),
    ],
    failed: [
      t('decide.failedNext', { amount }),
      t('decide.failedWallet', { cost: taka(sale.expectedCost_e4, 'cost'), provider }),
    ],
  }
}
