import { type KeyboardEvent, useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import type { Customer } from '../../../contract/dues.ts'
import { findingCustomers } from '../../../domain/dues/find-customer.ts'
import { type Money, ZERO, negate } from '../../../domain/money.ts'
import { Button } from '../../components/Button.tsx'
import { ListField } from '../../components/ListField.tsx'
import { useSettings } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import styles from './Credit.module.css'

const TEXT_MAX = 60
/** So many stand under each other on the smallest screen. */
const SHOWN = 7
const NEW = 'new'

interface Props {
  readonly customers: readonly Customer[]
  readonly isLoaded: boolean
  readonly onChoose: (customer: Customer) => void
  readonly onNew: (text: string) => void
  /** Takes the credit back that was chosen before; null where none was. */
  readonly onCash: (() => void) | null
}

/** A few letters of the name, or digits of the phone; who is not there is added by the same. */
export function PickCustomer({ customers, isLoaded, onChoose, onNew, onCash }: Props) {
  const { t } = useSay()
  const [text, setText] = useState('')
  const typed = text.trim()
  const finds = findingCustomers(typed)
  const found = customers.filter((one) => !one.isHidden && finds(one)).slice(0, SHOWN)
  const isNew = isLoaded && typed !== ''
  // The list may come after the letters: then nothing of it is lit, and the first is meant.
  const chooseFirst = ({ key, repeat, currentTarget }: KeyboardEvent<HTMLElement>) => {
    const isLit = currentTarget.querySelector('[role="option"][data-focused]') !== null
    if (key !== 'Enter' || repeat || isLit || typed === '') return
    const [first] = found
    if (first) onChoose(first)
    else if (isNew) onNew(typed)
  }
  const go = (key: string) => {
    const customer = found.find(({ id }) => id === key)
    if (customer) onChoose(customer)
    else if (key === NEW) onNew(typed)
  }
  return (
    <div className={styles['pick']} onKeyDownCapture={chooseFirst}>
      <Autocomplete inputValue={text} onInputChange={setText}>
        <ListField label={t('credit.search')} hint={t('credit.search')} max={TEXT_MAX} />
        <ListBox
          aria-label={t('credit.customers')}
          className={styles['customers'] ?? ''}
          onAction={(key) => go(String(key))}
          renderEmptyState={() => (
            <p className={styles['none']}>{isLoaded ? t('credit.none') : ''}</p>
          )}
        >
          {found.map((customer) => (
            <ListBoxItem
              key={customer.id}
              id={customer.id}
              textValue={`${customer.name} ${customer.phone}`}
              className={styles['customer'] ?? ''}
            >
              <Named customer={customer} />
            </ListBoxItem>
          ))}
          {isNew && (
            <ListBoxItem id={NEW} textValue={typed} className={styles['customer'] ?? ''}>
              <span className={styles['add']}>+ {t('credit.addNew', { text: typed })}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
      <div className={styles['foot']}>
        <small>{t('credit.searchHint')}</small>
        {onCash && <Button onPress={onCash}>{t('credit.inCash')}</Button>}
      </div>
    </div>
  )
}

function Named({ customer }: { readonly customer: Customer }) {
  const { t, masked, taka } = useSay()
  const rules = useSettings().data?.dues
  const { name, phone, owes_e4 } = customer
  const limit_e4 = customer.limit_e4 ?? rules?.limit_e4 ?? null
  const isFull = limit_e4 !== null && owes_e4 >= limit_e4
  return (
    <>
      <span className={styles['name']}>
        <b>{name}</b> {phone !== '' && <small>{masked(phone)}</small>}
      </span>
      <span className={isFull ? styles['full'] : styles['owes']}>
        <Owes owes_e4={owes_e4} />
        <small>
          {isFull
            ? t('credit.full')
            : limit_e4 !== null && t('credit.limit', { limit: taka(limit_e4) })}
        </small>
      </span>
    </>
  )
}

function Owes({ owes_e4 }: { readonly owes_e4: Money }) {
  const { t, taka } = useSay()
  if (owes_e4 === ZERO) return <span>{t('credit.owesNothing')}</span>
  if (owes_e4 < 0) return <span>{t('credit.paidAhead', { ahead: taka(negate(owes_e4)) })}</span>
  return <b>{t('credit.owes', { owes: taka(owes_e4) })}</b>
}
