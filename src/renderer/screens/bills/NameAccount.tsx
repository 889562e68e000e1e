import { useMutation } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { BillAccountSave } from '../../../contract/bills.ts'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { billKeys } from '../../keyboard/tables.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import styles from './Bills.module.css'
import { ForgetAccount } from './ForgetAccount.tsx'
import { NicknameField } from './NicknameField.tsx'

interface Props {
  readonly account: Omit<BillAccountSave, 'nickname'>
  /** Null where it is not saved. */
  readonly savedAs: string | null
}

/** Beside the read-back: what the shop calls this number, and one key to call it something. */
export function NameAccount({ account, savedAs }: Props) {
  const { t } = useSay()
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
        <NameField account={account} savedAs={savedAs} onDone={close} />
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

function NameField({ account, savedAs, onDone }: FieldProps) {
  const { t } = useSay()
  const { api } = useSession()
  const [nickname, setNickname] = useState(savedAs ?? '')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])
  const save = useMutation({
    mutationFn: () => api.billAccounts.save({ ...account, nickname }),
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
      {savedAs !== null && <ForgetAccount at={account} onDone={onDone} />}
    </div>
  )
}
