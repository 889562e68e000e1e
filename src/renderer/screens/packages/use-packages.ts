import { useEffect, useMemo } from 'react'
import { SaleId } from '../../../domain/sale.ts'
import { useSession } from '../../core/session.ts'
import { useStore } from '../../core/store.ts'
import { paymentOf } from '../../selling/payment.ts'
import { useRemembered } from '../../selling/use-remembered.ts'
import { usePressSend, useSelling } from '../../selling/use-selling.ts'
import { dispatch, formStore, packForm, packSale } from './form-store.ts'
import { isEmpty } from './pack-form.ts'
import { packMoved } from './readiness.ts'
import { read } from './reading.ts'
import { useFreshPrice, useReadList, useShelf } from './use-shelf.ts'
import { find, litIn } from './wish.ts'

/** The form with all that follows from it, and the list that is looked through. */
export function usePackages() {
  const selling = useSelling(packSale)
  const { form, quote, ready } = selling
  const reading = read(form)
  const { list } = reading
  const shelf = useShelf(list).data ?? null
  const reader = useReadList(list, shelf)
  const { search, shelf: name, order } = form
  const found = useMemo(
    () => find(shelf?.packages ?? [], { search, shelf: name, order }),
    [shelf, search, name, order],
  )
  useRemembered(quote, reading, dispatch)
  useFreshPrice(form.stage === 'read-back' ? reading.pack : null, shelf, reader)
  useAskedAnew()
  const { pack } = reading
  const moved = form.stage === 'read-back' ? packMoved(ready, pack, shelf?.packages ?? []) : null
  return { ...selling, reading, shelf, reader, found, lit: litIn(found.packs, form.lit), moved }
}

export type Packages = ReturnType<typeof usePackages>

/**
 * What was sent for and has another price or name by then, or is gone, comes back to the read-back
 * to be asked about, unless the next customer stands in the form already: then its card says so.
 */
function useAskedAnew(): void {
  const { desk } = useSession()
  const [latest] = useStore(desk.sales)
  const refused =
    latest?.phase === 'not-accepted' &&
    latest.refusal?.code === 'BAD_INPUT' &&
    latest.refusal.data.field === 'packageId'
      ? latest
      : null
  useEffect(() => {
    if (refused === null || !isEmpty(formStore.get())) return
    const { intent, inPlaceOf } = refused
    desk.dismiss(intent.id)
    const retryOf = SaleId.optional().parse(intent.retryOf) ?? null
    const payment = paymentOf(intent, true)
    packForm.begin(intent, { retryOf, inPlaceOf: inPlaceOf ?? null, payment })
  }, [desk, refused])
}

/** Enter, and the button before the read-back: one field on. It never sends. */
export function goForward({ form, found, lit, moved }: Packages): void {
  const pack = found.packs[lit]
  if (form.stage === 'pack' && pack) dispatch({ type: 'chose-pack', pack })
  else if (moved?.is === 'repriced') dispatch({ type: 'took-price', price_e4: moved.price_e4 })
  else if (moved?.is === 'renamed') dispatch({ type: 'took-name', name: moved.name })
  else if (moved?.is === 'withdrawn') dispatch({ type: 'back' })
  else dispatch({ type: 'forward' })
}

/** What `+`, F9 and the button do on this screen. */
export function useSendPack(packages: Packages): (pressedAt_ms: number) => void {
  return usePressSend(packSale, packages, () => goForward(packages))
}
