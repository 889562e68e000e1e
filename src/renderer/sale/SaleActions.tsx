import { useMutation } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import type { Sale } from '../../contract/schemas.ts'
import { Button } from '../components/Button.tsx'
import { problemOf } from '../core/refusal.ts'
import { useSession } from '../core/session.ts'
import { useSay } from '../i18n/say.ts'
import { fillForm } from '../screens/recharge/form-store.ts'
import { goTo, open } from '../shell/navigation.ts'
import { actionsFor } from './face.ts'
import styles from './SaleActions.module.css'
import { useRefusalWords } from './refusal-words.ts'

interface Props {
  readonly sale: Sale
}

/** What can be done with a sale where it stands. Only "try again" may send, under its own id. */
export function SaleActions({ sale }: Props) {
  const { t } = useSay()
  const { desk } = useSession()
  const actions = actionsFor(sale)
  return (
    <>
      {actions.includes('try-again') && (
        <Button kind="brand" onPress={() => desk.send(asIntent(sale))}>
          {t('sale.tryAgain')}
        </Button>
      )}
      {actions.includes('cancel') && <Command sale={sale} command="cancel" />}
      {actions.includes('refund') && <Command sale={sale} command="refund" />}
      {actions.includes('sell-again') && (
        <Button onPress={() => sellAgain(sale)}>{t('sale.sellAgain')}</Button>
      )}
      {actions.includes('decide') && (
        <Button kind="brand" onPress={() => open({ kind: 'decide', sale: sale.id })}>
          {t('sale.decide')}
        </Button>
      )}
      {actions.includes('slip') && (
        <Button onPress={() => open({ kind: 'slip', sale: sale.id })}>
          <Printer size={16} aria-hidden="true" /> {t('sale.slip')}
        </Button>
      )}
    </>
  )
}

interface CommandProps extends Props {
  readonly command: 'cancel' | 'refund'
}

/** A command that sends nothing: it is taken where the sale still stands so, or refused. */
function Command({ sale, command }: CommandProps) {
  const { t } = useSay()
  const { api } = useSession()
  const refusalWords = useRefusalWords()
  const run = useMutation({ mutationFn: () => api.sales[command]({ id: sale.id }) })
  const problem = run.isError ? problemOf(run.error) : null
  return (
    <>
      <Button
        kind={command === 'cancel' ? 'danger' : 'plain'}
        onPress={() => run.mutate()}
        isDisabled={run.isPending}
      >
        {t(run.isPending ? 'sale.working' : `sale.${command}`)}
      </Button>
      {problem && (
        <p className={styles['problem']} role="alert">
          {problem.kind === 'refused' ? refusalWords(problem.refusal) : t('refusal.LOST')}
        </p>
      )}
    </>
  )
}

/** The same words under the same id: the same sale, never a second one. */
function asIntent(sale: Sale) {
  const { id, kind, operator, number, lineType, amount_e4, provider, retryOf } = sale
  const words = { id, kind, operator, number, lineType, amount_e4, provider }
  return retryOf === null ? words : { ...words, retryOf }
}

/** A new intent, linked to the failed one; it goes through the read-back like any other. */
function sellAgain(sale: Sale): void {
  fillForm(sale, sale.id)
  goTo({ screen: 'recharge' })
}
