import { useRef, useState } from 'react'
import { Button } from '../../../components/Button.tsx'
import { Field } from '../../../components/Field.tsx'
import { useSay } from '../../../i18n/say.ts'
import line from '../SwitchCard.module.css'
import {
  ADDRESS_MAX,
  EXAMPLE_ADDRESS,
  type NetworkPrinter,
  readAddress,
  writtenAddress,
} from './address.ts'

interface Props {
  /** The one that is meant, or was. */
  readonly kept: NetworkPrinter | null
  /** Papers go there now. */
  readonly isUsed: boolean
  readonly isSaving: boolean
  readonly onUse: (at: NetworkPrinter) => void
}

/** A printer on the network by its address: what is wrong with one is said once it is meant. */
export function AddressLine({ kept, isUsed, isSaving, onUse }: Props) {
  const { t } = useSay()
  const written = kept === null ? '' : writtenAddress(kept)
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(written)
  const [isMeant, setMeant] = useState(false)
  // Another one is meant: the field says so and stays, with the hand in it.
  const [shown, setShown] = useState(written)
  if (shown !== written) {
    setShown(written)
    setTyped(written)
    setMeant(false)
  }
  const address = readAddress(typed)
  const isSame = isUsed && typed.trim() === written
  const problem = isMeant && !address.ok ? address.problem : null
  return (
    <form
      className={line['line']}
      onSubmit={(event) => {
        event.preventDefault()
        setMeant(true)
        if (address.ok && !isSame) onUse(address.value)
        // The button is gone for the hand once the address is used, or it is to be written anew.
        input.current?.focus()
      }}
    >
      <Field
        label={t('printerSettings.address')}
        hint={t('printerSettings.addressHint')}
        problem={problem && t(`printerAddress.${problem}`, { example: EXAMPLE_ADDRESS })}
      >
        {({ id, describedBy, invalid }) => (
          <input
            ref={input}
            id={id}
            value={typed}
            maxLength={ADDRESS_MAX}
            placeholder={EXAMPLE_ADDRESS}
            autoComplete="off"
            spellCheck={false}
            aria-invalid={invalid}
            aria-describedby={describedBy}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" onPress={() => undefined} isDisabled={isSame} isPending={isSaving}>
        {t('printerSettings.use')}
      </Button>
    </form>
  )
}
