import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { SaleDecision, SaleDetail } from '../../../contract/schemas.ts'
import { problemOf } from '../../core/refusal.ts'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { focusBackFromDialog } from '../../sale/focus-back.ts'
import { useRefusalWords } from '../../sale/refusal-words.ts'
import type { Outcome } from './decided-next.ts'

const EVIDENCE_MIN = 3

/** What was chosen, and the version of the sale that stood before the eyes then. */
interface Choice {
  readonly outcome: Outcome
  readonly version: number
}

type Wanting = 'choice' | 'reason'

/**
 * A person's choice holds for what was seen when it was made: once the sale has moved it is none,
 * for the new evidence was weighed by nobody. What was typed stays.
 */
export function useDecision(sale: SaleDetail | null, onClose: () => void) {
  const { t } = useSay()
  const { api } = useSession()
  const refusalWords = useRefusalWords()
  const [choice, setChoice] = useState<Choice | null>(null)
  const [evidence, setEvidence] = useState('')
  const [told, setTold] = useState(false)
  const short = evidence.trim().length < EVIDENCE_MIN
  const decide = useMutation({
    mutationFn: (decision: SaleDecision) => api.sales.decide(decision),
    onSuccess: (_, { id }) => {
      onClose()
      focusBackFromDialog(id)
    },
  })
  const failed = decide.isError ? problemOf(decide.error) : null
  // While it is written the sale moves by this very decision.
  const isBusy = decide.isPending || decide.isSuccess
  const moved = choice !== null && sale !== null && choice.version !== sale.version && !isBusy
  const outcome = moved ? null : (choice?.outcome ?? null)
  return {
    outcome,
    moved,
    choose: (chosen: Outcome) => {
      if (sale === null || isBusy) return
      decide.reset()
      setChoice({ outcome: chosen, version: sale.version })
    },
    evidence,
    setEvidence,
    told,
    short,
    isWriting: decide.isPending,
    problem:
      failed && (failed.kind === 'refused' ? refusalWords(failed.refusal) : t('refusal.LOST')),
    /** @returns what is still wanting, where the hand goes on; null where nothing is. */
    submit: (): Wanting | null => {
      setTold(true)
      if (sale === null || isBusy) return null
      if (choice === null || moved) return 'choice'
      if (short) return 'reason'
      decide.mutate({ id: sale.id, ...choice, evidence: evidence.trim() })
      return null
    },
  }
}
