import type { en } from '../../i18n/en/index.ts'
import type { KeyMap } from '../../keyboard/keymap.ts'
import { drawerKeys, paperKeys, printJobsKeys, slipKeys } from '../../keyboard/paper-tables.ts'
import {
  billAccountsKeys,
  billKeys,
  cashMoveKeys,
  certificationKeys,
  closeKeys,
  countKeys,
  creditDialogKeys,
  customerKeys,
  decideKeys,
  duesKeys,
  duesMoveKeys,
  matchingKeys,
  packagesKeys,
  rechargeKeys,
  reportsKeys,
  saleKeys,
  savingKeys,
  sellingKeys,
  setUpKeys,
  shiftKeys,
  statementKeys,
  topUpKeys,
  transactionsKeys,
  transferKeys,
  walletsKeys,
} from '../../keyboard/tables.ts'
import type { ScreenName } from '../../shell/navigation.ts'

export interface KeySheet {
  readonly title: `keys.${keyof typeof en.keys}`
  readonly map: KeyMap
}

/** What is heard on one screen, and in all that opens over it. */
export interface Chapter {
  readonly of: ScreenName
  /** Heard on the screen itself; what is pressed to sell stands before all else. */
  readonly own: readonly KeySheet[]
  /** Heard over it: in its forms, its dialogs, and the screens that have no key of their own. */
  readonly over: readonly KeySheet[]
}

/** What many chapters begin with. */
const selling: KeySheet = { title: 'keys.selling', map: sellingKeys }
const paper: KeySheet = { title: 'keys.paperSheet', map: paperKeys }
/** The drawer without a sale is opened as cash is moved, but for what the last key does. */
const cash: KeySheet = {
  title: 'keys.cashMove',
  map: { ...cashMoveKeys, open: drawerKeys.go },
}
/** Whose copy it is is chosen of a slip alone. */
const slip: KeySheet = { title: 'keys.paperSheet', map: { ...paperKeys, ...slipKeys } }
const sale: KeySheet = { title: 'keys.sale', map: saleKeys }
const overSelling = [sale, { title: 'keys.credit', map: creditDialogKeys }] as const

/** A chapter for each key that opens a screen, in the order of those keys. */
export const chapters: readonly Chapter[] = [
  {
    of: 'recharge',
    own: [selling, { title: 'keys.recharge', map: rechargeKeys }],
    over: overSelling,
  },
  {
    of: 'packages',
    own: [selling, { title: 'keys.packages', map: packagesKeys }],
    over: overSelling,
  },
  {
    of: 'transfer',
    own: [selling, { title: 'keys.transfer', map: transferKeys }],
    over: overSelling,
  },
  { of: 'bills', own: [selling, { title: 'keys.bills', map: billKeys }], over: overSelling },
  {
    of: 'transactions',
    own: [{ title: 'keys.transactions', map: transactionsKeys }],
    over: [sale, slip, { title: 'keys.decision', map: decideKeys }],
  },
  {
    of: 'dues',
    own: [{ title: 'keys.dues', map: duesKeys }],
    over: [
      { title: 'keys.duesForm', map: duesMoveKeys },
      { title: 'keys.customerForm', map: customerKeys },
      { title: 'keys.statementSheet', map: statementKeys },
      paper,
    ],
  },
  {
    of: 'shift',
    own: [{ title: 'keys.shift', map: shiftKeys }],
    over: [
      { title: 'keys.counting', map: countKeys },
      cash,
      { title: 'keys.dayClosing', map: closeKeys },
      paper,
    ],
  },
  {
    of: 'reports',
    own: [{ title: 'keys.reports', map: reportsKeys }],
    over: [{ title: 'keys.savingReport', map: savingKeys }],
  },
  {
    of: 'wallets',
    own: [{ title: 'keys.wallets', map: walletsKeys }],
    over: [
      { title: 'keys.topUpForm', map: topUpKeys },
      { title: 'keys.statement', map: matchingKeys },
    ],
  },
  {
    of: 'settings',
    own: [{ title: 'keys.billAccounts', map: billAccountsKeys }],
    over: [
      { title: 'keys.setUp', map: setUpKeys },
      { title: 'keys.certification', map: certificationKeys },
      { title: 'keys.printJobs', map: printJobsKeys },
    ],
  },
]

/** Reached from another screen, or by its name: told in the chapter it is nearest to. */
const within: Partial<Record<ScreenName, ScreenName>> = { statement: 'wallets', close: 'shift' }

/** The screen whose chapter tells the keys of this one. */
export function chapterOf(screen: ScreenName): ScreenName {
  return within[screen] ?? screen
}
