import { CircleDashed, CircleDot, CircleSlash, Languages, Timer } from 'lucide-react'
import type { ProviderSummary } from '../../contract/schemas.ts'
import { Button } from '../components/Button.tsx'
import { useHealth, useProviders, useSettings } from '../core/use-core.ts'
import { useNow } from '../core/use-now.ts'
import { useSay } from '../i18n/say.ts'
import styles from './Header.module.css'
import { useLanguageSwitch } from './language.ts'

const PPM_PER_PERCENT = 10_000

export function Header() {
  const { t, language } = useSay()
  const settings = useSettings()
  const health = useHealth()
  const providers = useProviders()
  const switchLanguage = useLanguageSwitch()
  const set = (providers.data ?? []).filter((provider) => provider.hasKey)
  return (
    <header className={styles['header']}>
      <h1 className={styles['shop']}>{settings.data?.shopName || t('shell.shopUnnamed')}</h1>
      <ul className={styles['providers']} aria-label={t('shell.providers')}>
        {set.map((provider) => (
          <ProviderPill
            key={provider.provider}
            provider={provider}
            inReal={health.data?.books === 'real'}
          />
        ))}
      </ul>
      <span className={styles['space']} />
      {health.data?.books === 'practice' && (
        <span className={`${styles['pill']} ${styles['practice']}`}>{t('shell.practice')}</span>
      )}
      <Button kind="quiet" onPress={switchLanguage}>
        <Languages size={16} aria-hidden="true" />
        <span className="unseen">{t('shell.languageLabel')}</span>
        <span lang={language === 'bn' ? 'en' : 'bn'}>{t('shell.language')}</span>
      </Button>
      <Clock />
    </header>
  )
}

function Clock() {
  const { time } = useSay()
  return <time className={styles['clock']}>{time(useNow())}</time>
}

const icons = { good: CircleDot, slow: Timer, down: CircleSlash, unknown: CircleDashed } as const

interface PillProps {
  readonly provider: ProviderSummary
  /** In practice the providers are this computer's own, and need no https. */
  readonly inReal: boolean
}

function ProviderPill({ provider, inReal }: PillProps) {
  const { t, count } = useSay()
  const { state, latency_ms, successRate_ppm } = provider.health
  const Icon = icons[state]
  const figures = [
    state === 'good' ? null : t(`shell.health.${state}`),
    state !== 'good' || latency_ms === null ? null : t('shell.ms', { shown: latency_ms }),
    state === 'down' || successRate_ppm === null
      ? null
      : t('shell.percent', { shown: Math.floor(successRate_ppm / PPM_PER_PERCENT) }),
  ].filter((figure) => figure !== null)
  return (
    <li
      className={`${styles['pill']} ${styles[state]}`}
      title={`${provider.provider}: ${t(`shell.health.${state}`)}${
        latency_ms === null ? '' : ` · ${count(latency_ms)} ms`
      }`}
    >
      <Icon size={14} strokeWidth={2.6} aria-hidden="true" />
      <span>{provider.provider}</span>
      <span className={styles['figures']}>{figures.join(' · ')}</span>
      {provider.keyRefused && <b className={styles['plain']}>{t('shell.keyRefused')}</b>}
      {inReal && provider.plainHttp && <b className={styles['plain']}>{t('shell.plainHttp')}</b>}
    </li>
  )
}
