import {
  CircleDashed,
  CircleDot,
  CirclePause,
  CircleSlash,
  Languages,
  LogIn,
  Timer,
} from 'lucide-react'
import type { ProviderSummary } from '../../contract/schemas.ts'
import { Button } from '../components/Button.tsx'
import { useHealth, useProviders, useSettings, useStale } from '../core/use-core.ts'
import { useNow } from '../core/use-now.ts'
import { useSay } from '../i18n/say.ts'
import { BooksPill } from './BooksPill.tsx'
import styles from './Header.module.css'
import { useLanguageSwitch } from './language.ts'

const PPM_PER_PERCENT = 10_000
const MS_PER_SECOND = 1_000

export function Header() {
  const { t, language } = useSay()
  const settings = useSettings()
  const health = useHealth()
  const providers = useProviders()
  const switchLanguage = useLanguageSwitch()
  const stale = useStale()
  const name = settings.data?.shopName || t('shell.shopUnnamed')
  const set = (providers.data ?? []).filter((provider) => provider.hasKey)
  return (
    <header className={styles['header']}>
      <h1 className={styles['shop']} title={name}>
        {name}
      </h1>
      <ul className={styles['providers']} aria-label={t('shell.providers')}>
        {set.map((provider) => (
          <ProviderPill
            key={provider.provider}
            provider={provider}
            inReal={health.data?.books === 'real'}
            stale={stale}
          />
        ))}
      </ul>
      <span className={styles['space']} />
      <BooksPill />
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

const icons = {
  good: CircleDot,
  slow: Timer,
  down: CircleSlash,
  login: LogIn,
  unknown: CircleDashed,
} as const

interface PillProps {
  readonly provider: ProviderSummary
  /** In practice the providers are this computer's own, and need no https. */
  readonly inReal: boolean
  /** The counter is away: what is shown is from before. */
  readonly stale: boolean
}

/** Good is a shape and a colour; anything else is said beside the name. */
function ProviderPill({ provider, inReal, stale }: PillProps) {
  const { t } = useSay()
  const { state } = provider.health
  const shut = stale ? null : provider.shut
  // However well it answers: what is closed does not look open.
  const Icon = shut ? CirclePause : icons[stale ? 'unknown' : state]
  const look = shut && state === 'good' ? 'slow' : state
  const words = stale ? t('shell.lastKnown') : t(`shell.health.${state}`)
  return (
    <li
      className={`${styles['pill']} ${stale ? '' : styles[look]}`}
      data-health={stale ? 'stale' : state}
      title={useFigures(provider)}
    >
      <Icon size={14} strokeWidth={2.6} aria-hidden="true" />
      <span>{provider.provider}</span>
      <span className={state === 'good' && !stale ? 'unseen' : styles['figures']}>{words}</span>
      {shut && <span className={styles['shut']}>{t(`shell.shut.${shut}`)}</span>}
      {provider.keyRefused && <b className={styles['plain']}>{t('shell.keyRefused')}</b>}
      {inReal && provider.plainHttp && <b className={styles['plain']}>{t('shell.plainHttp')}</b>}
    </li>
  )
}

/** How it did in the last hour, for an owner who wants to know more than how it stands. */
function useFigures({ provider, health, shut }: ProviderSummary): string {
  const { t, count } = useSay()
  const { state, latency_ms, successRate_ppm } = health
  const said = t('shell.healthOf', { provider, state: t(`shell.health.${state}`) })
  const standing = shut ? `${t(`cannot.${shut}`, { provider })} ${said}` : said
  if (latency_ms === null || successRate_ppm === null) return standing
  const percent = count(Math.floor(successRate_ppm / PPM_PER_PERCENT))
  const seconds = Math.round(latency_ms / MS_PER_SECOND)
  const speed = seconds < 1 ? t('shell.quick') : t('shell.seconds', { shown: count(seconds) })
  return `${standing} · ${t('shell.healthFigures', { percent, speed })}`
}
