import { useMutation } from '@tanstack/react-query'
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
  const see = useMutation({ mutationFn: rescue.see })
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
      <Button onPress={() => see.mutate()} isDisabled={see.isPending}>
        {t('rescue.see')}
      </Button>
      {see.isError && <Problem>{t('rescue.untold')}</Problem>}
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
