import { kindsOfALine } from '../../../domain/kinds/kinds.ts'
import { useDenied } from '../../core/session.ts'
import type { BurstGuard } from '../../keyboard/burst.ts'
import type { KeyHandler } from '../../keyboard/layers.ts'
import { packagesKeys } from '../../keyboard/tables.ts'
import { pressesItself, typesText, useKeys } from '../../keyboard/use-keys.ts'
import { useClear } from '../../selling/use-clear.ts'
import { useRecall } from '../../selling/use-recall.ts'
import { open } from '../../shell/navigation.ts'
import { dispatch, packSale } from './form-store.ts'
import { isEmpty } from './pack-form.ts'
import { type Packages, goForward } from './use-packages.ts'

type Handlers = Partial<Record<keyof typeof packagesKeys, KeyHandler>>

/** The keys of this screen. Each answers whether it took the key. */
export function usePackagesKeys(
  packages: Packages,
  guard: BurstGuard,
  pressSend: (pressedAt_ms: number) => void,
): () => void {
  const denied = useDenied()
  const { form } = packages
  const clearAll = useClear(packSale.clear)
  const clear = () => clearAll(isEmpty(form))
  const walk = useWalk(packages)
  const taken = (act: (at_ms: number) => void) => (event: KeyboardEvent) => {
    if (typesText(event.target)) return false
    act(event.timeStamp)
    return true
  }
  const handlers: Handlers = {
    forward: (event) => {
      if (pressesItself(event.target)) return false
      // A scanner ends with Enter: it belongs to the burst that was thrown away.
      const isHand = form.stage !== 'pack' || guard.key(event.timeStamp) === 'hand'
      if (isHand) goForward(packages)
      return true
    },
    send: taken(pressSend),
    clear: taken(() => {
      // What is looked for goes first: the customer is still the same.
      if (form.stage === 'pack' && form.search !== '') dispatch({ type: 'typed-search', text: '' })
      else clear()
    }),
    operator: taken(() => dispatch({ type: 'next-operator' })),
    shelf: taken(() => dispatch({ type: 'next-shelf' })),
    order: taken(() => dispatch({ type: 'next-order' })),
    up: (event) => walk(event, 1),
    down: (event) => walk(event, -1),
    provider: () => {
      // In the search a point is a point: there are packs of 1.5 GB.
      if (form.stage !== 'read-back') return false
      dispatch({ type: 'next-provider' })
      return true
    },
    back: () => {
      if (form.stage === 'number' || (form.stage === 'pack' && form.search !== '')) return false
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
  // An address that was meant for the browser is not to be typed into the sale behind the banner.
  useKeys(packagesKeys, handlers, { enabled: !denied })
  return clear
}

/** The arrows: through the numbers sold last in the number's field, through the list beside it. */
function useWalk({ form, reading, found, lit }: Packages) {
  const recall = useRecall(kindsOfALine)
  return (event: KeyboardEvent, back: 1 | -1): boolean => {
    if (form.stage === 'read-back' || !(event.target instanceof HTMLInputElement)) return false
    if (form.stage === 'number') {
      const number = recall(reading.number.ok ? reading.number.value : null, back)
      if (number !== null) dispatch({ type: 'typed-number', text: number })
      return true
    }
    const next = found.packs[lit - back]
    if (next) dispatch({ type: 'lit', id: next.id })
    return true
  }
}
