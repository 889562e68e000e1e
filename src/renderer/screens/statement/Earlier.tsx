import { useQuery } from '@tanstack/react-query'
import { Check, CircleQuestionMark } from 'lucide-react'
import type { StatementHead } from '../../../contract/statements.ts'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { firstToLookAt, openResult } from './desk.ts'
import styles from './Statement.module.css'

/** The statements that were matched, the newest first. */
export function Earlier() {
  const { t } = useSay()
  const { api } = useSession()
  const list = useQuery({
    queryKey: queryKeys.statements,
    queryFn: () => api.statements.list(),
  })
  return (
    <section aria-labelledby="earlier-title" className={styles['earlier']}>
      <h3 id="earlier-title">{t('statement.earlier')}</h3>
      {list.data?.length === 0 && <p className="frame-none">{t('statement.noneYet')}</p>}
      <ol>
        {list.data?.map((head) => (
          <li key={head.id}>
            <Matched head={head} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Matched({ head }: { readonly head: StatementHead }) {
  const { t, count, date, wallet: nameOf } = useSay()
  const { counts, provider, wallet } = head
  const waiting = counts.different + counts['missing-here'] + counts['missing-there']
  const Icon = waiting === 0 ? Check : CircleQuestionMark
  return (
    <button
      type="button"
      className={`${styles['head']} ${waiting === 0 ? styles['clear'] : ''}`}
      onClick={() => openResult(head.id, firstToLookAt(counts))}
    >
      <Icon size={18} strokeWidth={2.4} aria-hidden="true" />
      <b>{wallet === null ? provider : nameOf(provider, wallet)}</b>
      <span>{t('statementColumns.spans', { from: date(head.from_ms), to: date(head.to_ms) })}</span>
      <small>
        {waiting === 0
          ? t('statement.allAgree')
          : t('statement.toLookAt', { shown: count(waiting) })}
        {' · '}
        {head.name || t('statement.unnamed')}
      </small>
    </button>
  )
}
