import { memo, useState } from 'react'
import { useSession } from '../../core/session.ts'
import { useStore } from '../../core/store.ts'
import { createBurstGuard } from '../../keyboard/burst.ts'
import { useSay } from '../../i18n/say.ts'
import { AmountField } from './AmountField.tsx'
import { LineTypes, QuickAmounts } from './Choices.tsx'
import fields from './Fields.module.css'
import { useStrayDigits } from './keep-focus.ts'
import { NoProvider } from './NoProvider.tsx'
import { NumberField } from './NumberField.tsx'
import { PracticeGuide } from './PracticeGuide.tsx'
import { ReadBack } from './ReadBack.tsx'
import { isEmpty } from './recharge-form.ts'
import { RecentSales } from './RecentSales.tsx'
import styles from './RechargeScreen.module.css'
import { ResultCard } from './ResultCard.tsx'
import { SendBar } from './SendBar.tsx'
import { useRechargeKeys } from './use-recharge-keys.ts'
import { usePressSend, useRecharge } from './use-recharge.ts'
import { Wallets } from './Wallets.tsx'
import { Warnings } from './Warnings.tsx'

/**
 * The main job: number, Enter, amount, Enter, look, +. The form stands apart from what is beside
 * it, so that a key draws the form alone.
 */
export function RechargeScreen() {
  const { t } = useSay()
  return (
    <>
      <Counter />
      <aside className={styles['aside']} aria-label={t('wallets.title')}>
        <Wallets />
        <RecentSales />
      </aside>
    </>
  )
}

function Counter() {
  const { t } = useSay()
  const recharge = useRecharge()
  const pressSend = usePressSend(recharge)
  const [guard] = useState(createBurstGuard)
  const clear = useRechargeKeys(recharge, guard, pressSend)
  const { reading, form } = recharge
  useStrayDigits(form.stage)
  const filled = reading.number.ok && reading.amount.ok && reading.operator !== null
  return (
    <main className={styles['main']} id="main">
      <h2 className="unseen">{t('recharge.title')}</h2>
      <NumberField recharge={recharge} />
      <div className={fields['row']}>
        <AmountField recharge={recharge} guard={guard} />
        <LineTypes reading={reading} />
      </div>
      <QuickAmounts reading={reading} />
      <Warnings reading={reading} />
      {form.stage !== 'read-back' && <NoProvider />}
      {filled && <ReadBack recharge={recharge} />}
      <Earlier empty={isEmpty(form)} filled={filled} />
      <SendBar recharge={recharge} onClear={clear} onSend={() => pressSend(performance.now())} />
    </main>
  )
}

interface EarlierProps {
  readonly empty: boolean
  readonly filled: boolean
}

/**
 * What became of the last sale, or what there is to practise. While the next sale is read back it
 * steps back to a line, but not out of sight; a sale the counter did not confirm stays whole.
 */
const Earlier = memo(function Earlier({ empty, filled }: EarlierProps) {
  const { desk } = useSession()
  const sales = useStore(desk.sales)
  const shown = sales.filter(({ phase }, index) => index === 0 || phase !== 'kept')
  if (shown.length === 0) return empty ? <PracticeGuide /> : null
  return shown.map((entry) => (
    <ResultCard
      key={entry.intent.id}
      entry={entry}
      compact={filled && (entry.phase === 'kept' || entry.phase === 'sending')}
    />
  ))
})
