import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useHealth, useProviders } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { type KeyWords, useSilentKeys } from '../../keyboard/silent-keys.ts'
import { everywhereKeys, transferKeys } from '../../keyboard/tables.ts'
import styles from '../../selling/NoProvider.module.css'
import { type SettingsPart, goTo } from '../../shell/navigation.ts'

/** The one provider that sends mobile money. */
const SENDS = 'flexiloadbd'

/** Where nothing can be typed no key of the form does anything. */
const ALL_KEYS: readonly KeyWords[] = Object.values(transferKeys).map(({ words }) => words)

/** Off until the owner switches it on: who can do that, and where. */
export function SwitchedOff() {
  const { t } = useSay()
  useSilentKeys(ALL_KEYS)
  return (
    <WayOn
      title={t('transferScreen.switchedOff')}
      next={t('transferScreen.switchedOffNext')}
      button={t('transferScreen.switchOn')}
      part="transfers"
    />
  )
}

/** What stands in the way of every transfer, or makes each a risk, before anything is typed. */
export function OnTheWay() {
  const { t } = useSay()
  const providers = useProviders().data
  const isReal = useHealth().data?.books === 'real'
  const seller = providers?.find(({ provider }) => provider === SENDS)
  if (providers && !seller?.hasKey) {
    return (
      <WayOn
        title={t('transferScreen.noSeller')}
        next={t('transferScreen.noSellerNext')}
        button={t('recharge.enterProvider')}
        part="providers"
      />
    )
  }
  // In practice nothing leaves this computer.
  if (!isReal || !seller?.plainHttp) return null
  return (
    <div data-plain-http="">
      <Notice tone="wait">{t('transferScreen.plainHttp')}</Notice>
    </div>
  )
}

interface WayOnProps {
  readonly title: string
  readonly next: string
  readonly button: string
  readonly part: SettingsPart
}

function WayOn({ title, next, button, part }: WayOnProps) {
  return (
    <Notice tone="wait" live>
      <div className={styles['enter']}>
        <span>
          <b>{title}</b> {next}
        </span>
        <Button onPress={() => goTo({ screen: 'settings', part })}>
          {button} <Kbd cap={everywhereKeys.openSettings.caps[0]} />
        </Button>
      </div>
    </Notice>
  )
}
