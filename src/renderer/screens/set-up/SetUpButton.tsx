import { ListChecks } from 'lucide-react'
import { useState } from 'react'
import type { ProviderSummary } from '../../../contract/schemas.ts'
import { Button } from '../../components/Button.tsx'
import { useSay } from '../../i18n/say.ts'
import { SetUpDialog } from './SetUpDialog.tsx'

interface Props {
  readonly provider: ProviderSummary
  /** Its place in the order, or the one it would take. */
  readonly place: number
}

/** In a provider's card: the way through all of its setting up, begun or gone on with. */
export function SetUpButton({ provider, place }: Props) {
  const { t } = useSay()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>
        <ListChecks size={16} aria-hidden="true" />
        {t(provider.hasKey ? 'setUp.goOn' : 'setUp.begin')}
      </Button>
      {isOpen && <SetUpDialog provider={provider} place={place} onClose={() => setOpen(false)} />}
    </>
  )
}
