import { useQuery } from '@tanstack/react-query'
import type { PackageChange } from '../../../contract/packages.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { OperatorMark } from '../../components/OperatorMark.tsx'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import styles from './Packages.module.css'

/** What came, went or got another price from one list to the next, the newest first. */
export function PackChanges({ onClose }: { readonly onClose: () => void }) {
  const { t } = useSay()
  const { api } = useSession()
  const changes = useQuery({
    queryKey: queryKeys.packChanges,
    queryFn: () => api.packages.changes(),
  })
  return (
    <Dialog title={t('packChange.title')} onClose={onClose} size="wide">
      {changes.data?.length === 0 && (
        <p>
          {t('packChange.none')} {t('packChange.noneNext')}
        </p>
      )}
      <ul className={styles['changes']}>
        {changes.data?.map((change) => (
          <Change key={change.seq} change={change} />
        ))}
      </ul>
    </Dialog>
  )
}

function Change({ change }: { readonly change: PackageChange }) {
  const { t, taka, when } = useSay()
  const { what, was_e4, is_e4, operator } = change
  const prices = [was_e4, is_e4].filter((price) => price !== null)
  const shown = what === 'repriced' ? prices : prices.slice(-1)
  return (
    <li className={styles['change']} data-change={what}>
      <span className={styles[what]}>{t(`packChange.${what}`)}</span>
      <OperatorMark operator={operator} />
      <span className={styles['name']}>{change.name}</span>
      <b className={styles['price']}>{shown.map((price) => taka(price)).join(' → ')}</b>
      <small>{when(change.at_ms)}</small>
    </li>
  )
}
