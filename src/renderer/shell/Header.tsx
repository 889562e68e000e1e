import { Languages } from 'lucide-react'
import { Button } from '../components/Button.tsx'
import { useHealth, useProviders, useSettings, useStale } from '../core/use-core.ts'
import { useNow } from '../core/use-now.ts'
import { useSay } from '../i18n/say.ts'
import { BooksPill } from './BooksPill.tsx'
import styles from './Header.module.css'
import { useLanguageSwitch } from './language.ts'
import { ProviderPill } from './ProviderPill.tsx'

/**
 * UTF-16 units, so that each sign of a Bangla letter counts: a longer name is written smaller, and
 * stands whole beside three providers.
 */
const LONG_NAME = 36

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
      <h1 className={styles['shop']} data-long={name.length > LONG_NAME} title={name}>
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
