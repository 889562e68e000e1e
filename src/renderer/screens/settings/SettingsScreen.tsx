import { useEffect, useRef, useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { useHealth, useSettings } from '../../core/use-core.ts'
import { useStore } from '../../core/store.ts'
import { useSay } from '../../i18n/say.ts'
import { type SettingsPart, place } from '../../shell/navigation.ts'
import { SellingAside } from '../../selling/SellingFrame.tsx'
import { BillAccounts } from './BillAccounts.tsx'
import { BooksSettings } from './BooksSettings.tsx'
import { DuesSettings } from './DuesSettings.tsx'
import { PaperCard } from './PaperCard.tsx'
import { ProviderSettings } from './ProviderSettings.tsx'
import { CommissionSettings } from './commission/CommissionSettings.tsx'
import { PrinterSettings } from './printer/PrinterSettings.tsx'
import styles from './SettingsScreen.module.css'
import { ShiftSettings } from './ShiftSettings.tsx'
import { ShopSettings } from './ShopSettings.tsx'
import { SmallCharge } from './SmallCharge.tsx'
import { TransferSettings } from './TransferSettings.tsx'

/** In the order in which a shop sets them up: without a provider nothing is sold. */
const parts: readonly SettingsPart[] = [
  'shop',
  'providers',
  'transfers',
  'commission',
  'shifts',
  'dues',
  'accounts',
  'printer',
  'books',
]

export function SettingsScreen() {
  const { t } = useSay()
  const here = useStore(place)
  const asked = here.screen === 'settings' ? (here.part ?? 'shop') : 'shop'
  const settings = useSettings()
  const health = useHealth()
  return (
    <>
      <main className={`frame ${styles['main']}`} id="main">
        <Parts key={asked} first={asked}>
          {{
            shop: settings.data && (
              <>
                <ShopSettings settings={settings.data} />
                <PaperCard kept={settings.data.paper} />
              </>
            ),
            shifts: settings.data && <ShiftSettings settings={settings.data} />,
            providers: <ProviderSettings />,
            transfers: settings.data && <TransferSettings kept={settings.data.transfers} />,
            dues: settings.data && <DuesSettings kept={settings.data.dues} />,
            commission: (
              <>
                <CommissionSettings />
                {settings.data && <SmallCharge kept={settings.data.recharges} />}
              </>
            ),
            accounts: <BillAccounts />,
            printer: settings.data && <PrinterSettings />,
            books: <BooksSettings />,
          }}
        </Parts>
        {health.data && (
          <p className={styles['version']}>
            {t('settings.version', { version: health.data.version })}
          </p>
        )}
      </main>
      <SellingAside kind="recharge" />
    </>
  )
}

interface PartsProps {
  readonly first: SettingsPart
  readonly children: Readonly<Record<SettingsPart, React.ReactNode>>
}

function Parts({ first, children }: PartsProps) {
  const { t } = useSay()
  const [part, setPart] = useState<SettingsPart>(first)
  const list = useFocusOnComing()
  return (
    <Tabs
      selectedKey={part}
      onSelectionChange={(key) => setPart(parts.find((one) => one === key) ?? 'shop')}
      className={styles['tabs'] ?? ''}
    >
      <header className={styles['head']}>
        <h2 className={styles['title']}>{t('settings.title')}</h2>
        <TabList ref={list} aria-label={t('settings.sections')} className={styles['list'] ?? ''}>
          {parts.map((one) => (
            <Tab key={one} id={one} className={styles['tab'] ?? ''}>
              {t(`settings.${one}`)}
            </Tab>
          ))}
        </TabList>
      </header>
      {parts.map((one) => (
        <TabPanel key={one} id={one} className={styles['panel'] ?? ''}>
          {children[one]}
        </TabPanel>
      ))}
    </Tabs>
  )
}

/**
 * Whoever comes to the settings stands on the part that is open, so that the arrows and Tab go on
 * from there; not where a field of it has the focus already. The parts are there in the frame after
 * their list.
 */
function useFocusOnComing() {
  const list = useRef<HTMLDivElement>(null)
  const came = useStore(place)
  useEffect(() => {
    if (came.screen !== 'settings') return undefined
    const frame = requestAnimationFrame(() => {
      const chosen = list.current?.querySelector<HTMLElement>('[aria-selected="true"]')
      chosen?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      if (document.querySelector('#main')?.contains(document.activeElement)) return
      chosen?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [came])
  return list
}
