import type { Sale } from '../../contract/schemas.ts'
import { useSay } from '../i18n/say.ts'
import { Asking, ReadOut } from './Asking.tsx'
import { SaleButton } from './SaleButton.tsx'
import { Problem, useCommand } from './command.tsx'
import { useHandOn } from './focus-back.ts'
import { isFromCopy, useCopy } from './from-copy.ts'
import { isAllOnCredit, sureWords } from './money-words.ts'
import { useSecondPress } from './second-press.ts'

/** Money out of the drawer is booked by a second press of the same button, whose words change. */
export function Refund({ sale }: { readonly sale: Sale }) {
  const say = useSay()
  const { t } = say
  const hand = useHandOn(sale.id)
  const refund = useCommand(sale, 'refund', hand.goOn)
  const { isAsking, press } = useSecondPress(() => {
    hand.pressed()
    refund.mutate()
  })
  // What the words beside it ask may have the answer that it is settled, and nothing is given.
  const sure = isFromCopy(sale, useCopy()) ? 'fromCopy.sure' : 'sale.refundSure'
  const asking = sureWords(say, sure, sale)
  // Nothing is handed over where nothing was taken: the button says what it does.
  const words = t(isAllOnCredit(sale) ? 'onCredit.strike' : 'sale.refund')
  return (
    <>
      <SaleButton
        by="refund"
        kind={isAsking ? 'danger' : 'plain'}
        onPress={press}
        isPending={refund.isPending}
      >
        <Asking words={words} asking={asking} isAsking={isAsking} />
      </SaleButton>
      <ReadOut asking={asking} isAsking={isAsking} />
      <Problem error={refund.error} late={t('refusal.NOT_DUE')} />
    </>
  )
}
