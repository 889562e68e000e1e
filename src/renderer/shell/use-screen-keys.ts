import { useHealth } from '../core/use-core.ts'
import type { everywhereKeys } from '../keyboard/tables.ts'
import type { KeyHandler } from '../keyboard/layers.ts'
import { useSettingsPlace } from '../screens/settings/first-provider.ts'
import { goTo, toShift } from './navigation.ts'
import { screens } from './screens.ts'

/** What the key of each screen does, on every screen and on the sheet that tells of it. */
export function useScreenKeys(): Partial<Record<keyof typeof everywhereKeys, KeyHandler>> {
  const needsShift = useHealth().data?.needsShift ?? false
  const settingsPlace = useSettingsPlace()
  const act = (run: () => void) => () => {
    run()
    return true
  }
  return {
    ...Object.fromEntries(
      screens.map(({ name, opens }) => [opens, act(() => goTo({ screen: name }))]),
    ),
    openTransactions: act(toTheList),
    openShift: act(() => toShift(needsShift)),
    openSettings: act(() => goTo(settingsPlace)),
  }
}

/**
 * Whatever has the focus gives it up, a banner above the screen too: the list takes it as soon as
 * it is there.
 */
function toTheList(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  goTo({ screen: 'transactions' })
}
