import type { Quote } from '../../contract/quote.ts'
import { Notice } from '../components/Notice.tsx'
import { useProviders, useStale } from '../core/use-core.ts'
import { useSay } from '../i18n/say.ts'
import styles from './ReadBack.module.css'
import { notAnswering } from './readiness.ts'

/** What the header says of the provider stands where the sale is sent as well, with the way on. */
export function NotAnswering({ quote }: { readonly quote: Quote | null }) {
  const { t } = useSay()
  const providers = useProviders().data ?? []
  const isStale = useStale()
  const found = quote && !isStale ? notAnswering(quote, providers) : null
  if (found === null) return null
  const { provider, elsewhere } = found
  return (
    <div className={styles['asking']} data-not-answering={provider}>
      <Notice tone="wait">
        {t(elsewhere ? 'recharge.notAnswering' : 'recharge.notAnsweringAlone', { provider })}
      </Notice>
    </div>
  )
}
