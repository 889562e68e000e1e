import { type RefObject, useRef } from 'react'
import type { SaleDetail } from '../../../contract/schemas.ts'
import { CopyButton } from '../../complaint/CopyButton.tsx'
import { useCopyForProvider } from '../../complaint/use-copy-for-provider.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Field } from '../../components/Field.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useSale } from '../../core/use-core.ts'
import { SaleOperator } from '../../sale/SaleOperator.tsx'
import { useSay } from '../../i18n/say.ts'
import { decideKeys } from '../../keyboard/tables.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { actionsFor, faceOf, isDebited, isDoubted } from '../../sale/face.ts'
import { isOfCopy, useCopy } from '../../sale/from-copy.ts'
import { useSecondPress } from '../../sale/second-press.ts'
import { Answers, Story } from './Evidence.tsx'
import styles from './DecideDialog.module.css'
import { confirmWords } from './decided-next.ts'
import { Outcomes } from './Outcomes.tsx'
import { useDecision } from './use-decision.ts'
import { CustomerShows, WalletBeforeAfter } from './WhatToLookAt.tsx'

/** A part that scrolls is scrolled by the arrows once Tab has led there. */
const inReachOfTab = { tabIndex: 0 }
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
  const sale = useSale(id).data ?? null
  const form = useDecision(sale, onClose)
  const reason = useRef<HTMLTextAreaElement>(null)
  const write = () => goOn(form.submit(), reason.current)
  // Heard over the dialog's own keys, which let none through.
  useDecideKeys(id, reason, write)
  const { isAsking, press } = useSecondPress(onClose)
  // What was typed is a person's evidence: it is not dropped by one press, whichever way it is.
  const leave = () => (form.evidence.trim() === '' ? onClose() : press())
  return (
    <Dialog title={t('decide.title')} onClose={leave} size="whole">
      {isAsking && (
        <Notice tone="wait" live>
          {t('decide.leave')}
        </Notice>
      )}
      {sale && <Decision sale={sale} form={form} reason={reason} write={write} />}
    </Dialog>
  )
}

/** To what is still to be said before it can be written. */
function goOn(wanting: 'choice' | 'reason' | null, reason: HTMLTextAreaElement | null): void {
  if (wanting === 'reason') reason?.focus()
  if (wanting !== 'choice') return
  reason?.closest('[role="dialog"]')?.querySelector<HTMLInputElement>('[type="radio"]')?.focus()
}

interface Part {
  readonly sale: SaleDetail
  readonly form: ReturnType<typeof useDecision>
  readonly reason: RefObject<HTMLTextAreaElement | null>
  readonly write: () => void
}

function Decision({ sale, form, reason, write }: Part) {
  const say = useSay()
  const { t } = say
  const ofCopy = isOfCopy(sale, useCopy())
  return (
    <>
      <div className={styles['sides']}>
        <div className={styles['form']}>
          <About sale={sale} />
          <p className={styles['lead']}>{t('decide.lead')}</p>
          <Outcomes sale={sale} outcome={form.outcome} onChoose={form.choose} />
          {form.moved && <MovedSince sale={sale} />}
          {form.told && form.outcome === null && !form.moved && (
            <p role="alert" className={styles['problem']}>
              {t('decide.choose')}
            </p>
          )}
          <Reason form={form} reason={reason} />
        </div>
        <section
          className={styles['evidence']}
          {...inReachOfTab}
          aria-label={t('transactions.story')}
        >
          <CustomerShows sale={sale} />
          <WalletBeforeAfter sale={sale} />
          <Story sale={sale} />
          <Answers sale={sale} />
        </section>
      </div>
      {form.problem !== null && (
        <p role="alert" className={styles['problem']}>
          {form.problem}
        </p>
      )}
      <footer className={styles['foot']}>
        <Button kind="brand" size="large" onPress={write} isPending={form.isWriting}>
          {confirmWords(say, { ...sale, ofCopy }, form.outcome)}{' '}
          <Kbd cap={decideKeys.confirm.caps[0]} onBrand />
        </Button>
        <p className={styles['once']}>{t('decide.once')}</p>
        <CopyButton sale={sale.id} />
      </footer>
    </>
  )
}

/** What was chosen was about how the sale stood before: that is said, and nothing is written. */
function MovedSince({ sale }: { readonly sale: SaleDetail }) {
  const { t } = useSay()
  const { alerts, id } = sale
  const actions = actionsFor(sale, isDebited(alerts, id), isDoubted(alerts, id))
  const canDecide = actions.includes('decide')
  return (
    <p role="alert" className={styles['problem']}>
      {canDecide ? t('decide.moved') : t('decide.ended', { state: t(`state.${faceOf(sale)}`) })}
    </p>
  )
}

/** The arrows choose, Enter goes to the reason and never writes, F9 writes. */
function useDecideKeys(sale: string, reason: Part['reason'], write: () => void): void {
  const copyForProvider = useCopyForProvider()
  useKeys(decideKeys, {
    forward: ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return false
      reason.current?.focus()
      return true
    },
    confirm: () => {
      write()
      return true
    },
    complaint: () => {
      void copyForProvider(sale)
      return true
    },
  })
}

function Reason({ form, reason }: Pick<Part, 'form' | 'reason'>) {
  const { t } = useSay()
  return (
    <Field
      label={t('decide.evidence')}
      hint={t('decide.evidenceHint')}
      problem={form.told && form.short ? t('decide.evidenceShort') : undefined}
    >
      {({ id, describedBy, invalid }) => (
        <textarea
          ref={reason}
          id={id}
          rows={2}
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

/** Whole: who decides must compare the number with the provider's dashboard. */
function About({ sale }: { readonly sale: SaleDetail }) {
  const { number, taka } = useSay()
  return (
    <div className={styles['about']}>
      <b>{number(sale.number)}</b>
      <b>{taka(sale.amount_e4)}</b>
      <span>
        <SaleOperator sale={sale} /> · {sale.provider} · {sale.ourReference}
      </span>
    </div>
  )
}
