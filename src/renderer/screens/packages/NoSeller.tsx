import { sellersOfKind } from '../../../domain/capability.ts'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useProviders } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { everywhereKeys } from '../../keyboard/tables.ts'
import { goTo } from '../../shell/navigation.ts'
import styles from './Packages.module.css'

/** Who sells packages, by the one table of what is sold through whom. */
export const sellers = sellersOfKind('package')

/** True once it is known that nobody who sells packages is set up. */
export function useNoSeller(): boolean {
  const providers = useProviders().data
  if (providers === undefined) return false
  return !providers.some(({ provider, hasKey }) => hasKey && sellers.includes(provider))
}

export function NoSeller() {
  const { t } = useSay()
  return (
    <Notice tone="wait" live>
      <div className={styles['way']}>
        <span>
          <b>{t('packages.noSeller', { provider: sellers.join(', ') })}</b>{' '}
          {t('packages.noSellerNext')}
        </span>
        <Button onPress={() => goTo({ screen: 'settings', part: 'providers' })}>
          {t('packages.toProviders')} <Kbd cap={everywhereKeys.openSettings.caps[0]} />
        </Button>
      </div>
    </Notice>
  )
}
