import type { KeyMap } from './keymap.ts'
import { cashMoveKeys } from './tables.ts'

/** Over a slip, the account of a customer, the report of a shift or a Z: all that is paper. */
export const paperKeys = {
  print: { chords: ['Ctrl+KeyP'], caps: ['Ctrl P'], words: 'printPaper' },
} as const satisfies KeyMap

/** Over the slip of a sale, which the shop may keep one of too. */
export const slipKeys = {
  whose: { chords: ['NumpadMultiply', 'Shift+Digit8'], caps: ['*'], words: 'whoseCopy' },
} as const satisfies KeyMap

/** Where the drawer is opened without a sale: what for, and then `+`. */
export const drawerKeys = {
  why: cashMoveKeys.purpose,
  forward: { chords: ['Enter', 'NumpadEnter'], caps: ['Enter'], words: 'forward' },
  go: { chords: ['NumpadAdd', 'Shift+Equal', 'F9'], caps: ['+', 'F9'], words: 'drawerGo' },
} as const satisfies KeyMap

/** Over the last prints; nothing of a sale is touched there. */
export const printJobsKeys = {
  rows: { chords: [], caps: ['↑', '↓'], words: 'printRows' },
  again: {
    chords: ['NumpadMultiply', 'Shift+Digit8', 'KeyR'],
    caps: ['*', 'R'],
    words: 'printAgain',
  },
  leave: { chords: ['NumpadSubtract', 'Minus'], caps: ['−'], words: 'leavePrint' },
  leaveAll: { chords: ['NumpadDivide', 'Slash'], caps: ['/'], words: 'leavePrints' },
  show: { chords: ['Enter', 'NumpadEnter'], caps: ['Enter'], words: 'showSale' },
} as const satisfies KeyMap
