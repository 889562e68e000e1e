import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { PackageShelf } from '../../../contract/packages.ts'
import { dhakaTime } from '../../../domain/business-day.ts'
import { Kbd } from '../../components/Kbd.tsx'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'
import { useProviders, useStale } from '../../core/use-core.ts'
import { useNow } from '../../core/use-now.ts'
import { useSay } from '../../i18n/say.ts'
import { packagesKeys } from '../../keyboard/tables.ts'
import { keepFocus } from '../../selling/keep-focus.ts'
import { open } from '../../shell/navigation.ts'
import { ageWords } from './list-age.ts'
import { sellers } from './NoSeller.tsx'
import type { PackForm } from './pack-form.ts'
import styles from './Packages.module.css'
import type { ListReading } from './use-shelf.ts'

interface Props {
  readonly shelf: PackageShelf
  readonly form: PackForm
  readonly reader: ListReading
}

/** How old the list is, the key that reads it again, and the one that tells what changed. */
export function ListAge({ shelf, form, reader }: Props) {
  const { t } = useSay()
  const read_ms = form.shelf === 'drive' ? shelf.driveReadAt_ms : shelf.readAt_ms
  return (
    <p className={styles['foot']}>
      {read_ms !== null && <Age read_ms={read_ms} isVain={reader.isVain} />}
      <button
        type="button"
        className={styles['plain']}
        onMouseDown={keepFocus}
        onClick={reader.read}
        aria-disabled={reader.isReading}
      >
        {t(reader.isReading ? 'packages.reading' : 'packages.readAgain')}{' '}
        <Kbd cap={packagesKeys.readList.caps[0]} />
      </button>
      <Changed />
    </p>
  )
}

interface AgeProps extends Pick<ListReading, 'isVain'> {
  readonly read_ms: number
}

function Age({ read_ms, isVain }: AgeProps) {
  const say = useSay()
  const now_ms = useNow()
  const isAway = useSellerAway()
  const age = ageWords(say, read_ms, now_ms)
  return (
    <output className={isAway ? styles['away'] : ''} data-list-age={isAway ? 'away' : 'here'}>
      <b>{isAway ? say.t('packages.away', { age }) : age}</b>{' '}
      {isAway ? say.t('packages.awayNext') : isVain && say.t('packages.notRead')}
    </output>
  )
}

/** The counter, the internet or the provider is away: the list is what was last known. */
function useSellerAway(): boolean {
  const isStale = useStale()
  const isOnline = useSyncExternalStore(watchOnline, () => navigator.onLine)
  const seller = (useProviders().data ?? []).find(({ provider }) => sellers.includes(provider))
  const state = seller?.health.state
  return isStale || !isOnline || state === 'down' || state === 'login'
}

function watchOnline(draw: () => void): () => void {
  window.addEventListener('online', draw)
  window.addEventListener('offline', draw)
  return () => {
    window.removeEventListener('online', draw)
    window.removeEventListener('offline', draw)
  }
}

function Changed() {
  const { t, count } = useSay()
  const { api } = useSession()
  const changes = useQuery({
    queryKey: queryKeys.packChanges,
    queryFn: () => api.packages.changes(),
  })
  const today = dhakaTime(useNow()).date
  const news = (changes.data ?? []).filter(({ at_ms }) => dhakaTime(at_ms).date === today).length
  return (
    <button
      type="button"
      className={styles['plain']}
      onMouseDown={keepFocus}
      onClick={() => open({ kind: 'pack-changes' })}
    >
      {news === 0
        ? t('packages.changed')
        : t('packages.changedToday', { count: news, shown: count(news) })}{' '}
      <Kbd cap={packagesKeys.changes.caps[0]} />
    </button>
  )
}
