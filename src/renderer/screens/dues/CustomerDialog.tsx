import { type RefObject, useEffect, useRef } from 'react'
import type { Customer } from '../../../contract/dues.ts'
import type { CustomerId } from '../../../contract/payment.ts'
import { ZERO } from '../../../domain/money.ts'
import { WRITTEN_MAX } from '../../../domain/written.ts'
import { WordsField } from '../../booking/WordsField.tsx'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Field } from '../../components/Field.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useSettings } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { customerKeys } from '../../keyboard/tables.ts'
import { pressesItself, useKeys } from '../../keyboard/use-keys.ts'
import { useSecondPress } from '../../sale/second-press.ts'
import styles from './CustomerDialog.module.css'
import { type CustomerField, customerFields, NAME_MAX, PHONE_MAX } from './customer-form.ts'
import { useCustomers } from '../../core/customers.ts'
import { type CustomerForm, useCustomerForm } from './use-customer-form.ts'
import { DigitsInput } from '../../components/DigitsInput.tsx'

interface Props {
  /** Absent for a new one. */
  readonly id: CustomerId | undefined
  readonly onClose: () => void
}

export function CustomerDialog({ id, onClose }: Props) {
  const customers = useCustomers()
  const customer = customers.data?.find((one) => one.id === id) ?? null
  if (id !== undefined && customer === null) return null
  return <Opened customer={customer} onClose={onClose} />
}

interface OpenedProps {
  readonly customer: Customer | null
  readonly onClose: () => void
}

/** Who may pay later: a name, a phone where it is known, a limit where it is an own one. */
function Opened({ customer, onClose }: OpenedProps) {
  const { t } = useSay()
  const form = useCustomerForm(customer)
  const body = useRef<HTMLFormElement>(null)
  useFieldKeys(form, body)
  useEffect(() => body.current?.querySelector('input')?.focus(), [])
  const title = t(customer ? 'customerForm.titleEdit' : 'customerForm.titleNew')
  return (
    <Dialog title={title} onClose={onClose} size="narrow">
      <form
        ref={body}
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          form.save()
        }}
      >
        <NameField form={form} />
        <PhoneField form={form} />
        <LimitField form={form} />
        {form.said?.field === null && (
          <p role="alert" className={styles['problem']}>
            {form.said.words}
          </p>
        )}
        <Button
          type="submit"
          kind="brand"
          size="large"
          onPress={() => undefined}
          isPending={form.isSaving}
        >
          {t('customerForm.save')} <Kbd cap={customerKeys.forward.caps[0]} onBrand />
        </Button>
      </form>
      {customer && <PutAway customer={customer} form={form} />}
    </Dialog>
  )
}

/** Enter goes from field to field, and saves in the last one: scanners end with it, once. */
function useFieldKeys(form: CustomerForm, body: RefObject<HTMLFormElement | null>): void {
  const focusOn = (field: CustomerField) =>
    body.current?.querySelector<HTMLInputElement>(`[data-field="${field}"] input`)?.focus()
  useKeys(customerKeys, {
    forward: ({ target }) => {
      const part = target instanceof Element ? target.closest('[data-field]') : null
      if (!part && pressesItself(target)) return false
      const here = customerFields.find((field) => field === part?.getAttribute('data-field'))
      const next = here && customerFields[customerFields.indexOf(here) + 1]
      if (here !== undefined && form.wrong?.field === here) form.ask()
      else if (next) focusOn(next)
      else {
        const wrong = form.save()
        if (wrong !== null) focusOn(wrong)
      }
      return true
    },
  })
}

interface Part {
  readonly form: CustomerForm
}

function problemAt({ said }: CustomerForm, field: CustomerField): string | undefined {
  return said?.field === field ? said.words : undefined
}

function NameField({ form }: Part) {
  const { t } = useSay()
  return (
    <WordsField
      field="name"
      label={t('customerForm.name')}
      hint={t('customerForm.nameHint')}
      problem={problemAt(form, 'name')}
      text={form.draft.name}
      max={NAME_MAX}
      onType={(name) => form.change({ name })}
    />
  )
}

function PhoneField({ form }: Part) {
  const { t } = useSay()
  return (
    <div data-field="phone">
      <Field label={t('customerForm.phone')} problem={problemAt(form, 'phone')}>
        {({ id, describedBy, invalid }) => (
          <DigitsInput
            id={id}
            maxLength={PHONE_MAX}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            text={form.draft.phone}
            onType={(phone) => form.change({ phone })}
          />
        )}
      </Field>
    </div>
  )
}

function LimitField({ form }: Part) {
  const { t, taka } = useSay()
  const usual_e4 = useSettings().data?.dues.limit_e4 ?? ZERO
  return (
    <div data-field="limit">
      <Field
        label={t('customerForm.limit')}
        hint={t('customerForm.limitHint', { limit: taka(usual_e4) })}
        problem={problemAt(form, 'limit')}
      >
        {({ id, describedBy, invalid }) => (
          <DigitsInput
            id={id}
            maxLength={WRITTEN_MAX}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            text={form.draft.limit}
            onType={(limit) => form.change({ limit })}
          />
        )}
      </Field>
    </div>
  )
}

interface PutAwayProps extends Part {
  readonly customer: Customer
}

/** Nobody is forgotten: who was put away is only not offered any more. */
function PutAway({ customer, form }: PutAwayProps) {
  const { t } = useSay()
  const { isAsking, press } = useSecondPress(() => form.save({ isHidden: true }))
  if (customer.isHidden) {
    return (
      <div className={styles['away']}>
        <Button onPress={() => form.save({ isHidden: false })} isPending={form.isSaving}>
          {t('customerForm.show')}
        </Button>
      </div>
    )
  }
  const isEven = customer.owes_e4 === 0
  return (
    <div className={styles['away']}>
      <p>{t(isEven ? 'customerForm.hideHint' : 'customerForm.hideNot')}</p>
      {isEven && (
        <Button kind={isAsking ? 'danger' : 'plain'} onPress={() => press()}>
          {t(isAsking ? 'customerForm.hideSure' : 'customerForm.hide')}
        </Button>
      )}
    </div>
  )
}
