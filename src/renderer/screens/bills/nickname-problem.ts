import { nicknameProblems } from '../../../domain/kinds/bill/nickname.ts'
import { problemOf } from '../../core/refusal.ts'
import { useSay } from '../../i18n/say.ts'

/** What is wrong with the name of an account; null where nothing was refused. */
export function useNicknameProblem(error: Error | null): string | null {
  const { t } = useSay()
  if (error === null) return null
  const problem = problemOf(error)
  const refusal = problem.kind === 'refused' ? problem.refusal : null
  const code = refusal?.code === 'BAD_INPUT' ? refusal.data.code : ''
  const known = [...nicknameProblems, 'nickname-used' as const].find((one) => one === code)
  return known === undefined ? t('refusal.OTHER') : t(`bills.nicknameProblem.${known}`)
}
