import { useMutation, useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { IdObjection } from '../../../contract/sale-identity.ts'
import type { SaleDetail } from '../../../contract/schemas.ts'
import type { SaleId } from '../../../domain/sale.ts'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { type CallProblem, problemOf } from '../../core/refusal.ts'
import { useSession } from '../../core/session.ts'
import { useStore } from '../../core/store.ts'
import { storyOf } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { useRefusalWords } from '../../sale/refusal-words.ts'
import { place } from '../../shell/navigation.ts'
import styles from './Identify.module.css'
import { Rivals } from './Rivals.tsx'

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
  const here = useStore(place)
  // Opened from a statement that names it, the id stands there; it is asked about by a person.
  const named = here.screen === 'transactions' && here.sale === sale.id ? here.reference : null
  const [typed, setTyped] = useState(named ?? '')
  const text = typed.trim()
  const ask = useMutation({
    mutationFn: (weighed: Weighed | null) =>
      api.sales.identify({ id: sale.id, providerReference: text, ...weighed }),
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
        <Despite objection={objection} onPress={() => ask.mutate(objection)} />
      )}
    </form>
  )
}

/** What is confirmed is what was shown: the press waits until every rival stands there. */
function Despite({ objection, onPress }: DespiteProps) {
  const { t } = useSay()
  const session = useSession()
  const stories = useQueries({ queries: objection.rivals.map((id) => storyOf(session, id)) })
  const rivals = stories.flatMap(({ data }) => (data ? [data] : []))
  return (
    <>
      {rivals.length > 0 && <Rivals sales={rivals} />}
      <Button kind="danger" onPress={onPress} isDisabled={rivals.length < stories.length}>
        {t('transactions.identifyDespite')}
      </Button>
    </>
  )
}

interface DespiteProps {
  readonly objection: Weighed
  readonly onPress: () => void
}

/** What spoke against an id, as the person who confirms it has seen it. */
interface Weighed {
  readonly despite: IdObjection
  readonly rivals: SaleId[]
}

/** What spoke against the id, where a person who has compared may know better. */
function objectionIn(failed: CallProblem | null): Weighed | null {
  if (failed?.kind !== 'refused' || failed.refusal.code !== 'NOT_PROVED') return null
  const { why, others } = failed.refusal.data
  const despite = IdObjection.safeParse(why)
  return despite.success ? { despite: despite.data, rivals: others } : null
}
