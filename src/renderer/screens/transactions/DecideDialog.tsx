import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import type { SaleDecision, SaleDetail } from '../../../contract/schemas.ts'
import type { Money } from '../../../domain/money.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Field } from '../../components/Field.tsx'
import { OperatorName } from '../../components/OperatorName.tsx'
import { problemOf } from '../../core/refusal.ts'
import { useSession } from '../../core/session.ts'
import { useSale } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { useRefusalWords } from '../../sale/refusal-words.ts'
import { Answers, Story } from './Evidence.tsx'
import styles from './DecideDialog.module.css'
import { walletWords } from './wallet-says.ts'

type Outcome = SaleDecision['outcome']

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
        {form.problem !== null && (
          <p role="alert" className={styles['problem']}>
            {form.problem}
          </p>
        )}
        <Button type="submit" kind="brand" size="large" onPress={() => undefined}>
          {t('decide.confirm')}
        </Button>
      </form>
      <div className={styles['evidence']}>
        <Story sale={sale} />
        <Answers sale={sale} />
      </div>
    </div>
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
    onSuccess: onClose,
  })
  const failed = decide.isError ? problemOf(decide.error) : null
  return {
    outcome,
    setOutcome,
    evidence,
    setEvidence,
    told,
    short,
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
  const say = useSay()
  const { t, number, taka } = say
  const { wallet } = sale
  const figure = (amount: Money | null) => (amount === null ? '—' : taka(amount, 'always'))
  return (
    <div className={styles['about']}>
      <b>{number(sale.number)}</b>
      <b>{taka(sale.amount_e4)}</b>
      <span>
        <OperatorName operator={sale.operator} lineType={sale.lineType} /> · {sale.provider}
      </span>
      {wallet && (
        <span>
          {t('transactions.walletBefore')} {figure(wallet.before_e4)} ·{' '}
          {t('transactions.walletAfter')} {figure(wallet.after_e4)} · {walletWords(say, wallet)}
        </span>
      )}
    </div>
  )
}

interface OutcomesProps {
  readonly sale: SaleDetail
  readonly outcome: Outcome | null
  readonly onChoose: (outcome: Outcome) => void
}

function Outcomes({ sale, outcome, onChoose }: OutcomesProps) {
  const { t, taka } = useSay()
  const amount = taka(sale.amount_e4)
  return (
    <RadioGroup
      className={styles['outcomes'] ?? ''}
      value={outcome}
      onChange={(value) => onChoose(value === 'succeeded' ? 'succeeded' : 'failed')}
    >
      <Label className="unseen">{t('decide.title')}</Label>
      <Radio value="succeeded" className={`${styles['outcome']} ${styles['ok']}`}>
        <b>{t('decide.succeeded')}</b>
        <small>{t('decide.succeededNext')}</small>
      </Radio>
      <Radio value="failed" className={`${styles['outcome']} ${styles['fail']}`}>
        <b>{t('decide.failed')}</b>
        <small>{t('decide.failedNext', { amount })}</small>
      </Radio>
    </RadioGroup>
  )
}
