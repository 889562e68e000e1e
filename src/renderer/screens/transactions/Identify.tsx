import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { IdObjection, type SaleDetail } from '../../../contract/schemas.ts'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { type CallProblem, problemOf } from '../../core/refusal.ts'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { useRefusalWords } from '../../sale/refusal-words.ts'
import styles from './Identify.module.css'

/** As the contract takes it. */
const ID_MIN = 3
const ID_MAX = 64

/** True while only an id from the provider's own pages could name the sale. */
export function canIdentify({ state, providerReference }: SaleDetail): boolean {
  return (state === 'in-doubt' || state === 'needs-review') && providerReference === null
}

/** Found on the provider's own pages: its id is typed here, and the provider is asked about it. */
export function Identify({ sale }: { readonly sale: SaleDetail }) {
  const { t } = useSay()
  const { api } = useSession()
  const refusalWords = useRefusalWords()
  const [typed, setTyped] = useState('')
  const text = typed.trim()
  const ask = useMutation({
    mutationFn: (despite: IdObjection | null) =>
      api.sales.identify({ id: sale.id, providerReference: text, ...(despite && { despite }) }),
  })
  const failed = ask.error === null ? null : problemOf(ask.error)
  const problem =
    failed && (failed.kind === 'refused' ? refusalWords(failed.refusal) : t('refusal.LOST'))
  const send = () => {
    if (text.length >= ID_MIN && !ask.isPending) ask.mutate(null)
  }
  const objection = objectionIn(failed)
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Field
        label={t('transactions.identify', { provider: sale.provider })}
        hint={t('transactions.identifyHint')}
        problem={problem}
      >
        {({ id, describedBy, invalid }) => (
          <input
            id={id}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            autoComplete="off"
            spellCheck={false}
            maxLength={ID_MAX}
            value={typed}
            onChange={(event) => {
              ask.reset()
              setTyped(event.target.value)
            }}
          />
        )}
      </Field>
      <Button onPress={send} isDisabled={text.length < ID_MIN || ask.isPending}>
        {t(ask.isPending ? 'transactions.identifying' : 'transactions.identifyAsk')}
      </Button>
      {objection !== null && (
        <Button kind="danger" onPress={() => ask.mutate(objection)}>
          {t('transactions.identifyDespite')}
        </Button>
      )}
    </form>
  )
}

/** What spoke against the id, where a person who has compared may know better. */
function objectionIn(failed: CallProblem | null): IdObjection | null {
  if (failed?.kind !== 'refused' || failed.refusal.code !== 'NOT_PROVED') return null
  const why = IdObjection.safeParse(failed.refusal.data.why)
  return why.success ? why.data : null
}
