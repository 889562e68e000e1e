import { useEffect, useRef } from 'react'
import type { KeyMap } from './keymap.ts'
import { type KeyHandler, addLayer } from './layers.ts'

interface Options {
  readonly exclusive?: boolean
  readonly enabled?: boolean
  readonly isOver?: boolean
}

/** Hears a screen's keys while the component is there. Handlers may change with every render. */
export function useKeys<Map extends KeyMap>(
  map: Map,
  handlers: Partial<Record<keyof Map & string, KeyHandler>>,
  { exclusive = false, enabled = true, isOver = false }: Options = {},
): void {
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  useEffect(() => {
    if (!enabled) return undefined
    const actions = Object.keys(map)
    return addLayer({
      map,
      exclusive,
      isOver,
      handlers: Object.fromEntries(
        actions.map((action) => [action, (event) => latest.current[action]?.(event) ?? false]),
      ),
    })
  }, [map, exclusive, enabled, isOver])
}

/** True where typing a sign means that sign: a text field that takes more than digits. */
export function typesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.dataset['digits'] !== undefined) return false
  return target.isContentEditable || /^(INPUT|TEXTAREA)$/u.test(target.tagName)
}

/** True where this press writes its sign into such a field: with Ctrl it writes none. */
export function writesSign({
  target,
  ctrlKey,
}: Pick<KeyboardEvent, 'target' | 'ctrlKey'>): boolean {
  return !ctrlKey && typesText(target)
}

/** True for one of several choices: it is an input, and nothing is typed into it. */
export function isChoice(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'radio'
}

/** True where Enter presses what is in focus. */
export function pressesItself(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('button, a, [role="radio"], [role="row"], [role="option"]') !== null
  )
}
