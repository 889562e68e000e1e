import { Trans } from 'react-i18next'
import { businessDate } from '../../../domain/business-day.ts'
import { smallPackFor, triggerFor } from '../../../domain/limits.ts'
import { Notice } from '../../components/Notice.tsx'
import { useNow } from '../../core/use-now.ts'
import { useSay } from '../../i18n/say.ts'
import type { Reading } from './reading.ts'

/** What is allowed and still worth a second look before sending. */
export function Warnings({ reading }: { readonly reading: Reading }) {
  const { t, operator: nameOf, operatorIn, operatorOf, taka, count } = useSay()
  const now_ms = useNow()
  const { operator, lineType, hinted, operatorFrom, number, amount } = reading
  const today = businessDate(now_ms)
  const sold = operator !== null && amount.ok ? { operator, amount_e4: amount.value } : null
  const trigger = sold && triggerFor({ operator: sold.operator, lineType }, sold.amount_e4, today)
  const small = sold && smallPackFor(sold.operator, sold.amount_e4, today)
  const moved = number.ok && operator !== null && hinted !== null && operator !== hinted
  return (
    <>
      {trigger && (
        <Notice tone="wait" live>
          <Trans
            i18nKey="recharge.trigger"
            values={{
              amount: taka(trigger.amount_e4),
              operator: operatorIn(trigger.operator),
              minutes: count(trigger.minutes),
              days: count(trigger.days),
            }}
            components={{ b: <b /> }}
          />
        </Notice>
      )}
      {small && (
        <Notice tone="wait" live>
          <Trans
            i18nKey="recharge.smallPack"
            values={{ amount: taka(small.amount_e4), operator: operatorIn(small.operator) }}
            components={{ b: <b /> }}
          />
        </Notice>
      )}
      {moved && (
        <Notice tone="wait" live>
          <Trans
            i18nKey="recharge.mismatch"
            values={{ hinted: operatorOf(hinted), chosen: nameOf(operator) }}
            components={{ b: <b /> }}
          />{' '}
          {operatorFrom === 'memory' &&
            t('recharge.remembered', { operator: operatorIn(operator) })}
        </Notice>
      )}
    </>
  )
}
