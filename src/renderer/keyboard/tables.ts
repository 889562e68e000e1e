import type { KeyMap } from './keymap.ts'

/** Heard on every screen. F10, F11, F12 and Alt are left to Windows. */
export const everywhereKeys = {
  openRecharge: { chords: ['F1'], caps: ['F1'], words: 'openRecharge' },
  openTransactions: { chords: ['F5'], caps: ['F5'], words: 'openTransactions' },
  openWallets: { chords: ['Ctrl+KeyU'], caps: ['Ctrl U'], words: 'openWallets' },
  openSettings: { chords: ['Ctrl+Comma'], caps: ['Ctrl ,'], words: 'openSettings' },
  goAnywhere: { chords: ['Ctrl+KeyK'], caps: ['Ctrl K'], words: 'goAnywhere', footer: true },
  slip: { chords: ['Ctrl+KeyP'], caps: ['Ctrl P'], words: 'slip', footer: true },
  complaint: { chords: ['Ctrl+KeyD'], caps: ['Ctrl D'], words: 'complaint' },
  language: { chords: ['Ctrl+KeyE'], caps: ['Ctrl E'], words: 'language' },
  practice: { chords: ['Ctrl+KeyM'], caps: ['Ctrl M'], words: 'practice' },
  help: { chords: ['Shift+Slash'], caps: ['?'], words: 'help', footer: true },
} as const satisfies KeyMap

/**
 * The sale with one hand on the number pad. Enter moves forward and never sends: scanners end
 * with it. In digit-only fields the other keys of the pad are free.
 */
export const rechargeKeys = {
  forward: { chords: ['Enter', 'NumpadEnter'], caps: ['Enter'], words: 'forward', footer: true },
  send: { chords: ['NumpadAdd', 'Shift+Equal', 'F9'], caps: ['+', 'F9'], words: 'send' },
  clear: { chords: ['NumpadSubtract', 'Escape'], caps: ['−', 'Esc'], words: 'clear' },
  operator: { chords: ['NumpadDivide', 'Slash'], caps: ['/'], words: 'operator' },
  lineType: { chords: ['NumpadMultiply', 'Shift+Digit8'], caps: ['*'], words: 'lineType' },
  provider: { chords: ['NumpadDecimal', 'Period'], caps: ['.'], words: 'provider' },
  previousNumber: { chords: ['ArrowUp'], caps: ['↑'], words: 'previousNumber', footer: true },
  nextNumber: { chords: ['ArrowDown'], caps: ['↓'], words: 'nextNumber' },
  back: { chords: ['Backspace'], caps: ['⌫'], words: 'back' },
} as const satisfies KeyMap

export const transactionsKeys = {
  search: { chords: ['NumpadDivide', 'Slash'], caps: ['/'], words: 'search', footer: true },
  rows: { chords: [], caps: ['↑', '↓'], words: 'rows', footer: true },
  ends: { chords: [], caps: ['Home', 'End'], words: 'ends' },
  open: { chords: [], caps: ['Enter'], words: 'open', footer: true },
  clear: { chords: ['Escape'], caps: ['Esc'], words: 'clear' },
} as const satisfies KeyMap

/** Beside the wallets; in the form of a top-up over them `+` books, from the read-back alone. */
export const walletsKeys = {
  rows: { chords: [], caps: ['↑', '↓'], words: 'walletRows', footer: true },
  topUp: { chords: ['NumpadAdd', 'Shift+Equal'], caps: ['+'], words: 'topUp', footer: true },
  read: {
    chords: ['NumpadMultiply', 'Shift+Digit8'],
    caps: ['*'],
    words: 'readWallet',
    footer: true,
  },
} as const satisfies KeyMap

export const topUpKeys = {
  forward: { chords: ['Enter', 'NumpadEnter'], caps: ['Enter'], words: 'forward' },
  book: { chords: ['NumpadAdd', 'Shift+Equal', 'F9'], caps: ['+', 'F9'], words: 'topUp' },
  back: { chords: ['Backspace'], caps: ['⌫'], words: 'back' },
} as const satisfies KeyMap

/** Over the evidence of a sale, where the screen below hears nothing. */
export const decideKeys = { complaint: everywhereKeys.complaint } as const satisfies KeyMap

/** The browser's own use of these keys would lose what is on the screen: the page takes them. */
export const takenFromTheBrowser: ReadonlySet<string> = new Set([
  'F1',
  'F3',
  'F5',
  'F6',
  'F7',
  'Ctrl+KeyP',
  'Ctrl+KeyK',
  'Ctrl+KeyE',
  'Ctrl+KeyU',
  'Ctrl+KeyD',
])
