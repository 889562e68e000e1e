import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { v7 } from 'uuid'
import { type RuleEnd, RuleId, type Rules, type RuleSave } from '../../../../contract/commission.ts'
import { type RuleCode, ruleCodes } from '../../../../contract/codes.ts'
import { queryKeys } from '../../../core/queries.ts'
import { problemOf } from '../../../core/refusal.ts'
import { useSession } from '../../../core/session.ts'
import { useSay } from '../../../i18n/say.ts'
import { tell } from '../../../shell/told.ts'

export const newRuleId = (): RuleId => RuleId.parse(v7())

export function useRules() {
  const { api } = useSession()
  return useQuery({ queryKey: queryKeys.commission, queryFn: () => api.commission.rules() })
}

export interface DriftDays {
  readonly from?: string
  readonly to?: string
}

/** Asked for anew whenever somebody looks: every sale that ends changes it, and tells nobody. */
export function useCommissionDrift(days: DriftDays) {
  const { api } = useSession()
  return useQuery({
    queryKey: [...queryKeys.commissionDrift, days],
    queryFn: () => api.commission.drift(days),
    staleTime: 0,
    placeholderData: keepPreviousData,
  })
}

/** The code of the core's "no"; null where there is no answer at all. */
export function refusedCode(error: unknown): RuleCode | null {
  const call = problemOf(error)
  if (call.kind !== 'refused' || call.refusal.code !== 'BAD_INPUT') return null
  const { code } = call.refusal.data
  return ruleCodes.find((known) => known === code) ?? 'refused'
}

interface Keeping<Words> {
  readonly save: (words: Words) => Promise<Rules>
  /** What is told once it is kept. */
  readonly said: string
  readonly onKept: () => void
  /** Told where the core refuses it and no form stands there to say so. */
  readonly refused: string | null
}

function useKeep<Words>({ save, said, onKept, refused }: Keeping<Words>) {
  const { queries } = useSession()
  const { t } = useSay()
  return useMutation({
    mutationFn: save,
    onSuccess: (rules) => {
      queries.setQueryData(queryKeys.commission, rules)
      tell(said)
      onKept()
    },
    onError: (error) => {
      const words = refusedCode(error) === null ? t('refusal.LOST') : refused
      if (words !== null) tell(words, 'fail')
    },
  })
}

export function useSaveRule(onKept: () => void) {
  const { api } = useSession()
  const { t } = useSay()
  const save = (rule: RuleSave) => api.commission.save(rule)
  return useKeep({ save, said: t('commission.saved'), onKept, refused: null })
}

export function useEndRule(onKept: () => void) {
  const { api } = useSession()
  const { t } = useSay()
  const save = (words: RuleEnd) => api.commission.end(words)
  const refused = t('commission.endRefused')
  return useKeep({ save, said: t('commission.ended'), onKept, refused })
}
