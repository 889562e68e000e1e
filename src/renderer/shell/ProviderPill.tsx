import { CircleDashed, CircleDot, CirclePause, CircleSlash, LogIn, Timer } from 'lucide-react'
import type { ProviderSummary } from '../../contract/schemas.ts'
import { useSay } from '../i18n/say.ts'
import styles from './Header.module.css'
import { trafficOf } from './traffic.ts'

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

/**
 * How a provider stands and how it did in the last hour, by real traffic. Good is a shape, a colour
 * and the figures; anything else is said beside the name as well.
 */
export function ProviderPill({ provider, inReal, stale }: PillProps) {
  const { t } = useSay()
  const { state } = provider.health
  const shut = stale ? null : provider.shut
  // However well it answers: what is closed does not look open.
  const Icon = shut ? CirclePause : icons[stale ? 'unknown' : state]
  const look = shut && state === 'good' ? 'slow' : state
  const words = stale ? t('shell.lastKnown') : t(`shell.health.${state}`)
  const told = useTold(provider)
  return (
    <li
      className={`${styles['pill']} ${stale ? '' : styles[look]}`}
      data-health={stale ? 'stale' : state}
      title={told}
    >
      <Icon size={14} strokeWidth={2.6} aria-hidden="true" />
      <span>{provider.provider}</span>
      <span className={state === 'good' && !stale ? 'unseen' : styles['figures']}>{words}</span>
      {!stale && <LastHour health={provider.health} />}
      {shut && <span className={styles['shut']}>{t(`shell.shut.${shut}`)}</span>}
      {provider.keyRefused && <b className={styles['plain']}>{t('shell.keyRefused')}</b>}
      {inReal && provider.plainHttp && <PlainHttp provider={provider} />}
    </li>
  )
}

/** `182 ms · 99%`, and the same as a sentence for who does not see it. */
function LastHour({ health }: Pick<ProviderSummary, 'health'>) {
  const { t, figure } = useSay()
  const sentence = useHourWords(health)
  const traffic = trafficOf(health)
  if (traffic === null) return null
  const { percent, speed } = traffic
  return (
    <>
      <span className={styles['hour']} aria-hidden="true">
        {speed && (
          <span className={styles['speed']}>
            {t(speed.unit === 'ms' ? 'shell.ms' : 'shell.secondsShort', {
              shown: figure(speed.figure),
            })}
          </span>
        )}
        <span>{t('shell.percent', { shown: figure(percent) })}</span>
      </span>
      <span className="unseen">{sentence}</span>
    </>
  )
}

/** It lasts as long as there is no https, on every screen. */
function PlainHttp({ provider }: { readonly provider: ProviderSummary }) {
  const { t, taka } = useSay()
  const { plainHttpMost_e4: most_e4 } = provider
  return (
    <b className={styles['plain']} data-plain-http={provider.provider}>
      {most_e4 === null ? t('shell.plainHttp') : t('shell.plainHttpMost', { limit: taka(most_e4) })}
    </b>
  )
}

/** All of it in words, for an owner who wants to know more than how it stands. */
function useTold({ provider, health, shut }: ProviderSummary): string {
  const { t } = useSay()
  const hour = useHourWords(health)
  const said = t('shell.healthOf', { provider, state: t(`shell.health.${health.state}`) })
  const standing = shut ? `${t(`cannot.${shut}`, { provider })} ${said}` : said
  return hour === '' ? standing : `${standing} · ${hour}`
}

/** Empty where nobody was asked in the last hour. */
function useHourWords(health: ProviderSummary['health']): string {
  const { t, count } = useSay()
  const traffic = trafficOf(health)
  if (traffic === null) return ''
  const percent = count(traffic.percent)
  const { speed } = traffic
  if (speed === null) return t('shell.healthAnswered', { percent })
  const said =
    speed.unit === 'ms' ? t('shell.quick') : t('shell.seconds', { shown: count(speed.figure) })
  return t('shell.healthFigures', { percent, speed: said })
}
