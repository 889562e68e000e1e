import { useState } from 'react'
import { TabPanel, Tabs } from 'react-aria-components/Tabs'
import { Dialog } from '../../components/Dialog.tsx'
import { useStore } from '../../core/store.ts'
import { useSay } from '../../i18n/say.ts'
import { place } from '../../shell/navigation.ts'
import { keysOf, screens } from '../../shell/screens.ts'
import { chapterOf, chapters } from './chapters.ts'
import styles from './HelpSheet.module.css'
import { KeyList } from './KeyList.tsx'
import { ScreenList } from './ScreenList.tsx'
import { ofTheSheet, tell } from './tell.ts'
import { useSheetKeys } from './use-sheet-keys.ts'

/**
 * Every key there is, from the very tables the screens listen by. What is heard on the screen below
 * and everywhere is in view at once; one digit shows what is heard on another screen.
 */
export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useSay()
  const { screen } = useStore(place)
  const here = chapterOf(screen)
  const [shown, show] = useState(here)
  const chapter = chapters.find(({ of }) => of === shown) ?? chapters[0]
  useSheetKeys({ shown, onShow: show, onClose })
  if (!chapter) return null
  const { first, rest, everywhere } = tell(chapter, keysOf(screen))
  return (
    <Dialog title={t('keys.title')} onClose={onClose} size="widest">
      <p className={styles['about']}>{t('keys.about')}</p>
      <Tabs
        className={styles['sheet'] ?? ''}
        orientation="vertical"
        selectedKey={shown}
        onSelectionChange={(key) => show(screens.find(({ name }) => name === key)?.name ?? shown)}
      >
        <div className={styles['side']}>
          <ScreenList shown={shown} here={here} />
          <KeyList {...ofTheSheet} look="small" />
        </div>
        <TabPanel key={shown} id={shown} className={styles['chapter'] ?? ''}>
          <div className={styles['first']}>
            {first.map((told) => (
              <KeyList
                key={told.title}
                {...told}
                look="largest"
                columns={first.length === 1 ? 2 : 1}
              />
            ))}
          </div>
          <div className={styles['rest']}>
            {rest.map((told) => (
              <KeyList key={told.title} {...told} look="small" />
            ))}
          </div>
        </TabPanel>
        <div className={styles['everywhere']}>
          {everywhere.map((told) => (
            <KeyList key={told.title} {...told} look="large" />
          ))}
        </div>
      </Tabs>
    </Dialog>
  )
}
