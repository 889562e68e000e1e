import type { KeyboardEvent } from 'react'

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey'>

interface Choosing<Value extends string> {
  readonly values: readonly Value[]
  readonly chosen: Value | null
  readonly focused: string | null
  /** The digits choose too. Not where a digit belongs to a field beside the choice. */
  readonly byDigits: boolean
}

/**
 * What a key chooses beyond what the group of choices does by itself. While none is chosen the ring
 * stands at the first, and the first arrow takes that one: the group would go past it.
 */
export function chosenBy<Value extends string>(
  press: Press,
  { values, chosen, focused, byDigits }: Choosing<Value>,
): Value | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null
  // By place: with its light for numbers off, the pad's 1 is End.
  const nth = /^(?:Numpad|Digit)(?<nth>[1-9])$/u.exec(press.code)?.groups?.['nth']
  if (byDigits && nth !== undefined && Number(nth) <= values.length) {
    return values[Number(nth) - 1] ?? null
  }
  if (chosen !== null || !press.key.startsWith('Arrow')) return null
  return values.find((value) => value === focused) ?? null
}

/** Goes around the choices and hears the keys before they do. */
export function choosesByKey<Value extends string>(
  choosing: Omit<Choosing<Value>, 'focused'>,
  onChoose: (value: Value) => void,
) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const { target, currentTarget } = event
    if (!(target instanceof HTMLInputElement) || target.type !== 'radio') return
    const value = chosenBy(event, { ...choosing, focused: target.value })
    if (value === null) return
    event.preventDefault()
    event.stopPropagation()
    currentTarget.querySelector<HTMLInputElement>(`input[value="${value}"]`)?.focus()
    onChoose(value)
  }
}
