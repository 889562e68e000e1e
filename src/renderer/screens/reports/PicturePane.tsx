import { Suspense, lazy, useEffect } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useStore } from '../../core/store.ts'
import { useSay } from '../../i18n/say.ts'
import { NotRead } from './NotRead.tsx'
import { type Days, lengthOf } from './pages.ts'
import styles from './Pictures.module.css'
import { chosenBy, isTable, nextBy, picture, pictures, trendBy } from './pictures.ts'
import { ReportTable } from './ReportTable.tsx'
import { inReachOfTab } from './scrolls.ts'
import { toPictures } from './to-pictures.ts'
import { type Shown, useShown } from './use-shown.ts'

/** What draws is a program of its own and comes when the first picture is looked at. */
const Charts = lazy(async () => {
  const { Charts } = await import('./charts/Charts.tsx')
  return { default: Charts }
})

/** One picture of the days at a time, or its table in its place. */
export function PicturePane({ days }: { readonly days: Days }) {
  const { t } = useSay()
  const shown = useStore(picture)
  useFocusOnComing()
  return (
    <Tabs
      className={styles['pane'] ?? ''}
      selectedKey={shown}
      onSelectionChange={(key) => picture.set((now) => pictures.find((one) => one === key) ?? now)}
    >
      <TabList aria-label={t('reports.pictures')} className={styles['tabs'] ?? ''}>
        {pictures.map((one) => (
          <Tab key={one} id={one} className={styles['tab'] ?? ''}>
            {t(`reports.picture.${one}`)}
          </Tab>
        ))}
      </TabList>
      {pictures.map((one) => (
        <TabPanel key={one} id={one} className={styles['panel'] ?? ''}>
          <Panel days={days} />
        </TabPanel>
      ))}
    </Tabs>
  )
}

function Panel({ days }: { readonly days: Days }) {
  const { t } = useSay()
  const inTable = useStore(isTable)
  const shown = useShown(days)
  return (
    <>
      <header className={styles['head']}>
        <h3>{shown.title}</h3>
        {shown.picture === 'trend' && <Finer days={days} />}
        <Button kind="quiet" onPress={() => isTable.set((on) => !on)}>
          {t(inTable ? 'reports.toPicture' : 'reports.toTable')} <Kbd cap="*" />
        </Button>
      </header>
      {shown.isError && <NotRead />}
      {shown.table && <Body shown={shown} inTable={inTable} />}
    </>
  )
}

function Body({ shown, inTable }: { readonly shown: Shown; readonly inTable: boolean }) {
  const { t } = useSay()
  if (shown.isEmpty) {
    return (
      <div className={styles['none']}>
        <b>{t('reports.emptyPicture')}</b>
        <p>{t(shown.picture === 'trend' ? 'reports.emptyTrend' : 'reports.emptyNext')}</p>
      </div>
    )
  }
  if (inTable && shown.table) {
    return (
      <section {...inReachOfTab} className={styles['figures']} aria-label={shown.title}>
        <ReportTable table={shown.table} />
      </section>
    )
  }
  return (
    <Suspense fallback={<div className={styles['coming']} />}>
      {shown.drawing && <Charts drawing={shown.drawing} />}
    </Suspense>
  )
}

function Finer({ days }: { readonly days: Days }) {
  const { t } = useSay()
  const by = trendBy(days, useStore(chosenBy))
  if (lengthOf(days) === 1) return null
  return (
    <Button kind="quiet" onPress={() => chosenBy.set(() => nextBy(days, by))}>
      {t(`reports.by.${by}`)} <Kbd cap="." />
    </Button>
  )
}

/** Whoever comes stands on the picture that lies open: the arrows go on from there. */
function useFocusOnComing(): void {
  useEffect(() => {
    if (!document.querySelector('#main')?.contains(document.activeElement)) toPictures()
  }, [])
}
