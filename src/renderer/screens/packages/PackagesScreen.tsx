import { useState } from 'react'
import { useStore } from '../../core/store.ts'
import { useSay } from '../../i18n/say.ts'
import { createBurstGuard } from '../../keyboard/burst.ts'
import { LineNumber } from '../../selling/LineNumber.tsx'
import { Earlier, SellingFrame, SellingMain } from '../../selling/SellingFrame.tsx'
import { SendBar } from '../../selling/SendBar.tsx'
import { dispatch, formStore } from './form-store.ts'
import { Guide } from './Guide.tsx'
import { NoSeller, useNoSeller } from './NoSeller.tsx'
import { isEmpty, kindInSight } from './pack-form.ts'
import { PackPicker } from './PackPicker.tsx'
import { PackReadBack } from './PackReadBack.tsx'
import { usePackagesKeys } from './use-packages-keys.ts'
import { usePackages, useSendPack } from './use-packages.ts'

/** Data, minutes and drive packs: number, Enter, search, Enter, look, +. */
export function PackagesScreen() {
  return (
    <SellingFrame kind={kindInSight(useStore(formStore))}>
      <Counter />
    </SellingFrame>
  )
}

function Counter() {
  const { t } = useSay()
  const packages = usePackages()
  const pressSend = useSendPack(packages)
  const [guard] = useState(createBurstGuard)
  const clear = usePackagesKeys(packages, guard, pressSend)
  const noSeller = useNoSeller()
  const { form, reading } = packages
  const isReadBack = form.stage === 'read-back'
  const isLooking = !isReadBack && reading.list !== null
  return (
    <SellingMain title={t('packages.title')}>
      <LineNumber {...packages} mark={reading.list} dispatch={dispatch} />
      {noSeller && <NoSeller />}
      {isLooking && !noSeller && <PackPicker packages={packages} guard={guard} />}
      {isReadBack && <PackReadBack packages={packages} />}
      <Earlier otherwise={isEmpty(form) && !noSeller ? guide : null} compact={!isEmpty(form)} />
      <SendBar
        selling={packages}
        amount={reading.pack?.price_e4 ?? null}
        isFilled={form.stage === 'pack' ? packages.found.packs.length > 0 : isLooking}
        isEmpty={isEmpty(form)}
        onClear={clear}
        onSend={() => pressSend(performance.now())}
      />
    </SellingMain>
  )
}

/** One and the same, so that a key in the form draws nothing of it. */
const guide = <Guide />
