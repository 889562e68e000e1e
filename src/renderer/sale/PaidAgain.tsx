import { useMutation } from '@tanstack/react-query'
import type { Sale } from '../../contract/schemas.ts'
import { useSession } from '../core/session.ts'
import { useSay } from '../i18n/say.ts'
import { Asking, ReadOut } from './Asking.tsx'
import { SaleButton } from './SaleButton.tsx'
import { Problem } from './command.tsx'
import { useHandOn } from './focus-back.ts'
import { moneyBackWords } from './money-words.ts'
import { useSecondPress } from './second-press.ts'

/** It came late, and its customer, who had the money back or got both, pays: by two presses. */
export function PaidAgain({ sale }: { readonly sale: Sale }) {
  const say = useSay()
  const { t } = say
  const { api } = useSession()
  const hand = useHandOn(sale.id)
  const collect = useMutation<Sale>({
    mutationFn: () => api.sales.collect({ id: sale.id }),
    onSuccess: hand.goOn,
  })
  const { isAsking, press } = useSecondPress(() => {
    hand.pressed()
    collect.mutate()
  })
  const asking = t('sale.collectSure', { amount: moneyBackWords(say, sale) })
  return (
    <>
      <SaleButton
        by="collect"
        kind={isAsking ? 'brand' : 'plain'}
        onPress={press}
        isPending={collect.isPending}
      >
        <Asking words={t('sale.collect')} asking={asking} isAsking={isAsking} />
      </SaleButton>
      <ReadOut asking={asking} isAsking={isAsking} />
      <Problem error={collect.error} late={t('sale.collectHeld')} />
    </>
  )
}
