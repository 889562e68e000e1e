import { type KeyboardEvent, useState } from 'react'

interface Press {
  readonly code: string
  readonly key: string
  getModifierState(key: 'NumLock'): boolean
}

/** A digit of the number pad that came as an arrow, Home or End: its light for numbers is off. */
export function isPadWithoutDigits(press: Press): boolean {
  if (!/^Numpad[0-9]$/u.test(press.code) || press.key.length === 1) return false
  // With the light on, Shift makes the same keys arrows: that is meant.
  return !press.getModifierState('NumLock')
}

/** Whether the pad writes nothing in this field, told from the keys that are pressed in it. */
export function useNumLockOff() {
  const [isOff, setIsOff] = useState(false)
  const hear = (event: KeyboardEvent) => {
    if (isPadWithoutDigits(event)) setIsOff(true)
    else if (event.key.length === 1 || event.key === 'NumLock') setIsOff(false)
  }
  return { isOff, hear }
}
