import type { Quote } from '../../../contract/quote.ts'
import { Notice } from '../../components/Notice.tsx'
import { useSay } from '../../i18n/say.ts'
import { BeforeSending } from '../../selling/BeforeSending.tsx'
import styles from '../../selling/ReadBack.module.css'
import type { Readiness } from '../../selling/readiness.ts'

/** Before a limit of the law is reached: said while there is still a way round. */
export function NearTheLimit({ quote }: { readonly quote: Quote | null }) {
  const { t, taka } = useSay()
  if (quote?.legal?.says !== 'near') return null
  const { by, left_e4 } = quote.legal
  return (
    <div className={styles['asking']} data-legal="near">
      <Notice tone="wait" live>
        {t(`transferLegal.near.${by}`, { left: taka(left_e4) })}
      </Notice>
    </div>
  )
}

interface Props {
  readonly ready: Readiness
  readonly quote: Quote | null
}

/** What stands between the read-back and sending: also that it is above a limit of the law. */
export function BeforeTransfer({ ready, quote }: Props) {
  const { t, taka } = useSay()
  const legal = quote?.legal
  const isAsked = ready.kind === 'warned'
  const isSure = ready.kind === 'ready' && ready.warned !== undefined
  return (
    <>
      <BeforeSending ready={ready} kind="transfer" />
      {legal && (isAsked || isSure) && (
        <div className={styles['asking']} data-legal="above">
          <Notice tone="fail" live>
            <b>{t(`transferLegal.above.${legal.by}`, { left: taka(legal.left_e4) })}</b>
            <br />
            {t(isAsked ? 'transferLegal.ask' : 'transferLegal.sure')}
          </Notice>
        </div>
      )}
    </>
  )
}
