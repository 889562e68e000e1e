import { useQueryClient } from '@tanstack/react-query'
import { useSession } from '../core/session.ts'
import { storyOf, useSettings } from '../core/use-core.ts'
import { useSay } from '../i18n/say.ts'
import { open } from '../shell/navigation.ts'
import { tell } from '../shell/told.ts'
import { complaintText } from './complaint-text.ts'
import { copyText } from './copy-text.ts'

/** Copies all a provider needs to answer for a sale, and says so; by hand where nothing copies. */
export function useCopyForProvider(): (sale: string) => Promise<void> {
  const { t } = useSay()
  const session = useSession()
  const queries = useQueryClient()
  const settings = useSettings()
  const shopName = settings.data?.shopName ?? ''
  return async (id) => {
    // Asked for anew: an answer may have come in since it was last looked at.
    const sale = await queries.fetchQuery(storyOf(session, id)).catch(() => null)
    if (sale === null) {
      tell(t('refusal.LOST'), 'fail')
      return
    }
    if (await copyText(complaintText(sale, shopName))) {
      tell(t('complaint.copied', { provider: sale.provider }))
    } else open({ kind: 'complaint', sale: id })
  }
}
