import { useMutation } from '@tanstack/react-query'
import { Eye, EyeOff } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { BillAccount } from '../../../contract/bills.ts'
import { billerByCode } from '../../../domain/kinds/bill/billers.ts'
import { parseMobileNumber } from '../../../domain/mobile-number.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Field } from '../../components/Field.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { tell } from '../../shell/told.ts'
import { ForgetAccount } from '../bills/ForgetAccount.tsx'
import { NicknameField } from '../bills/NicknameField.tsx'
import styles from './BillAccounts.module.css'
import { DigitsInput } from '../../components/DigitsInput.tsx'

const PHONE_MAX = 32

interface Props {
  readonly account: BillAccount
  readonly onClose: () => void
  readonly onForgotten: () => void
}

/** One account: its name and its phone may be others, its number is what it is saved for. */
export function BillAccountDialog({ account, onClose, onForgotten }: Props) {
  const { t } = useSay()
  const form = useAccountForm(account, onClose)
  const { save, phoneProblem } = form
  return (
    <Dialog title={t('billAccounts.edit')} onClose={onClose} size="narrow">
      <Whose account={account} />
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          if (phoneProblem === null) save.mutate()
        }}
      >
        <NameField form={form} />
        <PhoneField form={form} />
        <div className={styles['foot']}>
          <Button
            type="submit"
            kind="brand"
            onPress={() => undefined}
            isDisabled={phoneProblem !== null}
            isPending={save.isPending}
          >
            {t('bills.saveName')} <Kbd cap="Enter" onBrand />
          </Button>
          <ForgetAccount at={account} onDone={onForgotten} />
        </div>
      </form>
    </Dialog>
  )
}

function useAccountForm({ operator, number, ...before }: BillAccount, onClose: () => void) {
  const { t } = useSay()
  const { api } = useSession()
  const [nickname, setNickname] = useState(before.nickname)
  const [phone, setPhone] = useState<string>(before.phone ?? '')
  const save = useMutation({
    mutationFn: () => api.billAccounts.save({ operator, number, nickname, phone }),
    onSuccess: () => {
      onClose()
      tell(t('billAccounts.saved', { nickname: nickname.trim() }))
    },
  })
  const read = parseMobileNumber(phone)
  const phoneProblem = read.ok || read.problem === 'empty' ? null : read.problem
  return { nickname, setNickname, phone, setPhone, save, phoneProblem }
}

type Form = { readonly form: ReturnType<typeof useAccountForm> }

function Whose({ account: { operator, number } }: Pick<Props, 'account'>) {
  const { t, masked, readBack, language } = useSay()
  // Customers look over the counter: whoever stands at it uncovers one number, and on purpose.
  const [isShown, setIsShown] = useState(false)
  const { name, line } = billerByCode(operator)
  const biller = line === null ? name[language] : `${name[language]} ${t(`bill.${line}`)}`
  return (
    <dl className={styles['facts']}>
      <dt>{t('kinds.bill.operator')}</dt>
      <dd>
        {biller} ({operator})
      </dd>
      <dt>{t('billAccounts.number')}</dt>
      <dd className={styles['shown']}>
        {isShown ? readBack(number) : masked(number)}
        <Button
          kind="quiet"
          label={t(isShown ? 'transactions.hide' : 'transactions.show')}
          onPress={() => setIsShown(!isShown)}
        >
          {isShown ? <EyeOff size={16} aria-hidden="true" /> : <Eye size={16} aria-hidden="true" />}
        </Button>
      </dd>
    </dl>
  )
}

function NameField({ form: { nickname, setNickname, save } }: Form) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [])
  const typed = (text: string) => {
    save.reset()
    setNickname(text)
  }
  return <NicknameField ref={input} nickname={nickname} onType={typed} error={save.error} />
}

function PhoneField({ form: { phone, setPhone, phoneProblem } }: Form) {
  const { t } = useSay()
  return (
    <Field
      label={t('billAccounts.phone')}
      problem={phoneProblem && t(`numberProblem.${phoneProblem}`)}
    >
      {({ id, describedBy, invalid }) => (
        <DigitsInput
          id={id}
          maxLength={PHONE_MAX}
          text={phone}
          onType={setPhone}
          aria-invalid={invalid}
          aria-describedby={describedBy}
        />
      )}
    </Field>
  )
}
