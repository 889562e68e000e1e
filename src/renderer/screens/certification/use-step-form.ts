import { type RefObject, useImperativeHandle, useState } from 'react'
import type { NetworkCode } from '../../../domain/operator.ts'
import type { ProviderId } from '../../../domain/provider.ts'
import { type Own, askedOwn, mayCost, nextOperator, readOwn, wantingOf } from './own-number.ts'
import { type Step, useBegin } from './use-certification.ts'
import type { StepHand } from './use-step-keys.ts'

interface Begun {
  readonly step: Step
  readonly provider: ProviderId
  readonly own: Own
  readonly onOwn: (change: (own: Own) => Own) => void
  readonly onBegun: () => void
  readonly form: RefObject<HTMLFormElement | null>
  readonly hand: RefObject<StepHand | null>
}

/** The page of a step up to its read-back; the page hears the keys through `hand`. */
export function useStepForm({ step, provider, own, onOwn, onBegun, form, hand }: Begun) {
  const [accepted, setAccepted] = useState(false)
  const [chosen, setOther] = useState<NetworkCode | null>(null)
  const [stage, setStage] = useState<StepHand['stage']>('form')
  const [returned, setReturned] = useState(false)
  const { begin, problem } = useBegin(step, provider, onBegun)
  const reading = readOwn(own)
  const other = chosen === reading.operator ? null : chosen
  const wanting = wantingOf(step, { reading, other, accepted })
  const sentAs = step.step === 'refund' ? other : reading.operator
  const send = () => {
    if (wanting !== null || step.cannot !== null || begin.isPending) return
    const operator = sentAs === null ? {} : { operator: sentAs }
    begin.mutate({ number: reading.number ?? '', accepted, ...operator })
  }
  const look = () => {
    if (step.cannot !== null) return
    if (wanting === 'number') onOwn(askedOwn)
    if (wanting === null) setStage('read-back')
    else focusOn(form.current, wanting)
  }
  const back = () => {
    if (begin.isPending) return
    begin.reset()
    setReturned(true)
    setStage('form')
  }
  // What is read back may still be changed there; where that leaves something open, it is asked.
  const stands = wanting === null ? stage : 'form'
  const changeOperator = () => {
    if (step.sales > 0 && !begin.isPending) onOwn(nextOperator)
  }
  useImperativeHandle<StepHand | null, StepHand | null>(hand, () =>
    mayCost(step) ? { stage: stands, look, send, back, nextOperator: changeOperator } : null,
  )
  return {
    stage: stands,
    returned,
    accepted,
    setAccepted,
    other,
    setOther,
    wanting,
    sentAs,
    problem,
    isSending: begin.isPending,
    look,
    send,
    back,
  }
}

function focusOn(form: HTMLFormElement | null, wanting: string): void {
  const part = form?.querySelector(`[data-wanting="${wanting}"]`)
  const checked = part?.querySelector<HTMLInputElement>('input:checked')
  const input = checked ?? part?.querySelector<HTMLInputElement>('input')
  input?.focus()
}
