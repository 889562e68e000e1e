import { useId, useMemo, useRef, useState } from 'react'
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import type { BillAccount } from '../../../contract/bills.ts'
import { billerByCode } from '../../../domain/kinds/bill/billers.ts'
import { OperatorMark } from '../../components/OperatorMark.tsx'
import { SearchBox } from '../../components/SearchBox.tsx'
import { useSay } from '../../i18n/say.ts'
import { billAccountsKeys } from '../../keyboard/tables.ts'
import { typesText, useKeys } from '../../keyboard/use-keys.ts'
import { tell } from '../../shell/told.ts'
import { accountsLike } from '../bills/found-accounts.ts'
import { useBillAccounts } from '../bills/use-bill.ts'
import { BillAccountDialog } from './BillAccountDialog.tsx'
import styles from './BillAccounts.module.css'
import card from './Card.module.css'
import head from './SwitchCard.module.css'

const ROW_rem = 3
const SEARCH_MAX = 64

/** The numbers that the shop knows by a name: looked at, named anew, and forgotten. */
export function BillAccounts() {
  const { t, count } = useSay()
  const accounts = useBillAccounts()
  const [text, setText] = useState('')
  const [opened, setOpened] = useState<BillAccount | null>(null)
  const found = accountsLike(text, accounts)
  const forgotten = ({ nickname }: BillAccount) => {
    setOpened(null)
    tell(t('billAccounts.forgotten', { nickname }))
  }
  return (
    <section className={card['card']} aria-labelledby="set-accounts">
      <header className={head['head']}>
        <h3 id="set-accounts">{t('billAccounts.title')}</h3>
        <span className={head['standing']}>
          {t('billAccounts.count', { count: accounts.length, shown: count(accounts.length) })}
        </span>
      </header>
      <p className={head['lead']}>{t('billAccounts.lead')}</p>
      {accounts.length === 0 ? (
        <p className={styles['none']}>
          <b>{t('billAccounts.none')}</b> {t('billAccounts.noneNext')}
        </p>
      ) : (
        <>
          <SearchField text={text} onType={setText} />
          <Accounts accounts={found} onOpen={setOpened} />
        </>
      )}
      {opened && (
        <BillAccountDialog
          account={opened}
          onClose={() => setOpened(null)}
          onForgotten={() => forgotten(opened)}
        />
      )}
    </section>
  )
}

interface SearchProps {
  readonly text: string
  readonly onType: (text: string) => void
}

function SearchField({ text, onType }: SearchProps) {
  const { t } = useSay()
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  useKeys(billAccountsKeys, {
    find: ({ target }) => {
      if (typesText(target)) return false
      field.current?.focus()
      field.current?.select()
      return true
    },
  })
  return (
    <search>
      <SearchBox
        ref={field}
        id={id}
        label={t('billAccounts.search')}
        cap={billAccountsKeys.find.caps[0]}
        maxLength={SEARCH_MAX}
        value={text}
        onType={onType}
        onToList={() => document.querySelector<HTMLElement>('[data-account]')?.focus()}
      />
    </search>
  )
}

interface AccountsProps {
  readonly accounts: readonly BillAccount[]
  readonly onOpen: (account: BillAccount) => void
}

const keyOf = ({ operator, number }: BillAccount) => `${operator} ${number}`

/** Draws only the rows in sight: a shop may know a whole village. */
function Accounts({ accounts, onOpen }: AccountsProps) {
  const { t } = useSay()
  const layout = useMemo(() => {
    const rem_px = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    return { rowSize: ROW_rem * rem_px }
  }, [])
  if (accounts.length === 0) return <p className={styles['none']}>{t('billAccounts.notFound')}</p>
  const open = (key: React.Key) => {
    const account = accounts.find((one) => keyOf(one) === key)
    if (account) onOpen(account)
  }
  return (
    <Virtualizer layout={ListLayout} layoutOptions={layout}>
      <GridList
        aria-label={t('billAccounts.list')}
        className={styles['list'] ?? ''}
        items={accounts.map((account) => ({ id: keyOf(account), account }))}
        onAction={open}
      >
        {({ account }) => <Row account={account} />}
      </GridList>
    </Virtualizer>
  )
}

/** Its number is masked: customers look over the counter. */
function Row({ account }: { readonly account: BillAccount }) {
  const { masked } = useSay()
  const { nickname, operator, number } = account
  return (
    <GridListItem
      id={keyOf(account)}
      textValue={nickname}
      className={styles['row'] ?? ''}
      data-account=""
    >
      <b className={styles['name']}>{nickname}</b>
      <BillerOf account={account} />
      <span className={styles['number']}>{masked(number)}</span>
      <OperatorMark operator={operator} />
    </GridListItem>
  )
}

function BillerOf({ account: { operator } }: { readonly account: BillAccount }) {
  const { t, language } = useSay()
  const { name, line } = billerByCode(operator)
  return (
    <span className={styles['biller']}>
      {name[language]} {line !== null && t(`bill.${line}`)}
    </span>
  )
}
