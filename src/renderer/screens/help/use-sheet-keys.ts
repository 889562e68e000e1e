import type { KeyHandler } from '../../keyboard/layers.ts'
import { everywhereKeys, helpKeys } from '../../keyboard/tables.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import type { ScreenName } from '../../shell/navigation.ts'
import { useScreenKeys } from '../../shell/use-screen-keys.ts'
import { chapters } from './chapters.ts'

interface Reading {
  readonly shown: ScreenName
  readonly onShow: (screen: ScreenName) => void
  readonly onClose: () => void
}

/**
 * Heard wherever the focus is: a click on the words takes it off the list. A key that opens a
 * screen does so from here as well, for the sheet has just told it.
 */
export function useSheetKeys({ shown, onShow, onClose }: Reading): void {
  useKeys(everywhereKeys, useScreenKeys())
  const show = (nth: number) => {
    const chapter = chapters[nth]
    if (chapter) onShow(chapter.of)
    return true
  }
  const walk: KeyHandler = ({ code }) => {
    const nth = chapters.findIndex(({ of }) => of === shown)
    const step = code === 'ArrowDown' ? 1 : -1
    return show((nth + step + chapters.length) % chapters.length)
  }
  const leave = () => {
    onClose()
    return true
  }
  useKeys(helpKeys, { screen: ({ code }) => show(placeOf(code)), rows: walk, leave })
}

/** 1 to 9, and 0 after them, as they stand on the keyboard. */
function placeOf(code: string): number {
  return (Number(code.slice(-1)) + 9) % 10
}
