import { ClipboardCopy } from 'lucide-react'
import { Button } from '../components/Button.tsx'
import { Kbd } from '../components/Kbd.tsx'
import { useSay } from '../i18n/say.ts'
import { everywhereKeys } from '../keyboard/tables.ts'
import { useCopyForProvider } from './use-copy-for-provider.ts'

/** All a provider needs to answer for a sale, onto the clipboard. */
export function CopyButton({ sale }: { readonly sale: string }) {
  const { t } = useSay()
  const copyForProvider = useCopyForProvider()
  return (
    <Button onPress={() => void copyForProvider(sale)}>
      <ClipboardCopy size={16} aria-hidden="true" /> {t('complaint.copy')}{' '}
      <Kbd cap={everywhereKeys.complaint.caps[0]} />
    </Button>
  )
}
