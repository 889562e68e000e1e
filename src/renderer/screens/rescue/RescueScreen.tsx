import { useMutation } from '@tanstack/react-query'
import { Languages, LifeBuoy } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { BooksCopy, Rescue } from '../../../contract/rescue.ts'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useSession } from '../../core/session.ts'
import { speak } from '../../i18n/index.ts'
import { useSay } from '../../i18n/say.ts'
import { CopyCard } from './CopyCard.tsx'
import { Failed } from './Failed.tsx'
import styles from './RescueScreen.module.css'

interface Props {
  readonly report: Rescue
  /** Back to the books that are open meanwhile; null where none are. */
  readonly onBack: (() => void) | null
}

/** In the place of books that were not opened: what is wrong, and what can be done. */
export function RescueScreen({ report, onBack }: Props) {
  const { t, language } = useSay()
  const { code, copies } = report
  useEffect(() => {
    // Said with the language chosen last; nobody can save another one while no books are open.
    if (onBack === null) void speak(report.language)
  }, [report.language, onBack])
  const restore = useRestore()
  return (
    <main className={styles['page']}>
      <article className={styles['card']}>
        <header className={styles['head']}>
          <LifeBuoy aria-hidden="true" />
          <h1>{t(`rescue.title.${code}`)}</h1>
          <Button kind="quiet" onPress={() => void speak(language === 'bn' ? 'en' : 'bn')}>
            <Languages size={18} aria-hidden="true" />
            <span lang={language === 'bn' ? 'en' : 'bn'}>{t('shell.language')}</span>
          </Button>
        </header>
        <p>{t(`rescue.what.${code}`)}</p>
        <p className={styles['next']}>{t(`rescue.next.${code}`)}</p>
        <Notice tone="calm">{t(report.wasOpen ? 'rescue.stopped' : 'rescue.untouched')}</Notice>
        <Copies copies={copies} restore={restore} />
        <Ways report={report} onBack={onBack} />
        <p className={styles['folder']}>
          {t('rescue.folder')} <bdi dir="ltr">{report.folder}</bdi>
        </p>
      </article>
    </main>
  )
}

/** Nothing on the page belongs to the books that come, so the page begins anew. */
const begin = () => window.location.reload()

function useRestore() {
  const { api, rescue } = useSession()
  return useMutation({
    mutationFn: (name: string) => rescue.replace(() => api.rescue.restore({ name })),
    onSuccess: begin,
  })
}

interface CopiesProps {
  readonly copies: readonly BooksCopy[]
  readonly restore: ReturnType<typeof useRestore>
}

function Copies({ copies, restore }: CopiesProps) {
  const { t } = useSay()
  const [asked, setAsked] = useState<string | null>(null)
  return (
    <section className={styles['copies']}>
      <h2>{t('rescue.copies')}</h2>
      {copies.length === 0 && (
        <p>
          {t('rescue.none')} {t('rescue.noneNext')}
        </p>
      )}
      <ul>
        {copies.map((copy) => (
          <CopyCard
            key={copy.name}
            copy={copy}
            isAsked={asked === copy.name}
            isGoing={restore.isPending || restore.isSuccess}
            onAsk={(isAsked) => setAsked(isAsked ? copy.name : null)}
            onUse={() => restore.mutate(copy.name)}
          />
        ))}
      </ul>
      <Failed error={restore.error} ofCopy />
    </section>
  )
}

/** What can be done without a copy. */
function Ways({ report, onBack }: Props) {
  const { t } = useSay()
  const { api, rescue } = useSession()
  const open = useMutation({
    mutationFn: (books: Rescue['books']) => rescue.replace(() => api.books.use({ books })),
    onSuccess: begin,
  })
  const anew = useMutation({
    mutationFn: () => rescue.replace(() => api.rescue.beginAnew()),
    onSuccess: begin,
  })
  const [asked, setAsked] = useState(false)
  const going = open.isPending || open.isSuccess || anew.isPending || anew.isSuccess
  const isReal = report.books === 'real'
  return (
    <section className={styles['ways']}>
      <Button kind="brand" onPress={() => open.mutate(report.books)} isDisabled={going} takesFocus>
        {t(going ? 'rescue.working' : 'rescue.again')}
      </Button>
      {isReal && !report.booksFixed && report.open === null && (
        <Button onPress={() => open.mutate('practice')} isDisabled={going}>
          {t('rescue.practice')}
        </Button>
      )}
      {!isReal && !asked && (
        <Button onPress={() => setAsked(true)} isDisabled={going}>
          {t('rescue.anew')}
        </Button>
      )}
      {onBack && <Button onPress={onBack}>{t('rescue.back')}</Button>}
      {asked && (
        <div className={styles['sure']} role="alert">
          <p>{t('rescue.anewSure')}</p>
          <Button kind="danger" onPress={() => anew.mutate()} isDisabled={going}>
            {t('rescue.anew')}
          </Button>
          <Button onPress={() => setAsked(false)} isDisabled={going} takesFocus>
            {t('rescue.no')}
          </Button>
        </div>
      )}
      <Failed error={open.error ?? anew.error} />
    </section>
  )
}
