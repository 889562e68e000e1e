import { useMutation } from '@tanstack/react-query'
import type { MoneyBack } from '../../contract/money-back.ts'
import type { Sale } from '../../contract/schemas.ts'
import { problemOf } from '../core/refusal.ts'
import { useSession } from '../core/session.ts'
import { useSay } from '../i18n/say.ts'
import { useCopySeen } from './from-copy.ts'
import { askIfArrived, closeQuestion } from './arrived.ts'
import styles from './SaleActions.module.css'
import { useRefusalWords } from './refusal-words.ts'

/**
 * A command that sends nothing: it is taken where the sale still stands so, or refused. Money that
 * goes back although an earlier sale arrived is pressed for with that sale's id.
 */
export function useCommand(
  sale: Sale,
  name: 'cancel' | 'refund',
  done: (after: Sale) => void = () => undefined,
) {
  const { api } = useSession()
  const seen = useCopySeen(sale)
  return useMutation<Sale, Error, MoneyBack['replaced'] | void>({
    mutationFn: (replaced) =>
      api.sales[name]({ id: sale.id, ...(replaced && { replaced }), ...seen }),
    onSuccess: (after) => {
      closeQuestion(sale.id)
      done(after)
    },
    onError: (error) => askIfArrived(sale.id, name, error),
  })
}

interface ProblemProps {
  readonly error: Error | null
  readonly late?: string
}

export function Problem({ error, late }: ProblemProps) {
  const { t } = useSay()
  const refusalWords = useRefusalWords()
  if (error === null) return null
  const problem = problemOf(error)
  const told = () => {
    if (problem.kind !== 'refused') return t('refusal.LOST')
    const isLate = late !== undefined && problem.refusal.code === 'WRONG_STATE'
    return isLate ? late : refusalWords(problem.refusal)
  }
  return (
    <p className={styles['problem']} role="alert">
      {told()}
    </p>
  )
}
