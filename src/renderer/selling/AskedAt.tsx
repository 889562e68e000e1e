import { useStale } from '../core/use-core.ts'
import { useNow } from '../core/use-now.ts'
import { useSay } from '../i18n/say.ts'

interface AskedProps {
  readonly at_ms: number | null
}

/**
 * When the provider was last asked. Our own figure above moves with everything that is booked here:
 * its age is nobody's business, and the provider's must not be taken for it.
 */
export function Asked({ at_ms }: AskedProps) {
  const { t } = useSay()
  const said = useAskedAt(at_ms)
  return said === null ? t('wallets.neverAsked') : t('wallets.asked', { ago: said })
}

/** The same beside the provider's own figure, which needs no words of whose it is. */
export function AskedAt({ at_ms }: AskedProps) {
  const { t } = useSay()
  return useAskedAt(at_ms) ?? t('wallets.neverAsked')
}

/** How old the provider's figure is; with the counter away, the moment it is from. */
function useAskedAt(at_ms: number | null): string | null {
  const { t, ago, time } = useSay()
  const now_ms = useNow()
  const stale = useStale()
  if (at_ms === null) return null
  return stale ? t('wallets.asOf', { time: time(at_ms) }) : ago(at_ms, now_ms)
}
