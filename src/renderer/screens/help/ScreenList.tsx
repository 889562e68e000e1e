import { useEffect, useRef } from 'react'
import { Tab, TabList } from 'react-aria-components/Tabs'
import { Kbd } from '../../components/Kbd.tsx'
import { useSay } from '../../i18n/say.ts'
import type { ScreenName } from '../../shell/navigation.ts'
import { screens } from '../../shell/screens.ts'
import { chapters } from './chapters.ts'
import styles from './ScreenList.module.css'

interface Props {
  /** Whose keys are shown. */
  readonly shown: ScreenName
  /** The one below the sheet. */
  readonly here: ScreenName
}

/** The screens, each with the digit that shows its keys and the key that opens it. */
export function ScreenList({ shown, here }: Props) {
  const { t } = useSay()
  const list = useFocusOn(shown)
  return (
    <div>
      <p className={styles['head']} aria-hidden="true">
        <span>{t('keys.toSee')}</span>
        <span>{t('keys.toOpen')}</span>
      </p>
      <TabList ref={list} aria-label={t('shell.screens')} className={styles['list'] ?? ''}>
        {chapters.map(({ of }, nth) => (
          <Tab key={of} id={of} className={styles['screen'] ?? ''}>
            <Kbd cap={String((nth + 1) % 10)} />
            <span className={styles['name']}>
              {t(`shell.${of}`)}
              {of === here && (
                <span className={styles['here']}>
                  <span className="unseen">{t('keys.here')}</span>
                </span>
              )}
            </span>
            <Kbd cap={screens.find(({ name }) => name === of)?.cap ?? ''} />
          </Tab>
        ))}
      </TabList>
    </div>
  )
}

/** The ring goes with what is shown. The screens are there in the frame after their list. */
function useFocusOn(shown: ScreenName) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      list.current?.querySelector<HTMLElement>(`[data-key="${shown}"]`)?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [shown])
  return list
}
