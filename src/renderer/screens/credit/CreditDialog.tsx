import { useState } from 'react'
import type { Customer } from '../../../contract/dues.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { useCustomers } from '../../core/customers.ts'
import { useSay } from '../../i18n/say.ts'
import { creditDialogKeys } from '../../keyboard/tables.ts'
import { pressesItself, useKeys } from '../../keyboard/use-keys.ts'
import { focusBackFromDialog } from '../../sale/focus-back.ts'
import { formOn } from '../../sale/counter-forms.ts'
import type { Overlay } from '../../shell/navigation.ts'
import { HowMuch } from './HowMuch.tsx'
import { NewCustomer } from './NewCustomer.tsx'
import { PickCustomer } from './PickCustomer.tsx'
import { type HowMuchState, useHowMuch } from './use-how-much.ts'

type Props = Extract<Overlay, { kind: 'credit' }> & { readonly onClose: () => void }

type Step =
  | { readonly is: 'pick' }
  | { readonly is: 'new'; readonly text: string }
  | { readonly is: 'how-much'; readonly customer: Customer }

/** Who pays later, and how much: a few letters, Enter, look at what is owed, Enter. */
export function CreditDialog({ on, price_e4, onClose }: Props) {
  const { t } = useSay()
  const form = formOn(on)
  const customers = useCustomers().data
  const [step, setStep] = useState<Step>({ is: 'pick' })
  const close = () => {
    onClose()
    focusBackFromDialog('')
  }
  const choose = (customer: Customer) => setStep({ is: 'how-much', customer })
  const known = step.is === 'how-much' ? step.customer : null
  const howMuch = useHowMuch(known, price_e4, form, close)
  useConfirmKey(howMuch)
  const isChosen = (form?.payment().credit ?? null) !== null
  return (
    <Dialog title={t('credit.title')} onClose={onClose} size="usual">
      {step.is === 'pick' && (
        <PickCustomer
          customers={customers ?? []}
          isLoaded={customers !== undefined}
          onChoose={choose}
          onNew={(text) => setStep({ is: 'new', text })}
          onCash={
            isChosen
              ? () => {
                  form?.pay({ type: 'chose-credit', credit: null })
                  close()
                }
              : null
          }
        />
      )}
      {step.is === 'new' && (
        <NewCustomer text={step.text} onAdded={choose} onBack={() => setStep({ is: 'pick' })} />
      )}
      {howMuch && <HowMuch howMuch={howMuch} onBack={() => setStep({ is: 'pick' })} />}
    </Dialog>
  )
}

/** Enter is heard as a key that came up first: held through the steps it confirms nothing. */
function useConfirmKey(howMuch: HowMuchState | null): void {
  const confirm = (event: KeyboardEvent) => {
    if (!howMuch || pressesItself(event.target)) return false
    howMuch.confirm(event.timeStamp)
    return true
  }
  // In the list the key is the list's, which tells it once more to the row that is lit.
  useKeys(creditDialogKeys, { confirm }, { enabled: howMuch !== null })
}
