import { kindsOfALine } from '../../../domain/kinds/kinds.ts'
import type { BurstGuard } from '../../keyboard/burst.ts'
import { packagesKeys } from '../../keyboard/tables.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { useRecall } from '../../selling/use-recall.ts'
import { onThePad, useSellingKeys } from '../../selling/use-selling-keys.ts'
import { open } from '../../shell/navigation.ts'
import { dispatch, packSale } from './form-store.ts'
import { isEmpty } from './pack-form.ts'
import { type Packages, goForward } from './use-packages.ts'

/** The keys of this screen. Each answers whether it took the key. */
export function usePackagesKeys(
  packages: Packages,
  guard: BurstGuard,
  pressSend: (pressedAt_ms: number) => void,
): () => void {
  const { form } = packages
  const { shared, onReadBack, clear, options } = useSellingKeys({
    form,
    pay: packages.pay,
    isEmpty: isEmpty(form),
    clearForm: packSale.clear,
    guard,
    guarded: ['pack'],
    goForward: () => goForward(packages),
    pressSend,
  })
  const walk = useWalk(packages)
  const isSearched = form.stage === 'pack' && form.search !== ''
  // On the read-back no list is seen: it does not turn behind the cashier's back.
  const ofTheList = (turn: () => void) =>
    onThePad(() => {
      if (form.stage !== 'read-back') turn()
    })
  const back = onReadBack(() => dispatch({ type: 'back' }))
  const handlers = {
    ...shared,
    clear: onThePad(() => {
      // What is looked for goes first: the customer is still the same.
      if (isSearched) dispatch({ type: 'typed-search', text: '' })
      else clear()
    }),
    operator: onThePad(() => dispatch({ type: 'next-operator' })),
    shelf: ofTheList(() => dispatch({ type: 'next-shelf' })),
    order: ofTheList(() => dispatch({ type: 'next-order' })),
    up: (event: KeyboardEvent) => walk(event, 1),
    down: (event: KeyboardEvent) => walk(event, -1),
    // In the search a point is a point: there are packs of 1.5 GB.
    provider: onReadBack(() => dispatch({ type: 'next-provider' })),
    back: (event: KeyboardEvent) => {
      if (form.stage === 'read-back') return back(event)
      if (form.stage === 'number' || isSearched) return false
      dispatch({ type: 'back' })
      return true
    },
    readList: () => {
      packages.reader.read()
      return true
    },
    changes: () => {
      open({ kind: 'pack-changes' })
      return true
    },
  }
  useKeys(packagesKeys, handlers, options)
  return clear
}

/** The arrows: through the numbers sold last in the number's field, through the list beside it. */
function useWalk(packages: Packages) {
  const { form, found, lit } = packages
  const recall = useRecall(kindsOfALine, packages, (text) => {
    dispatch({ type: 'typed-number', text })
  })
  return (event: KeyboardEvent, back: 1 | -1): boolean => {
    if (form.stage !== 'pack') return recall(event, back)
    if (!(event.target instanceof HTMLInputElement)) return false
    const next = found.packs[lit - back]
    if (next) dispatch({ type: 'lit', id: next.id })
    return true
  }
}
