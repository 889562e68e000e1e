import type { BillAccount } from '../../../contract/bills.ts'
import { billerByCode } from '../../../domain/kinds/bill/billers.ts'
import { Button } from '../../components/Button.tsx'
import { OperatorMark } from '../../components/OperatorMark.tsx'
import { useSession } from '../../core/session.ts'
import { useStore } from '../../core/store.ts'
import { useSay } from '../../i18n/say.ts'
import { keepFocus } from '../../selling/keep-focus.ts'
import { goTo } from '../../shell/navigation.ts'
import styles from './Bills.module.css'
import { dispatch } from './form-store.ts'
import type { Bill } from './use-bill.ts'

/**
 * The saved accounts that may be meant; Enter takes the one that is marked. Where the last sale
 * stands below they are one line, so that whatever it says stays in sight.
 */
export function FoundAccounts({ bill: { form, found, meant } }: { readonly bill: Bill }) {
  const { t } = useSay()
  const { desk } = useSession()
  const isBrief = useStore(desk.sales).length > 0
  if (found.length === 0) return null
  return (
    <div>
      <ul className={styles[isBrief ? 'inLine' : 'found']} aria-label={t('bills.saved')}>
        {found.map((account, index) => (
          <li key={`${account.operator} ${account.number}`}>
            <AccountChoice account={account} isMeant={index === meant} isBrief={isBrief} />
          </li>
        ))}
      </ul>
      {form.number === '' && !isBrief && (
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
  /** Its mark and its name alone: a name is no other account's of that biller. */
  readonly isBrief: boolean
}

/** Its number is masked: customers look over the counter. */
function AccountChoice({ account, isMeant, isBrief }: ChoiceProps) {
  const { t, masked, language } = useSay()
  const { name, line } = billerByCode(account.operator)
  const rest = isBrief ? 'unseen' : ''
  return (
    <button
      type="button"
      tabIndex={-1}
      className={isMeant ? styles['meant'] : ''}
      aria-current={isMeant}
      title={isBrief ? account.nickname : undefined}
      onMouseDown={keepFocus}
      onClick={() => dispatch({ type: 'chose-account', account })}
    >
      <b>{account.nickname}</b>
      <span>
        <OperatorMark operator={account.operator} />{' '}
        <span className={rest}>
          {name[language]} {line !== null && t(`bill.${line}`)}
        </span>
      </span>
      <span className={rest}>{masked(account.number)}</span>
    </button>
  )
}
