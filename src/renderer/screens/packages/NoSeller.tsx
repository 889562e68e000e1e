import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useProviders } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { everywhereKeys } from '../../keyboard/tables.ts'
import { goTo } from '../../shell/navigation.ts'
import styles from './Packages.module.css'

/** The one provider that documents packages (providers.md). */
export const SELLER = 'flexiloadbd'

/** True once it is known that nobody who sells packages is set up. */
export function useNoSeller(): boolean {
  const providers = useProviders().data
  return providers !== undefined && !providers.some((one) => one.provider === SELLER && one.hasKey)
}

export function NoSeller() {
  const { t } = useSay()
  return (
    <Notice tone="wait" live>
      <div className={styles['way']}>
        <span>
          <b>{t('packages.noSeller')}</b> {t('packages.noSellerNext')}
        </span>
        <Button onPress={() => goTo({ screen: 'settings', part: 'providers' })}>
          {t('packages.toProviders')} <Kbd cap={everywhereKeys.openSettings.caps[0]} />
        </Button>
      </div>
    </Notice>
  )
}
