import { Printer } from 'lucide-react'
import type { Sale } from '../../contract/schemas.ts'
import { CopyButton } from '../complaint/CopyButton.tsx'
import { Button } from '../components/Button.tsx'
import { useProviders } from '../core/use-core.ts'
import { useSay } from '../i18n/say.ts'
import { open } from '../shell/navigation.ts'
import { Cancel, OtherProvider } from './CallOff.tsx'
import { DecideButton } from './DecideButton.tsx'
import { PaidAgain } from './PaidAgain.tsx'
import { Refund } from './Refund.tsx'
import { ReplacedArrived } from './ReplacedArrived.tsx'
import { ShowHolder } from './HeldBack.tsx'
import { SellAgain } from './SellAgain.tsx'
import { TryAgain } from './TryAgain.tsx'
import type { Arrived } from './arrived.ts'
import { type SaleAction, actionsFor, isAskedAbout } from './face.ts'
import { useHeldBy } from './held-by.ts'
import { hasOthers } from './others.ts'
import { useBarredBy, useDoubted } from './use-barred.ts'

interface Props {
  readonly sale: Sale
  /** The question that is open about its money: only that is answered, until it is. */
  readonly arrived: Arrived | null
}

export function SaleActions({ sale, arrived }: Props) {
  if (arrived) return <ReplacedArrived key={arrived.replaced} sale={sale} arrived={arrived} />
  return <Ways sale={sale} />
}

/** What can be done with a sale where it stands. Only "try again" may send, under its own id. */
function Ways({ sale }: Pick<Props, 'sale'>) {
  const { t } = useSay()
  const held = useHeldBy(sale.id, sale)
  const by = useBarredBy(sale.id)
  const providers = useProviders().data
  const actions = actionsFor(sale, by !== null, useDoubted(sale.id))
    .filter((action) => !held || !isHeldBack(action, held.isArrived))
    .filter((action) => action !== 'other-provider' || hasOthers(sale, providers))
  return (
    <>
      {held && <ShowHolder held={held} />}
      {actions.includes('try-again') && <TryAgain sale={sale} />}
      {actions.includes('other-provider') && <OtherProvider sale={sale} />}
      {actions.includes('cancel') && <Cancel sale={sale} />}
      {actions.includes('refund') && <Refund sale={sale} />}
      {actions.includes('collect') && <PaidAgain sale={sale} />}
      {actions.includes('sell-again') && <SellAgain sale={sale} />}
      {actions.includes('decide') && <DecideButton sale={by ?? sale.id} />}
      {actions.includes('slip') && (
        <Button onPress={() => open({ kind: 'slip', sale: sale.id })}>
          <Printer size={16} aria-hidden="true" /> {t('sale.slip')}
        </Button>
      )}
      {isAskedAbout(sale) && <CopyButton sale={sale.id} />}
    </>
  )
}

/** What the other sale bars: with any provider, and for good where its customer is served. */
function isHeldBack(action: SaleAction, arrived: boolean): boolean {
  return action === 'other-provider' || (action === 'try-again' && arrived)
}
