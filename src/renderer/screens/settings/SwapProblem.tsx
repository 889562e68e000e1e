import { problemOf } from '../../core/refusal.ts'
import { useSay } from '../../i18n/say.ts'
import { useRefusalWords } from '../../sale/refusal-words.ts'
import styles from './BooksSettings.module.css'

/** Why the other books could not be opened, and what to do. */
export function SwapProblem({ error }: { readonly error: unknown }) {
  const { t } = useSay()
  const refusalWords = useRefusalWords()
  if (error === null || error === undefined) return null
  const problem = problemOf(error)
  return (
    <p role="alert" className={styles['problem']}>
      {problem.kind === 'refused' ? refusalWords(problem.refusal) : t('refusal.LOST')}
    </p>
  )
}
