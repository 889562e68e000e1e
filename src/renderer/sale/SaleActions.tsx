import { Printer } from 'lucide-react'
import type { Sale } from '../../contract/schemas.ts'
import { CopyButton } from '../complaint/CopyButton.tsx'
import { Button } from '../components/Button.tsx'
import { useSay } from '../i18n/say.ts'
import { open } from '../shell/navigation.ts'
import { Cancel, OtherProvider } from './CallOff.tsx'
import { PaidAgain } from './PaidAgain.tsx'
import { Refund } from './Refund.tsx'
import { SaleButton } from './SaleButton.tsx'
import { SellAgain } from './SellAgain.tsx'
import { TryAgain } from './TryAgain.tsx'
import { actionsFor, isAskedAbout } from './face.ts'
import { useDebited } from './use-debited.ts'

/** What can be done with a sale where it stands. Only "try again" may send, under its own id. */
export function SaleActions({ sale }: { readonly sale: Sale }) {
  const { t } = useSay()
  const actions = actionsFor(sale, useDebited(sale.id))
  return (
    <>
      {actions.includes('try-again') && <TryAgain sale={sale} />}
      {actions.includes('other-provider') && <OtherProvider sale={sale} />}
      {actions.includes('cancel') && <Cancel sale={sale} />}
      {actions.includes('refund') && <Refund sale={sale} />}
      {actions.includes('collect') && <PaidAgain sale={sale} />}
      {actions.includes('sell-again') && <SellAgain sale={sale} />}
      {actions.includes('decide') && (
        <SaleButton
          by="decide"
          kind="brand"
          onPress={() => open({ kind: 'decide', sale: sale.id })}
        >
          {t('sale.decide')}
        </SaleButton>
      )}
      {actions.includes('slip') && (
        <Button onPress={() => open({ kind: 'slip', sale: sale.id })}>
          <Printer size={16} aria-hidden="true" /> {t('sale.slip')}
        </Button>
      )}
      {isAskedAbout(sale) && <CopyButton sale={sale.id} />}
    </>
  )
}
