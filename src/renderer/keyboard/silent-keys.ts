import { useEffect } from 'react'
import { createStore } from '../core/store.ts'
import type { KeyBinding } from './keymap.ts'

export type KeyWords = KeyBinding['words']

const NONE: readonly KeyWords[] = []

/** What the screen has in its table and does not hear just now: no hint says that it does. */
export const silentKeys = createStore(NONE)

/**
 * While the component is there, these keys of its screen do nothing.
 *
 * @param words one and the same list from drawing to drawing
 */
export function useSilentKeys(words: readonly KeyWords[]): void {
  useEffect(() => {
    silentKeys.set(() => words)
    return () => silentKeys.set((now) => (now === words ? NONE : now))
  }, [words])
}
