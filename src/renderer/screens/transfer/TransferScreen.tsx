import { useState } from 'react'
import { Notice } from '../../components/Notice.tsx'
import { OperatorMark } from '../../components/OperatorMark.tsx'
import { useSettings } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { createBurstGuard } from '../../keyboard/burst.ts'
import fields from '../../selling/Fields.module.css'
import styles from '../../selling/ReadBack.module.css'
import { ReadBack } from '../../selling/ReadBack.tsx'
import { Earlier, SellingFrame, SellingMain } from '../../selling/SellingFrame.tsx'
import { SendBar } from '../../selling/SendBar.tsx'
import { OnTheWay, SwitchedOff } from './Hindrances.tsx'
import { BeforeTransfer, NearTheLimit } from './Legal.tsx'
import { wholeOf } from './reading.ts'
import { AmountAgain, TransferAmount, WalletNumberField, WalletTypes } from './TransferFields.tsx'
import { isEmpty } from './transfer-form.ts'
import { useTransferKeys } from './use-transfer-keys.ts'
import { type Transfer, useSendTransfer, useTransfer } from './use-transfer.ts'

/** Mobile money: brand, wallet, Enter, amount, Enter, look, +. */
export function TransferScreen() {
  const { t } = useSay()
  const isOn = useSettings().data?.transfers.on ?? false
  return (
    <SellingFrame kind="transfer">
      {isOn ? (
        <Counter />
      ) : (
        <SellingMain title={t('transferScreen.title')}>
          <SwitchedOff />
          <Earlier otherwise={null} compact={false} />
        </SellingMain>
      )}
    </SellingFrame>
  )
}

function Counter() {
  const { t } = useSay()
  const transfer = useTransfer()
  const pressSend = useSendTransfer(transfer)
  const [guard] = useState(createBurstGuard)
  const clear = useTransferKeys(transfer, guard, pressSend)
  const { reading, form } = transfer
  const whole = wholeOf(reading)
  return (
    <SellingMain title={t('transferScreen.title')}>
      <WalletNumberField transfer={transfer} />
      <div className={fields['row']}>
        <TransferAmount transfer={transfer} guard={guard} />
        <WalletTypes transfer={transfer} />
      </div>
      <AmountAgain transfer={transfer} guard={guard} />
      <OnTheWay />
      <SaidBack transfer={transfer} />
      <Earlier otherwise={null} compact={whole !== null} />
      <SendBar
        selling={transfer}
        amount={reading.amount.ok ? reading.amount.value : null}
        isFilled={reading.number.ok && reading.amount.ok}
        isEmpty={isEmpty(form)}
        onClear={clear}
        onSend={() => pressSend(performance.now())}
      />
    </SellingMain>
  )
}

function SaidBack({ transfer }: { readonly transfer: Transfer }) {
  const { t, readBack, operator, operatorIn } = useSay()
  const whole = wholeOf(transfer.reading)
  if (whole === null) return null
  const { number, amount, brand, walletType } = whole
  const { quote, ready, lastBrand } = transfer
  return (
    <ReadBack
      selling={transfer}
      saidBack={{
        kind: 'transfer',
        number: readBack(number),
        amount,
        ...(quote === null ? {} : { charge: quote.serviceCharge_e4 }),
        mark: brand,
        whose: (
          <>
            <OperatorMark operator={brand} size="large" /> {operator(brand)}{' '}
            {t(`transfer.${walletType}`)}
          </>
        ),
      }}
      // flexiloadbd alone sends mobile money: there is no other to turn to.
      onNextProvider={() => undefined}
      asking={<BeforeTransfer ready={ready} quote={quote} />}
    >
      {lastBrand !== null && lastBrand !== brand && (
        <div className={styles['asking']} data-brand-before={lastBrand}>
          <Notice tone="wait" live>
            {t('transferScreen.brandDiffers', { operator: operatorIn(lastBrand) })}
          </Notice>
        </div>
      )}
      <NearTheLimit quote={quote} />
    </ReadBack>
  )
}
