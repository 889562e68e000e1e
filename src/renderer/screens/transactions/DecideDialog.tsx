import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { SaleDecision, SaleDetail } from '../../../contract/schemas.ts'
import { CopyButton } from '../../complaint/CopyButton.tsx'
import { useCopyForProvider } from '../../complaint/use-copy-for-provider.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Field } from '../../components/Field.tsx'
import { OperatorName } from '../../components/OperatorName.tsx'
import { problemOf } from '../../core/refusal.ts'
import { useSession } from '../../core/session.ts'
import { useSale } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { decideKeys } from '../../keyboard/tables.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { focusBackFromDialog } from '../../sale/focus-back.ts'
import { useRefusalWords } from '../../sale/refusal-words.ts'
import { Answers, Story } from './Evidence.tsx'
import styles from './DecideDialog.module.css'
import { type Outcome, Outcomes } from './Outcomes.tsx'
import { CustomerShows, WalletBeforeAfter } from './WhatToLookAt.tsx'

const EVIDENCE_MIN = 3
const EVIDENCE_MAX = 500

/** A person says what nobody could find out, with the evidence before the eyes. */
export function DecideDialog({
  id,
  onClose,
}: {
  readonly id: string
  readonly onClose: () => void
}) {
  const { t } = useSay()
  const sale = useSale(id)
  const copyForProvider = useCopyForProvider()
  useKeys(decideKeys, {
    complaint: () => {
      void copyForProvider(id)
      return true
    },
  })
  return (
    <Dialog title={t('decide.title')} onClose={onClose} size="wide">
      {sale.data && <Decision sale={sale.data} onClose={onClose} />}
    </Dialog>
  )
}

interface Part {
  readonly sale: SaleDetail
  readonly onClose: () => void
}

function Decision({ sale, onClose }: Part) {
  const { t } = useSay()
  const form = useDecision(sale, onClose)
  return (
    <div className={styles['sides']}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          form.submit()
        }}
      >
        <About sale={sale} />
        <p className={styles['lead']}>{t('decide.lead')}</p>
        <Outcomes sale={sale} outcome={form.outcome} onChoose={form.setOutcome} />
        {form.told && form.outcome === null && (
          <p role="alert" className={styles['problem']}>
            {t('decide.choose')}
          </p>
        )}
        <Reason form={form} />
        {form.problem !== null && (
          <p role="alert" className={styles['problem']}>
            {form.problem}
          </p>
        )}
        <Button
          type="submit"
          kind="brand"
          size="large"
          onPress={() => undefined}
          isDisabled={form.isWriting}
        >
          {t('decide.confirm')}
        </Button>
        <p className={styles['once']}>{t('decide.once')}</p>
        <div>
          <CopyButton sale={sale.id} />
        </div>
      </form>
      <div className={styles['evidence']}>
        <CustomerShows sale={sale} />
        <WalletBeforeAfter sale={sale} />
        <Story sale={sale} />
        <Answers sale={sale} />
      </div>
    </div>
  )
}

function Reason({ form }: { readonly form: ReturnType<typeof useDecision> }) {
  const { t } = useSay()
  return (
    <Field
      label={t('decide.evidence')}
      hint={t('decide.evidenceHint')}
      problem={form.told && form.short ? t('decide.evidenceShort') : undefined}
    >
      {({ id, describedBy, invalid }) => (
        <textarea
          id={id}
          rows={3}
          maxLength={EVIDENCE_MAX}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          value={form.evidence}
          onChange={(event) => form.setEvidence(event.target.value)}
        />
      )}
    </Field>
  )
}

function useDecision(sale: SaleDetail, onClose: () => void) {
  const { t } = useSay()
  const { api } = useSession()
  const refusalWords = useRefusalWords()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [evidence, setEvidence] = useState('')
  const [told, setTold] = useState(false)
  const short = evidence.trim().length < EVIDENCE_MIN
  const decide = useMutation({
    mutationFn: (decision: SaleDecision) => api.sales.decide(decision),
    onSuccess: () => {
      onClose()
      focusBackFromDialog(sale.id)
    },
  })
  const failed = decide.isError ? problemOf(decide.error) : null
  return {
    outcome,
    setOutcome,
    evidence,
    setEvidence,
    told,
    short,
    isWriting: decide.isPending,
    problem:
      failed && (failed.kind === 'refused' ? refusalWords(failed.refusal) : t('refusal.LOST')),
    submit: () => {
      setTold(true)
      if (outcome === null || short || decide.isPending) return
      decide.mutate({ id: sale.id, outcome, version: sale.version, evidence: evidence.trim() })
    },
  }
}

/** Whole: who decides must compare the number with the provider's dashboard. */
function About({ sale }: { readonly sale: SaleDetail }) {
  const { number, taka } = useSay()
  return (
    <div className={styles['about']}>
      <b>{number(sale.number)}</b>
      <b>{taka(sale.amount_e4)}</b>
      <span>
        <OperatorName operator={sale.operator} lineType={sale.lineType} /> · {sale.provider} ·{' '}
        {sale.ourReference}
      </span>
    </div>
  )
}
