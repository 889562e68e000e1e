import { useMutation } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { BillAccount } from '../../../contract/bills.ts'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { billKeys } from '../../keyboard/tables.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import styles from './Bills.module.css'
import { ForgetAccount } from './ForgetAccount.tsx'
import { phoneInTheWay, phoneToKeep } from './kept-phone.ts'
import { NicknameField } from './NicknameField.tsx'

interface Props {
  /** As it is typed. */
  readonly account: Omit<BillAccount, 'nickname'>
  /** Null where it is not saved. */
  readonly saved: BillAccount | null
}

/** Beside the read-back: what the shop calls this number, and one key to call it something. */
export function NameAccount({ account, saved }: Props) {
  const { t } = useSay()
  const savedAs = saved?.nickname ?? null
  const [isOpen, setIsOpen] = useState(false)
  const open = () => setIsOpen(true)
  useKeys(billKeys, {
    nameAccount: () => {
      open()
      return true
    },
  })
  const close = () => {
    setIsOpen(false)
    // The read-back alone can send: the hand is there again.
    document.querySelector<HTMLElement>('[data-armed="true"]')?.focus()
  }
  return (
    <div className={styles['naming']}>
      {isOpen ? (
        <NameField account={account} saved={saved} onDone={close} />
      ) : (
        <p className={styles['named']}>
          {savedAs === null ? t('bills.notSaved') : t('bills.savedAs', { nickname: savedAs })}{' '}
          <Button kind="quiet" onPress={open}>
            {t(savedAs === null ? 'bills.save' : 'bills.rename')}{' '}
            <Kbd cap={billKeys.nameAccount.caps[0]} />
          </Button>
        </p>
      )}
    </div>
  )
}

interface FieldProps extends Props {
  readonly onDone: () => void
}

function NameField({ account, saved, onDone }: FieldProps) {
  const { t, readBack } = useSay()
  const { api } = useSession()
  const [nickname, setNickname] = useState(saved?.nickname ?? '')
  const [isReplaced, setIsReplaced] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])
  const phones = { saved, typed: account.phone }
  const before = phoneInTheWay(phones)
  const save = useMutation({
    mutationFn: () => {
      const phone = phoneToKeep(phones, isReplaced) ?? ''
      return api.billAccounts.save({ ...account, nickname, phone })
    },
    onSuccess: onDone,
  })
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onDone()
    if (event.key === 'Enter') save.mutate()
  }
  return (
    <div className={styles['nameField']}>
      <NicknameField
        ref={input}
        nickname={nickname}
        onType={setNickname}
        error={save.error}
        onKeyDown={pressed}
      />
      <Button kind="brand" onPress={() => save.mutate()} isPending={save.isPending}>
        {t('bills.saveName')} <Kbd cap="Enter" onBrand />
      </Button>
      {saved !== null && <ForgetAccount at={account} onDone={onDone} />}
      {before !== null && account.phone !== null && (
        <label className={styles['replace']}>
          <input
            type="checkbox"
            checked={isReplaced}
            onChange={(event) => setIsReplaced(event.target.checked)}
          />
          {t('bills.replacePhone', { before: readBack(before), now: readBack(account.phone) })}
        </label>
      )}
    </div>
  )
}
