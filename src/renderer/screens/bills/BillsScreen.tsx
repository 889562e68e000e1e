import { useEffect, useState } from 'react'
import { useSay } from '../../i18n/say.ts'
import { createBurstGuard } from '../../keyboard/burst.ts'
import { NoProvider } from '../../selling/NoProvider.tsx'
import { Earlier, SellingFrame, SellingMain } from '../../selling/SellingFrame.tsx'
import { SendBar } from '../../selling/SendBar.tsx'
import { BillAmount } from './BillAmount.tsx'
import { Billers } from './Billers.tsx'
import styles from './Bills.module.css'
import { BillNumberField } from './BillNumberField.tsx'
import { BillReadBack } from './BillReadBack.tsx'
import { FoundAccounts } from './FoundAccounts.tsx'
import { MonthFields } from './MonthFields.tsx'
import { PhoneField } from './PhoneField.tsx'
import { isEmpty } from './bill-form.ts'
import { wordsOf } from './reading.ts'
import { useBillKeys } from './use-bill-keys.ts'
import { useBill, useSendBill } from './use-bill.ts'

/** Whose number, of which month, how much, look, +. */
export function BillsScreen() {
  return (
    <SellingFrame kind="bill">
      <Counter />
    </SellingFrame>
  )
}

function Counter() {
  const { t } = useSay()
  const bill = useBill()
  const pressSend = useSendBill(bill)
  const [guard] = useState(createBurstGuard)
  const clear = useBillKeys(bill, guard, pressSend)
  const { form, reading } = bill
  useTopWhenBegun(isEmpty(form))
  const isReadBack = form.stage === 'read-back'
  const words = wordsOf(reading)
  return (
    <SellingMain title={t('bills.title')} tight>
      {!isReadBack && <Billers bill={bill} />}
      <BillNumberField bill={bill} />
      {form.stage === 'number' && <FoundAccounts bill={bill} />}
      <div className={styles['row']}>
        <MonthFields bill={bill} />
        <PhoneField bill={bill} />
        <BillAmount bill={bill} guard={guard} />
      </div>
      {!isReadBack && <NoProvider />}
      <BillReadBack bill={bill} />
      <Earlier otherwise={null} compact={words !== null} />
      <SendBar
        selling={bill}
        amount={reading.amount.ok ? reading.amount.value : null}
        isFilled={words !== null}
        isEmpty={isEmpty(form)}
        onClear={clear}
        onSend={() => pressSend(performance.now())}
      />
    </SellingMain>
  )
}

/** The tokens of the last sale may have been scrolled to: the next one begins with its biller. */
function useTopWhenBegun(isNothingTyped: boolean): void {
  useEffect(() => {
    if (!isNothingTyped) document.querySelector('#main')?.scrollTo({ top: 0 })
  }, [isNothingTyped])
}
