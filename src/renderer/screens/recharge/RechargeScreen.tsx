import { useState } from 'react'
import { markOf } from '../../../domain/kinds/mark.ts'
import { OperatorName } from '../../components/OperatorName.tsx'
import { useSay } from '../../i18n/say.ts'
import { createBurstGuard } from '../../keyboard/burst.ts'
import fields from '../../selling/Fields.module.css'
import { LineNumber } from '../../selling/LineNumber.tsx'
import { NoProvider } from '../../selling/NoProvider.tsx'
import { ReadBack } from '../../selling/ReadBack.tsx'
import { Earlier, SellingFrame, SellingMain } from '../../selling/SellingFrame.tsx'
import { SendBar } from '../../selling/SendBar.tsx'
import { LineTypes, QuickAmounts } from './Choices.tsx'
import { dispatch } from './form-store.ts'
import { PracticeGuide } from './PracticeGuide.tsx'
import { RechargeAmount } from './RechargeAmount.tsx'
import { isEmpty } from './recharge-form.ts'
import { useRechargeKeys } from './use-recharge-keys.ts'
import { type Recharge, useRecharge, useSendRecharge } from './use-recharge.ts'
import { Warnings } from './Warnings.tsx'

/** The main job: number, Enter, amount, Enter, look, +. */
export function RechargeScreen() {
  return (
    <SellingFrame kind="recharge">
      <Counter />
    </SellingFrame>
  )
}

function Counter() {
  const { t } = useSay()
  const recharge = useRecharge()
  const pressSend = useSendRecharge(recharge)
  const [guard] = useState(createBurstGuard)
  const clear = useRechargeKeys(recharge, guard, pressSend)
  const { reading, form } = recharge
  const typed = reading.number.ok && reading.amount.ok
  const filled = typed && reading.operator !== null
  return (
    <SellingMain title={t('recharge.title')}>
      <LineNumber {...recharge} dispatch={dispatch} />
      <div className={fields['row']}>
        <RechargeAmount recharge={recharge} guard={guard} />
        <LineTypes reading={reading} />
      </div>
      <QuickAmounts reading={reading} />
      <Warnings reading={reading} />
      {form.stage !== 'read-back' && <NoProvider />}
      <SaidBack recharge={recharge} />
      <Earlier otherwise={isEmpty(form) ? guide : null} compact={filled} />
      <SendBar
        selling={recharge}
        amount={reading.amount.ok ? reading.amount.value : null}
        isFilled={typed}
        isEmpty={isEmpty(form)}
        onClear={clear}
        onSend={() => pressSend(performance.now())}
      />
    </SellingMain>
  )
}

/** One and the same, so that a key in the form draws nothing of it. */
const guide = <PracticeGuide />

function SaidBack({ recharge }: { readonly recharge: Recharge }) {
  const { readBack } = useSay()
  const { number, amount, operator, lineType } = recharge.reading
  if (!number.ok || !amount.ok || operator === null) return null
  return (
    <ReadBack
      selling={recharge}
      saidBack={{
        kind: 'recharge',
        number: readBack(number.value),
        amount: amount.value,
        ...(recharge.quote && { charge: recharge.quote.serviceCharge_e4 }),
        mark: markOf(operator, lineType),
        whose: <OperatorName operator={operator} lineType={lineType} size="large" />,
      }}
      onNextProvider={() => dispatch({ type: 'next-provider' })}
    />
  )
}
