import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { v7 } from 'uuid'
import type { Customer } from '../../../contract/dues.ts'
import { CustomerId } from '../../../contract/payment.ts'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { queryKeys } from '../../core/queries.ts'
import { problemOf } from '../../core/refusal.ts'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import styles from './Credit.module.css'
import { draftFrom } from './new-customer.ts'

interface Props {
  /** What was looked for and not found: a name, or digits of a phone. */
  readonly text: string
  readonly onAdded: (customer: Customer) => void
  readonly onBack: () => void
}

const NAME_MAX = 60
const PHONE_MAX = 32

/** Whoever is not in the book yet is written into it on the spot: a name is enough. */
export function NewCustomer({ text, onAdded, onBack }: Props) {
  const { t } = useSay()
  const [draft, setDraft] = useState(() => draftFrom(text))
  const adding = useAdding(onAdded)
  // A name that was looked for stands there already: the phone is asked for.
  const [isNamed] = useState(draft.name !== '')
  const change = (part: Partial<typeof draft>) => {
    adding.reset()
    setDraft((now) => ({ ...now, ...part }))
  }
  return (
    <form
      className={styles['how']}
      onSubmit={(event) => {
        event.preventDefault()
        if (!adding.isPending) adding.add(draft)
      }}
    >
      <p className={styles['who']}>{t('credit.isNew')}</p>
      <TextLine
        label={t('credit.name')}
        text={draft.name}
        most={NAME_MAX}
        problem={adding.problemAt('name')}
        isFirst={!isNamed}
        onType={(name) => change({ name })}
      />
      <TextLine
        label={t('credit.phone')}
        text={draft.phone}
        most={PHONE_MAX}
        problem={adding.problemAt('phone')}
        isFirst={isNamed}
        isDigits
        onType={(phone) => change({ phone })}
      />
      {adding.problemAt(null) && (
        <p className={styles['problem']} role="alert">
          {adding.problemAt(null)}
        </p>
      )}
      <div className={styles['ways']}>
        <Button size="large" onPress={onBack}>
          {t('credit.other')}
        </Button>
        <Button
          size="large"
          kind="brand"
          type="submit"
          className={styles['confirm'] ?? ''}
          onPress={() => undefined}
          isPending={adding.isPending}
        >
          {t('credit.add')} <Kbd cap="Enter" onBrand />
        </Button>
      </div>
    </form>
  )
}

interface LineProps {
  readonly label: string
  readonly text: string
  readonly most: number
  readonly problem: string | undefined
  /** Where the hand begins. */
  readonly isFirst: boolean
  readonly isDigits?: boolean
  readonly onType: (text: string) => void
}

function TextLine({ label, text, most, problem, isFirst, isDigits = false, onType }: LineProps) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isFirst) field.current?.focus()
  }, [isFirst])
  return (
    <Field label={label} problem={problem}>
      {({ id, describedBy, invalid }) => (
        <input
          ref={field}
          id={id}
          {...(isDigits ? { 'data-digits': '', inputMode: 'numeric' as const } : {})}
          autoComplete="off"
          maxLength={most}
          aria-invalid={invalid}
          aria-describedby={describedBy}
          value={text}
          onChange={(event) => onType(event.target.value)}
        />
      )}
    </Field>
  )
}

/** The id is made with the form: a second Enter adds the same customer, not another. */
function useAdding(onAdded: (customer: Customer) => void) {
  const { t } = useSay()
  const { api, queries } = useSession()
  const [id] = useState(() => CustomerId.parse(v7()))
  const adding = useMutation({
    mutationFn: (words: { name: string; phone: string }) =>
      api.customers.save({ id, ...words, limit_e4: null }),
    onSuccess: (customer) => {
      void queries.invalidateQueries({ queryKey: queryKeys.customers })
      onAdded(customer)
    },
  })
  const problem = adding.error && problemOf(adding.error)
  const refusal = problem?.kind === 'refused' ? problem.refusal : null
  const bad = refusal?.code === 'BAD_INPUT' ? refusal.data : null
  return {
    add: adding.mutate,
    reset: adding.reset,
    isPending: adding.isPending,
    /** @param field null: of neither */
    problemAt: (field: 'name' | 'phone' | null) => {
      if (problem === null || problem === undefined) return undefined
      if (bad?.field === 'name') return field === 'name' ? t('credit.nameProblem') : undefined
      if (bad?.field === 'phone') {
        const isUsed = bad.code === 'phone-used'
        const words = t(isUsed ? 'credit.phoneTaken' : 'credit.phoneProblem')
        return field === 'phone' ? words : undefined
      }
      const code = refusal?.code ?? 'LOST'
      return field === null ? t('credit.saveProblem', { code }) : undefined
    },
  }
}
