import type { Sale } from '../../contract/schemas.ts'
import { useSay } from '../i18n/say.ts'
import { Asking, ReadOut } from './Asking.tsx'
import { SaleButton } from './SaleButton.tsx'
import { beginAgain } from './begin-again.ts'
import { formOf } from './counter-forms.ts'
import { refusedByProvider } from './face.ts'
import { useSecondPress } from './second-press.ts'

/** What stands half typed for the next customer goes by a second press alone. */
export function SellAgain({ sale }: { readonly sale: Sale }) {
  const { t } = useSay()
  const { isAsking, press } = useSecondPress(() => sellAgain(sale))
  const asking = t('sale.sellAgainSure')
  const begin = () => {
    if (formOf(sale.kind)?.isEmpty() ?? true) sellAgain(sale)
    else press()
  }
  return (
    <>
      <SaleButton by="sellAgain" onPress={begin}>
        <Asking words={t('sale.sellAgain')} asking={asking} isAsking={isAsking} />
      </SaleButton>
      <ReadOut asking={asking} isAsking={isAsking} />
    </>
  )
}

/**
 * A new intent, linked to the failed one; it goes through the read-back like any other. Where the
 * provider could not take it, it begins with the next one.
 */
function sellAgain(sale: Sale): void {
  const begun = refusedByProvider(sale) ? { notThrough: sale.provider } : {}
  beginAgain(sale, { retryOf: sale.id, ...begun })
}
