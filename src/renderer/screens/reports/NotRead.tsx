import { Notice } from '../../components/Notice.tsx'
import { useSay } from '../../i18n/say.ts'

/** In the place of figures that did not come. */
export function NotRead() {
  const { t } = useSay()
  return (
    <Notice tone="wait" live>
      <b>{t('reports.failedToRead')}</b> {t('reports.failedNext')}
    </Notice>
  )
}
