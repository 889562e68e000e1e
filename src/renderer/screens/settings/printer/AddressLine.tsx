import { useState } from 'react'
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
  readonly kept: NetworkPrinter | null
  readonly isSaving: boolean
  readonly onUse: (at: NetworkPrinter) => void
}

/** A printer on the network by its address: what is wrong with one is said once it is meant. */
export function AddressLine({ kept, isSaving, onUse }: Props) {
  const { t } = useSay()
  const written = kept === null ? '' : writtenAddress(kept)
  const [typed, setTyped] = useState(written)
  const [isMeant, setMeant] = useState(false)
  const address = readAddress(typed)
  const isSame = typed.trim() === written && kept !== null
  const problem = isMeant && !address.ok ? address.problem : null
  return (
    <form
      className={line['line']}
      onSubmit={(event) => {
        event.preventDefault()
        setMeant(true)
        if (address.ok && !isSame) onUse(address.value)
      }}
    >
      <Field
        label={t('printerSettings.address')}
        hint={t('printerSettings.addressHint')}
        problem={problem && t(`printerAddress.${problem}`, { example: EXAMPLE_ADDRESS })}
      >
        {({ id, describedBy, invalid }) => (
          <input
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
