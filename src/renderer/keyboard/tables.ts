import type { KeyMap } from './keymap.ts'

/** Heard on every screen. F10, F11, F12 and Alt are left to Windows. */
export const everywhereKeys = {
  openRecharge: { chords: ['F1'], caps: ['F1'], words: 'openRecharge' },
  openPackages: { chords: ['F2'], caps: ['F2'], words: 'openPackages' },
  openTransfer: { chords: ['F3'], caps: ['F3'], words: 'openTransfer' },
  openBills: { chords: ['F4'], caps: ['F4'], words: 'openBills' },
  openTransactions: { chords: ['F5'], caps: ['F5'], words: 'openTransactions' },
  openDues: { chords: ['F6'], caps: ['F6'], words: 'openDues' },
  openShift: { chords: ['F7'], caps: ['F7'], words: 'openShift' },
  openReports: { chords: ['F8'], caps: ['F8'], words: 'openReports' },
  openWallets: { chords: ['Ctrl+KeyU'], caps: ['Ctrl U'], words: 'openWallets' },
  openSettings: { chords: ['Ctrl+Comma'], caps: ['Ctrl ,'], words: 'openSettings' },
  goAnywhere: { chords: ['Ctrl+KeyK'], caps: ['Ctrl K'], words: 'goAnywhere', footer: true },
  slip: { chords: ['Ctrl+KeyP'], caps: ['Ctrl P'], words: 'slip', footer: true },
  complaint: { chords: ['Ctrl+KeyD'], caps: ['Ctrl D'], words: 'complaint' },
  language: { chords: ['Ctrl+KeyE'], caps: ['Ctrl E'], words: 'language' },
  practice: { chords: ['Ctrl+KeyM'], caps: ['Ctrl M'], words: 'practice' },
  alert: { chords: ['Ctrl+Slash', 'Ctrl+NumpadDivide'], caps: ['Ctrl /'], words: 'alert' },
  walk: { chords: [], caps: ['Tab'], words: 'walk' },
  help: { chords: ['Shift+Slash'], caps: ['?'], words: 'help', footer: true },
} as const satisfies KeyMap

/**
 * Any sale with one hand on the number pad. Enter moves forward and never sends: scanners end with
 * it. In digit-only fields the other keys of the pad are free.
 */
export const sellingKeys = {
  forward: { chords: ['Enter', 'NumpadEnter'], caps: ['Enter'], words: 'forward', footer: true },
  send: { chords: ['NumpadAdd', 'Shift+Equal', 'F9'], caps: ['+', 'F9'], words: 'send' },
  clear: { chords: ['NumpadSubtract', 'Escape'], caps: ['−', 'Esc'], words: 'clear' },
  provider: { chords: ['NumpadDecimal', 'Period'], caps: ['.'], words: 'provider' },
  credit: { chords: ['Ctrl+KeyB'], caps: ['Ctrl B'], words: 'onCredit' },
  back: { chords: ['Backspace'], caps: ['⌫'], words: 'back' },
} as const satisfies KeyMap

export const rechargeKeys = {
  forward: sellingKeys.forward,
  send: sellingKeys.send,
  clear: sellingKeys.clear,
  operator: { chords: ['NumpadDivide', 'Slash'], caps: ['/'], words: 'operator' },
  lineType: { chords: ['NumpadMultiply', 'Shift+Digit8'], caps: ['*'], words: 'lineType' },
  provider: sellingKeys.provider,
  previousNumber: { chords: ['ArrowUp'], caps: ['↑'], words: 'previousNumber', footer: true },
  nextNumber: { chords: ['ArrowDown'], caps: ['↓'], words: 'nextNumber' },
  back: sellingKeys.back,
} as const satisfies KeyMap

/** As beside a recharge; in the list the signs of the pad look through it. */
export const packagesKeys = {
  forward: sellingKeys.forward,
  send: sellingKeys.send,
  clear: sellingKeys.clear,
  operator: rechargeKeys.operator,
  shelf: {
    chords: ['NumpadMultiply', 'Shift+Digit8'],
    caps: ['*'],
    words: 'packShelf',
    footer: true,
  },
  order: { chords: ['Equal', 'NumpadEqual'], caps: ['='], words: 'packOrder', footer: true },
  up: { chords: ['ArrowUp'], caps: ['↑'], words: 'packUp' },
  down: { chords: ['ArrowDown'], caps: ['↓'], words: 'packDown' },
  provider: sellingKeys.provider,
  back: sellingKeys.back,
  // No name is sought by these, and no Bangla layout has a letter there.
  readList: { chords: ['Semicolon'], caps: [';'], words: 'readList' },
  changes: { chords: ['Quote'], caps: ["'"], words: 'packChanges' },
} as const satisfies KeyMap

/** Mobile money: the same way, with the brand in place of the network. */
export const transferKeys = {
  forward: sellingKeys.forward,
  send: sellingKeys.send,
  clear: sellingKeys.clear,
  brand: { chords: ['NumpadDivide', 'Slash'], caps: ['/'], words: 'brand', footer: true },
  walletType: { chords: ['NumpadMultiply', 'Shift+Digit8'], caps: ['*'], words: 'walletType' },
  previousNumber: rechargeKeys.previousNumber,
  nextNumber: rechargeKeys.nextNumber,
  back: sellingKeys.back,
  provider: sellingKeys.provider,
} as const satisfies KeyMap

/** A bill with the same hand; only a name that is looked for, or given, wants the other one. */
export const billKeys = {
  forward: sellingKeys.forward,
  send: sellingKeys.send,
  clear: sellingKeys.clear,
  biller: { chords: ['NumpadDivide', 'Slash'], caps: ['/'], words: 'biller', footer: true },
  billLine: { chords: ['NumpadMultiply', 'Shift+Digit8'], caps: ['*'], words: 'billLine' },
  provider: sellingKeys.provider,
  previousAccount: { chords: ['ArrowUp'], caps: ['↑'], words: 'previousAccount' },
  nextAccount: { chords: ['ArrowDown'], caps: ['↓'], words: 'nextAccount', footer: true },
  back: sellingKeys.back,
  nameAccount: { chords: ['Ctrl+KeyR'], caps: ['Ctrl R'], words: 'nameAccount', footer: true },
} as const satisfies KeyMap

/** Over the list of saved accounts in the settings. */
export const billAccountsKeys = {
  find: { chords: ['NumpadDivide', 'Slash'], caps: ['/'], words: 'findAccount' },
  rows: { chords: [], caps: ['↑', '↓'], words: 'accountRows' },
  open: { chords: [], caps: ['Enter'], words: 'openAccount' },
} as const satisfies KeyMap

export const transactionsKeys = {
  search: { chords: ['NumpadDivide', 'Slash'], caps: ['/'], words: 'search', footer: true },
  rows: { chords: [], caps: ['↑', '↓'], words: 'rows', footer: true },
  ends: { chords: [], caps: ['Home', 'End'], words: 'ends' },
  open: { chords: [], caps: ['Enter'], words: 'open', footer: true },
  clear: { chords: ['Escape'], caps: ['Esc'], words: 'clear' },
} as const satisfies KeyMap

/**
 * Over the due book. What moves money opens a form first; the letters are those of the same things
 * done with a sale: G gives money back, Q lets go.
 */
export const duesKeys = {
  search: { chords: ['NumpadDivide', 'Slash'], caps: ['/'], words: 'findCustomer', footer: true },
  rows: { chords: [], caps: ['↑', '↓'], words: 'customerRows' },
  pay: { chords: ['NumpadAdd', 'Shift+Equal'], caps: ['+'], words: 'takePayment', footer: true },
  // In place of what these keys mean where a sale is in hand.
  slip: { chords: ['Ctrl+KeyP'], caps: ['Enter', 'Ctrl P'], words: 'duesStatement' },
  complaint: { chords: ['Ctrl+KeyD'], caps: ['Ctrl D'], words: 'copyMessage' },
  order: {
    chords: ['NumpadMultiply', 'Shift+Digit8'],
    caps: ['*'],
    words: 'customerOrder',
    footer: true,
  },
  newCustomer: { chords: ['Ctrl+KeyR'], caps: ['Ctrl R'], words: 'newCustomer', footer: true },
  edit: { chords: ['Ctrl+KeyO'], caps: ['Ctrl O'], words: 'editCustomer' },
  payBack: { chords: ['Ctrl+KeyG'], caps: ['Ctrl G'], words: 'payBack' },
  forgive: { chords: ['Ctrl+KeyQ'], caps: ['Ctrl Q'], words: 'forgive' },
  clear: { chords: ['Escape'], caps: ['Esc'], words: 'showAll' },
} as const satisfies KeyMap

/** Enter never books: `+` does, from the read-back alone. */
export const duesMoveKeys = {
  forward: { chords: ['Enter', 'NumpadEnter'], caps: ['Enter'], words: 'forward' },
  all: { chords: ['NumpadMultiply', 'Shift+Digit8'], caps: ['*'], words: 'allOfIt' },
  book: { chords: ['NumpadAdd', 'Shift+Equal', 'F9'], caps: ['+', 'F9'], words: 'bookDues' },
  back: { chords: ['Backspace'], caps: ['⌫'], words: 'back' },
} as const satisfies KeyMap

/** From field to field; in the last one it is saved. */
export const customerKeys = {
  forward: { chords: ['Enter', 'NumpadEnter'], caps: ['Enter'], words: 'forward' },
} as const satisfies KeyMap

export const statementKeys = {
  message: { chords: ['Ctrl+KeyD'], caps: ['Ctrl D'], words: 'copyMessage' },
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
  statement: {
    chords: ['NumpadDivide', 'Slash'],
    caps: ['/'],
    words: 'matchStatement',
    footer: true,
  },
} as const satisfies KeyMap

/** A provider's statement: brought, looked at, and walked list by list. */
export const matchingKeys = {
  file: { chords: ['NumpadDivide', 'Slash'], caps: ['/'], words: 'statementFile' },
  take: { chords: ['NumpadAdd', 'Shift+Equal'], caps: ['+'], words: 'statementTake' },
  lists: {
    chords: [
      ...(['Digit1', 'Digit2', 'Digit3', 'Digit4'] as const),
      ...(['Numpad1', 'Numpad2', 'Numpad3', 'Numpad4'] as const),
    ],
    caps: ['1–4'],
    words: 'statementLists',
    footer: true,
  },
  rows: { chords: [], caps: ['↑', '↓'], words: 'statementRows', footer: true },
  act: { chords: [], caps: ['Enter'], words: 'statementDo', footer: true },
  copy: {
    chords: ['NumpadMultiply', 'Shift+Digit8'],
    caps: ['*'],
    words: 'statementCopy',
  },
  back: { chords: ['Escape', 'Backspace'], caps: ['Esc'], words: 'statementBack' },
} as const satisfies KeyMap

/** Over the pages of the reports: the pad turns them, and no sign of it books anything. */
export const reportsKeys = {
  days: {
    chords: [
      ...(['Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5', 'Digit6'] as const),
      ...(['Numpad1', 'Numpad2', 'Numpad3', 'Numpad4', 'Numpad5', 'Numpad6'] as const),
    ],
    caps: ['1–6'],
    words: 'reportDays',
  },
  earlier: { chords: ['NumpadSubtract', 'Minus'], caps: ['−'], words: 'pageBefore' },
  later: { chords: ['NumpadAdd', 'Shift+Equal'], caps: ['+'], words: 'pageAfter' },
  picture: { chords: ['NumpadDivide', 'Slash'], caps: ['/'], words: 'nextPicture', footer: true },
  table: {
    chords: ['NumpadMultiply', 'Shift+Digit8'],
    caps: ['*'],
    words: 'pictureOrTable',
    footer: true,
  },
  finer: { chords: ['NumpadDecimal', 'Period'], caps: ['.'], words: 'trendBy' },
  save: { chords: ['Ctrl+KeyS'], caps: ['Ctrl S'], words: 'saveReport' },
} as const satisfies KeyMap

/** Where a report goes to paper or into a file. */
export const savingKeys = {
  forward: { chords: ['Enter', 'NumpadEnter'], caps: ['Enter'], words: 'nextChoice' },
  go: { chords: ['NumpadAdd', 'Shift+Equal', 'F9'], caps: ['+', 'F9'], words: 'saveNow' },
} as const satisfies KeyMap

export const topUpKeys = {
  forward: { chords: ['Enter', 'NumpadEnter'], caps: ['Enter'], words: 'forward' },
  whose: { chords: [], caps: ['1–2', '←', '→'], words: 'whoseMoney' },
  book: { chords: ['NumpadAdd', 'Shift+Equal', 'F9'], caps: ['+', 'F9'], words: 'bookTopUp' },
  back: { chords: ['Backspace'], caps: ['⌫'], words: 'back' },
} as const satisfies KeyMap

/** Beside the open shift, with the hand on the pad. */
export const shiftKeys = {
  payOut: { chords: ['NumpadSubtract', 'Minus'], caps: ['−'], words: 'payOut', footer: true },
  payIn: { chords: ['NumpadAdd', 'Shift+Equal'], caps: ['+'], words: 'payIn', footer: true },
  buy: { chords: ['NumpadMultiply', 'Shift+Digit8'], caps: ['*'], words: 'buyBalance' },
  count: { chords: ['NumpadDivide', 'Slash'], caps: ['/'], words: 'countDrawer', footer: true },
  rows: { chords: [], caps: ['↑', '↓'], words: 'shiftRows' },
  closeDay: { chords: ['NumpadDecimal', 'Period'], caps: ['.'], words: 'toDayClose' },
  openDrawer: { chords: ['Ctrl+KeyO'], caps: ['Ctrl O'], words: 'openDrawer' },
  leave: { chords: ['Escape'], caps: ['Esc'], words: 'leaveReport' },
} as const satisfies KeyMap

/** While a drawer is counted; no count is handed in with Enter. */
export const countKeys = {
  forward: { chords: ['Enter', 'NumpadEnter'], caps: ['Enter'], words: 'nextNote' },
  up: { chords: ['ArrowUp'], caps: ['↑'], words: 'noteUp' },
  down: { chords: ['ArrowDown'], caps: ['↓'], words: 'noteDown' },
  done: { chords: ['NumpadAdd', 'Shift+Equal', 'F9'], caps: ['+', 'F9'], words: 'handIn' },
  leave: { chords: ['NumpadSubtract', 'Escape'], caps: ['−', 'Esc'], words: 'leaveCount' },
} as const satisfies KeyMap

export const cashMoveKeys = {
  purpose: { chords: [], caps: ['1–3', '←', '→'], words: 'purpose' },
  forward: { chords: ['Enter', 'NumpadEnter'], caps: ['Enter'], words: 'forward' },
  book: { chords: ['NumpadAdd', 'Shift+Equal', 'F9'], caps: ['+', 'F9'], words: 'bookCash' },
  back: { chords: ['Backspace'], caps: ['⌫'], words: 'back' },
} as const satisfies KeyMap

/** Through the close of a day: Enter only looks further, and `+` closes on the last step alone. */
export const closeKeys = {
  forward: {
    chords: ['Enter', 'NumpadEnter'],
    caps: ['Enter'],
    words: 'closeForward',
    footer: true,
  },
  back: { chords: ['Backspace'], caps: ['⌫'], words: 'closeBack', footer: true },
  close: { chords: ['NumpadAdd', 'Shift+Equal', 'F9'], caps: ['+', 'F9'], words: 'closeDay' },
  again: { chords: ['NumpadMultiply', 'Shift+Digit8'], caps: ['*'], words: 'askAgain' },
  // In place of the slip of a sale, as on every screen with a paper of its own.
  slip: {
    chords: ['NumpadDivide', 'Slash', 'Ctrl+KeyP'],
    caps: ['/', 'Ctrl P'],
    words: 'printZ',
    footer: true,
  },
  leave: { chords: ['NumpadSubtract', 'Escape'], caps: ['−', 'Esc'], words: 'leaveClose' },
  past: { chords: ['ArrowDown'], caps: ['↓'], words: 'pastDays', footer: true },
} as const satisfies KeyMap

/** In the wizard that measures a provider: what may cost anything is read back there as well. */
export const certificationKeys = {
  forward: { chords: ['Enter', 'NumpadEnter'], caps: ['Enter'], words: 'forward' },
  send: { chords: ['NumpadAdd', 'Shift+Equal', 'F9'], caps: ['+', 'F9'], words: 'send' },
  operator: { chords: ['NumpadDivide', 'Slash'], caps: ['/'], words: 'operator' },
  back: { chords: ['Backspace'], caps: ['⌫'], words: 'back' },
} as const satisfies KeyMap

/** Where it is chosen who pays later: nothing is sent from there. */
export const creditDialogKeys = {
  rows: { chords: [], caps: ['↑', '↓'], words: 'creditRows' },
  confirm: { chords: ['Enter', 'NumpadEnter'], caps: ['Enter'], words: 'confirmCredit' },
} as const satisfies KeyMap

/** In the setting up of a provider: no key of it sends anything. */
export const setUpKeys = {
  forward: { chords: [], caps: ['Enter'], words: 'nextStep' },
  back: { chords: ['Backspace'], caps: ['⌫'], words: 'stepBack' },
  step: {
    chords: [
      ...(['Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5'] as const),
      ...(['Numpad1', 'Numpad2', 'Numpad3', 'Numpad4', 'Numpad5'] as const),
    ],
    caps: ['1–5'],
    words: 'anyStep',
  },
} as const satisfies KeyMap

/**
 * What is done with the sale of the card or of the open story. With Ctrl: no digit, no slip of the
 * hand on the pad. None of the letters that scanners send as Ctrl for their own signs (H, I, J, M).
 * What books or sends asks first, and the second press of the same key does it.
 */
export const saleKeys = {
  refund: { chords: ['Ctrl+KeyG'], caps: ['Ctrl G'], words: 'refund' },
  sellAgain: { chords: ['Ctrl+KeyS'], caps: ['Ctrl S'], words: 'sellAgain' },
  tryAgain: { chords: ['Ctrl+KeyY'], caps: ['Ctrl Y'], words: 'tryAgain' },
  // Q types nothing with Ctrl, and the places beside it that do (A, W) are not this one.
  cancel: { chords: ['Ctrl+KeyQ'], caps: ['Ctrl Q'], words: 'cancel' },
  collect: { chords: ['Ctrl+KeyF'], caps: ['Ctrl F'], words: 'collect' },
  decide: { chords: ['Ctrl+KeyO'], caps: ['Ctrl O'], words: 'decide' },
} as const satisfies KeyMap

/** Over the evidence of a sale, where the screen below hears nothing. */
export const decideKeys = {
  choices: { chords: [], caps: ['1–2', '↑', '↓'], words: 'choices' },
  forward: { chords: ['Enter', 'NumpadEnter'], caps: ['Enter'], words: 'toReason' },
  confirm: { chords: ['F9'], caps: ['F9'], words: 'confirm' },
  complaint: everywhereKeys.complaint,
} as const satisfies KeyMap

/** In every dialog: no key of the screen below is heard while it is open. */
export const dialogKeys = {
  close: { chords: ['Escape'], caps: ['Esc'], words: 'close' },
} as const satisfies KeyMap

/**
 * On the help sheet: its list of the screens goes by the place of the digits, so that the pad works
 * there with its light for numbers off as well.
 */
export const helpKeys = {
  screen: {
    chords: [
      ...(['Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5'] as const),
      ...(['Digit6', 'Digit7', 'Digit8', 'Digit9', 'Digit0'] as const),
      ...(['Numpad1', 'Numpad2', 'Numpad3', 'Numpad4', 'Numpad5'] as const),
      ...(['Numpad6', 'Numpad7', 'Numpad8', 'Numpad9', 'Numpad0'] as const),
    ],
    caps: ['1–9', '0'],
    words: 'showScreen',
  },
  rows: { chords: ['ArrowUp', 'ArrowDown'], caps: ['↑', '↓'], words: 'screenRows' },
  leave: { chords: ['NumpadSubtract', 'Shift+Slash'], caps: ['−', '?'], words: 'leaveHelp' },
} as const satisfies KeyMap

/** The browser's own use of these keys would lose what is on the screen: the page takes them. */
export const takenFromTheBrowser: ReadonlySet<string> = new Set([
  'F1',
  'F3',
  'F4',
  'F5',
  'F6',
  'F7',
  'Ctrl+KeyP',
  'Ctrl+KeyK',
  'Ctrl+KeyE',
  'Ctrl+KeyU',
  'Ctrl+KeyD',
  'Ctrl+KeyF',
  'Ctrl+KeyG',
  'Ctrl+KeyS',
  'Ctrl+KeyO',
  'Ctrl+KeyQ',
  'Ctrl+KeyR',
  'Ctrl+KeyB',
])
