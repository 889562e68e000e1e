import { Button } from '../components/Button.tsx'
import { Kbd } from '../components/Kbd.tsx'
import { Notice } from '../components/Notice.tsx'
import { useSay } from '../i18n/say.ts'
import { everywhereKeys } from '../keyboard/tables.ts'
import { goTo } from '../shell/navigation.ts'
import { useNoProvider } from '../screens/settings/first-provider.ts'
import styles from './NoProvider.module.css'

/** Real books without a provider: what comes first, before anything is typed in vain. */
export function NoProvider() {
  if (!useNoProvider()) return null
  return (
    <Notice tone="wait" live>
      <EnterProvider />
    </Notice>
  )
}

/** What is missing, and the way there by hand and by key. */
export function EnterProvider() {
  const { t } = useSay()
  return (
    <div className={styles['enter']}>
      <span>
        <b>{t('recharge.noProvider')}</b> {t('recharge.noProviderNext')}
      </span>
      <Button onPress={() => goTo({ screen: 'settings', part: 'providers' })}>
        {t('recharge.enterProvider')} <Kbd cap={everywhereKeys.openSettings.caps[0]} />
      </Button>
    </div>
  )
}
