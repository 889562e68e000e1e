import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type {
  Certification,
  CertificationRequest,
  CertificationStep,
} from '../../../contract/certification.ts'
import { type NetworkCode, networkCodes } from '../../../domain/operator.ts'
import type { ProviderId } from '../../../domain/provider.ts'
import { queryKeys } from '../../core/queries.ts'
import { problemOf } from '../../core/refusal.ts'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { useRefusalWords } from '../../sale/refusal-words.ts'
import { newSaleId } from '../../selling/selling-form.ts'
import { type Own, emptyOwn } from './own-number.ts'

/** Below the providers, so that what makes those stale makes this stale too. */
const keyOf = (provider: ProviderId) => [...queryKeys.providers, 'certification', provider] as const

export function useCertification(provider: ProviderId) {
  const { api } = useSession()
  return useQuery({
    queryKey: keyOf(provider),
    queryFn: () => api.certification.get({ provider }),
  })
}

export type Step = Certification['steps'][number]

/** Where one step stands for whoever looks at its page. */
export type Standing = 'asked' | 'running' | 'measured' | 'failed'

/** The wizard: which step is open, and what has become of it. */
export function useWizard(certification: Certification) {
  const { steps, running, last } = certification
  const [nth, setNth] = useState(() => firstOf(certification))
  const [own, setOwn] = useState<Own>(() => emptyOwn(newSaleId()))
  /** The step that was begun from this page, so that an older end is not taken for its own. */
  const [begun, setBegun] = useState<CertificationStep | null>(running?.step ?? null)
  const step = steps[nth]
  const mine = step !== undefined && begun === step.step
  const ended = last !== null && mine && last.step === step.step ? last : null
  const standing: Standing = running
    ? 'running'
    : ended
      ? ended.problem === null
        ? 'measured'
        : 'failed'
      : 'asked'
  return {
    step,
    nth,
    own,
    setOwn,
    standing,
    problem: ended?.problem ?? null,
    begins: (name: CertificationStep) => setBegun(name),
    /** False after the last one. */
    forward(): boolean {
      setBegun(null)
      if (nth + 1 >= steps.length) return false
      setNth(nth + 1)
      return true
    },
    retry: () => setBegun(null),
  }
}

/** The one under way, or the first of which anything does not hold. */
function firstOf({ steps, running, facts }: Certification): number {
  if (running)
    return Math.max(
      0,
      steps.findIndex(({ step }) => step === running.step),
    )
  const holds = (name: string) =>
    facts.some((fact) => fact.name === name && fact.standing === 'valid')
  const open = steps.findIndex(({ measures, risky }) => !risky && !measures.every(holds))
  return Math.max(0, open)
}

type Said = 'number' | 'operator' | 'accepted'

/** Begins a step; the ids of its sales are made when its page opens, so a second press is one. */
export function useBegin(step: Step, provider: ProviderId, onBegun: () => void) {
  const { api } = useSession()
  const { t } = useSay()
  const queries = useQueryClient()
  const refusalWords = useRefusalWords()
  const [sales] = useState(() => [newSaleId(), newSaleId()].slice(0, step.sales))
  const begin = useMutation({
    mutationFn: (words: Pick<z.input<typeof CertificationRequest>, Said>) =>
      api.certification.step({ provider, step: step.step, sales, ...words }),
    onSuccess: (told) => {
      onBegun()
      queries.setQueryData(keyOf(provider), told)
    },
  })
  const failed = begin.error === null ? null : problemOf(begin.error)
  const problem = failed?.kind === 'refused' ? refusalWords(failed.refusal) : t('refusal.LOST')
  return { begin, problem: failed === null ? '' : problem }
}

/** The operator a failing sale is sent under: never the owner's own. */
export function othersThan(own: NetworkCode | null): readonly NetworkCode[] {
  return networkCodes.filter((code) => code !== own)
}
