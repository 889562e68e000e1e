import { Check, CloudOff, LoaderCircle } from 'lucide-react'
import type { Preparation, ProviderAsked } from '../../../contract/days.ts'
import { useSay } from '../../i18n/say.ts'
import styles from './Close.module.css'

/** How far the asking is, provider by provider. */
export function AskStep({ preparation }: { readonly preparation: Preparation | null }) {
  const { t } = useSay()
  return (
    <>
      <p className={styles['lead']}>{t('close.askLead')}</p>
      <ul className={styles['providers']}>
        {(preparation?.providers ?? []).map((one) => (
          <Provider key={one.provider} of={one} />
        ))}
      </ul>
    </>
  )
}

function Provider({ of }: { readonly of: ProviderAsked }) {
  const { t } = useSay()
  const state = of.isAway ? 'away' : of.isDone ? 'asked' : 'asking'
  const Icon = { away: CloudOff, asked: Check, asking: LoaderCircle }[state]
  const tone = { away: 'wait', asked: 'ok', asking: 'quiet' }[state]
  return (
    <li className={styles['provider']} data-tone={tone} data-provider-asked={of.provider}>
      <h3>
        <Icon size={18} aria-hidden="true" /> {of.provider}
        <span className={styles['state']}>{t(`close.${state}`)}</span>
      </h3>
      <dl className={styles['facts']}>
        <Asked words={t('close.askOpen')} of={of.open} />
        <div>
          <dt>{t('close.askWallet')}</dt>
          <dd>{t(`close.walletState.${of.wallet}`)}</dd>
        </div>
        <Asked words={t('close.askAgain')} of={of.again} />
      </dl>
    </li>
  )
}

function Asked({ words, of }: { readonly words: string; readonly of: ProviderAsked['open'] }) {
  const { t, count } = useSay()
  return (
    <div>
      <dt>{words}</dt>
      <dd>
        {of.toAsk === 0
          ? t('close.none')
          : t('close.ofMany', { done: count(of.asked), all: count(of.toAsk) })}
        {of.toAsk > 0 && (
          <progress className={styles['bar']} value={of.asked} max={of.toAsk} aria-label={words} />
        )}
      </dd>
    </div>
  )
}
