import type { ReactNode } from 'react'
import { RescueCode } from '../../../contract/rescue.ts'
import { Button } from '../../components/Button.tsx'
import { problemOf } from '../../core/refusal.ts'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { useRefusalWords } from '../../sale/refusal-words.ts'
import styles from './BooksSettings.module.css'

/** Why the other books could not be opened, and what to do. */
export function SwapProblem({ error }: { readonly error: unknown }) {
  const { t } = useSay()
  const { rescue } = useSession()
  const refusalWords = useRefusalWords()
  if (error === null || error === undefined) return null
  const problem = problemOf(error)
  if (problem.kind === 'lost') return <Problem>{t('refusal.LOST')}</Problem>
  const { refusal } = problem
  const code = RescueCode.safeParse(refusal.code === 'NOT_HERE' ? refusal.data.why : null)
  if (!code.success) return <Problem>{refusalWords(refusal)}</Problem>
  return (
    <>
      <Problem>{t(`rescue.title.${code.data}`)}</Problem>
      <Button onPress={() => void rescue.see()}>{t('rescue.see')}</Button>
    </>
  )
}

function Problem({ children }: { readonly children: ReactNode }) {
  return (
    <p role="alert" className={styles['problem']}>
      {children}
    </p>
  )
}
