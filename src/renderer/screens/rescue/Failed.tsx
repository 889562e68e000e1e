import { problemOf } from '../../core/refusal.ts'
import { useSay } from '../../i18n/say.ts'
import styles from './RescueScreen.module.css'

interface Props {
  readonly error: unknown
  /** It was a copy that was to be put in place. */
  readonly ofCopy?: boolean
}

/** Why it did not help, and what else to do. */
export function Failed({ error, ofCopy = false }: Props) {
  const { t } = useSay()
  if (error === null || error === undefined) return null
  return (
    <p role="alert" className={styles['failed']}>
      {t(`rescue.failed.${wordOf(error, ofCopy)}`)}
    </p>
  )
}

function wordOf(error: unknown, ofCopy: boolean) {
  const problem = problemOf(error)
  if (problem.kind === 'lost' || problem.refusal.code !== 'NOT_HERE') return 'lost'
  const { why } = problem.refusal.data
  if (why === 'in-use' || why === 'cannot-write') return why
  return ofCopy ? 'copy' : 'still'
}
