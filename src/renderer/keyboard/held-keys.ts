import type { KeyPress } from './chord.ts'

/** Knows which keys are down, so that a held or bouncing key counts once. */
export interface HeldKeys {
  /** True for the first press since the key was last up; a repeat is never fresh. */
  press(press: Pick<KeyPress, 'code' | 'key' | 'repeat'>): boolean
  release(press: Pick<KeyPress, 'code' | 'key'>): void
  /** Whether a key of that name has not come up since. */
  isDown(name: string): boolean
  /** The window lost the keyboard: releases will not be heard. */
  forget(): void
}

export function createHeldKeys(): HeldKeys {
  const down = new Set<string>()
  // Without a place (screen keyboards) the key's name stands in.
  const nameOf = (press: { code: string; key: string }) => press.code || press.key
  return {
    press(press) {
      const name = nameOf(press)
      const fresh = !press.repeat && !down.has(name)
      down.add(name)
      return fresh
    },
    release: (press) => void down.delete(nameOf(press)),
    isDown: (name) => down.has(name),
    forget: () => down.clear(),
  }
}
