import { type RefObject, useRef } from 'react'
import { flushSync } from 'react-dom'
import { everywhereKeys } from '../keyboard/tables.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { overlay } from './navigation.ts'

/**
 * The key goes to the warning at the top and, pressed there again, to the next one where there are
 * more; it settles nothing.
 */
export function useAlertKey(next?: () => void): RefObject<HTMLElement | null> {
  const banner = useRef<HTMLElement>(null)
  const toButton = () => banner.current?.querySelector('button')?.focus()
  useKeys(everywhereKeys, {
    alert: () => {
      if (overlay.get() !== null) return false
      const isThere = banner.current?.contains(document.activeElement) === true
      if (isThere && next) flushSync(next)
      toButton()
      return true
    },
  })
  return banner
}
