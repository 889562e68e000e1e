import { Notice } from '../../../components/Notice.tsx'
import { useSay } from '../../../i18n/say.ts'
import type { useLook } from './use-printer.ts'

/** What the printer said when it was asked: whether it can print, and what to do where it cannot. */
export function Looked({ look }: { readonly look: ReturnType<typeof useLook> }) {
  const { t } = useSay()
  if (look.isIdle) return null
  if (look.isPending) return <output>{t('printerSettings.looking')}</output>
  if (look.isError) {
    return (
      <Notice tone="fail" live>
        {t('refusal.LOST')}
      </Notice>
    )
  }
  const { reached, why, tells } = look.data
  if (why !== null) {
    return (
      <Notice tone={reached ? 'wait' : 'fail'} live>
        {t(`printWhy.${why}`)}
      </Notice>
    )
  }
  if (!reached) {
    return (
      <Notice tone="fail" live>
        {t('printWhy.refused')}
      </Notice>
    )
  }
  return (
    <Notice tone="calm" live>
      {t(tells ? 'printerSettings.ready' : 'printerSettings.silent')}
    </Notice>
  )
}
