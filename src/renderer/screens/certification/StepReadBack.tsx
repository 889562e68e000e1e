import { useEffect, useRef } from 'react'
import type { NetworkCode } from '../../../domain/operator.ts'
import type { ProviderId } from '../../../domain/provider.ts'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { OperatorName } from '../../components/OperatorName.tsx'
import { useSay } from '../../i18n/say.ts'
import { read } from '../recharge/reading.ts'
import { Warnings } from '../recharge/Warnings.tsx'
import styles from './Certification.module.css'
import { type Own, readOwn } from './own-number.ts'
import type { Step } from './use-certification.ts'

interface Props {
  readonly step: Step
  readonly provider: ProviderId
  readonly own: Own
  /** Under which operator it goes; for a sale that is to fail not the number's own. */
  readonly sentAs: NetworkCode | null
  readonly problem: string
  readonly isSending: boolean
  readonly onBack: () => void
  readonly onSend: () => void
}

/** What is about to go out, large enough to be compared with one's own phone. */
export function StepReadBack(props: Props) {
  const { step, provider, own, sentAs, isSending } = props
  const { t, taka, readBack, count } = useSay()
  const { number } = readOwn(own)
  const card = useRef<HTMLElement>(null)
  useEffect(() => card.current?.focus(), [])
  const amount = taka(step.amount_e4)
  return (
    <>
      <section
        ref={card}
        tabIndex={-1}
        className={styles['readBack']}
        aria-label={t('recharge.readBack')}
      >
        {step.sales > 0 && number !== null && <b>{readBack(number)}</b>}
        <b>
          {step.sales > 1 && `${count(step.sales)} × `}
          {amount}
        </b>
        <p>
          {step.sales > 0 && sentAs !== null && (
            <span className={styles['sentAs']}>
              <OperatorName operator={sentAs} lineType="prepaid" size="large" />
            </span>
          )}{' '}
          {t('recharge.via', { provider })}
        </p>
        {step.step === 'refund' && <p>{t('certification.toFail')}</p>}
      </section>
      {step.sales > 0 && step.step !== 'refund' && <Warnings reading={read(own)} />}
      {props.problem === '' ? (
        <p className={styles['progress']}>{t('certification.lookNext')}</p>
      ) : (
        <p role="alert" className={styles['problem']}>
          {props.problem}
        </p>
      )}
      <div className={styles['actions']}>
        <Button size="large" onPress={props.onBack} isDisabled={isSending}>
          {t('booking.change')} <Kbd cap="⌫" />
        </Button>
        <span data-sends="">
          <Button
            size="large"
            kind={step.risky ? 'danger' : 'brand'}
            onPress={props.onSend}
            isPending={isSending}
          >
            {t(step.sales > 0 ? 'recharge.send' : 'certification.begin', { amount })}{' '}
            <Kbd cap="+" onBrand={!step.risky} /> <Kbd cap="F9" onBrand={!step.risky} />
          </Button>
        </span>
      </div>
    </>
  )
}
