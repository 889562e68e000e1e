import type { ProviderTest } from '../../../contract/schemas.ts'
import type { ProviderId } from '../../../domain/provider.ts'
import { useSay } from '../../i18n/say.ts'
import { reasonWithRemedy } from '../../sale/words.ts'
import styles from './ProviderForm.module.css'
import type { ProviderFormState } from './use-provider-form.ts'

interface Props {
  readonly test: ProviderFormState['test']
  readonly provider: ProviderId
}

/** What the provider answered when it was asked for the balance: the money, or why not. */
export function ConnectionTest({ test, provider }: Props) {
  const { t } = useSay()
  if (test.isPending || test.isIdle) return null
  if (test.isError || !test.data.ok) {
    return (
      <div role="alert" className={`${styles['answer']} ${styles['bad']}`}>
        <b>{t('providerSettings.testBad')}</b>
        {test.isError ? t('refusal.LOST') : <Why answer={test.data} provider={provider} />}
      </div>
    )
  }
  return <Good answer={test.data} provider={provider} />
}

interface Part {
  readonly answer: ProviderTest
  readonly provider: ProviderId
}

function Why({ answer, provider }: Part) {
  const say = useSay()
  const words =
    answer.why === 'not-set-up'
      ? say.t('cannot.not-set-up', { provider })
      : reasonWithRemedy(say, answer.why ?? '')
  return (
    <>
      {words}
      {answer.words !== '' && (
        <details className={styles['said']}>
          <summary>{say.t('providerSettings.technical')}</summary>
          <q>{answer.words}</q>
        </details>
      )}
    </>
  )
}

function Good({ answer, provider }: Part) {
  const { t, taka, wallet } = useSay()
  return (
    <output className={`${styles['answer']} ${styles['good']}`}>
      <b>{t('providerSettings.testGood')}</b>
      <ul>
        {answer.wallets.map((one) => (
          <li key={one.wallet}>
            {wallet(provider, one.wallet)}: {taka(one.balance_e4, 'balance')}
          </li>
        ))}
      </ul>
    </output>
  )
}
