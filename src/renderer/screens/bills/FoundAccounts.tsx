import type { BillAccount } from '../../../contract/bills.ts'
import { billerByCode } from '../../../domain/kinds/bill/billers.ts'
import { Button } from '../../components/Button.tsx'
import { OperatorMark } from '../../components/OperatorMark.tsx'
import { useSay } from '../../i18n/say.ts'
import { keepFocus } from '../../selling/keep-focus.ts'
import { goTo } from '../../shell/navigation.ts'
import styles from './Bills.module.css'
import { dispatch } from './form-store.ts'
import type { Bill } from './use-bill.ts'

/** The saved accounts that may be meant; Enter takes the one that is marked. */
export function FoundAccounts({ bill: { form, found, meant } }: { readonly bill: Bill }) {
  const { t } = useSay()
  if (found.length === 0) return null
  return (
    <div>
      <ul className={styles['found']} aria-label={t('bills.saved')}>
        {found.map((account, index) => (
          <li key={`${account.operator} ${account.number}`}>
            <AccountChoice account={account} isMeant={index === meant} />
          </li>
        ))}
      </ul>
      {form.number === '' && (
        <Button kind="quiet" onPress={() => goTo({ screen: 'settings', part: 'accounts' })}>
          {t('billAccounts.all')}
        </Button>
      )}
    </div>
  )
}

interface ChoiceProps {
  readonly account: BillAccount
  readonly isMeant: boolean
}

/** Its number is masked: customers look over the counter. */
function AccountChoice({ account, isMeant }: ChoiceProps) {
  const { t, masked, language } = useSay()
  const { name, line } = billerByCode(account.operator)
  return (
    <button
      type="button"
      tabIndex={-1}
      className={isMeant ? styles['meant'] : ''}
      aria-current={isMeant}
      onMouseDown={keepFocus}
      onClick={() => dispatch({ type: 'chose-account', account })}
    >
      <b>{account.nickname}</b>
      <span>
        <OperatorMark operator={account.operator} /> {name[language]}{' '}
        {line !== null && t(`bill.${line}`)}
      </span>
      <span>{masked(account.number)}</span>
    </button>
  )
}
