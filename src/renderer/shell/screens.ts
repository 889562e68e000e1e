import {
  Banknote,
  BookUser,
  Coins,
  BookOpenText,
  ListOrdered,
  type LucideIcon,
  Package,
  ReceiptText,
  Settings,
  Smartphone,
  Wallet,
} from 'lucide-react'
import type { KeyMap } from '../keyboard/keymap.ts'
import {
  billKeys,
  duesKeys,
  closeKeys,
  everywhereKeys,
  packagesKeys,
  rechargeKeys,
  shiftKeys,
  reportsKeys,
  matchingKeys,
  transactionsKeys,
  transferKeys,
  walletsKeys,
} from '../keyboard/tables.ts'
import type { ScreenName } from './navigation.ts'

interface ScreenEntry {
  readonly name: ScreenName
  readonly icon: LucideIcon
  /** The key that opens it from everywhere. */
  readonly opens: keyof typeof everywhereKeys
  readonly keys: KeyMap
}

/** The screens there are, in the order of their keys. A screen appears here when it exists. */
const entries: readonly ScreenEntry[] = [
  { name: 'recharge', icon: Smartphone, opens: 'openRecharge', keys: rechargeKeys },
  { name: 'packages', icon: Package, opens: 'openPackages', keys: packagesKeys },
  { name: 'transfer', icon: Banknote, opens: 'openTransfer', keys: transferKeys },
  { name: 'bills', icon: ReceiptText, opens: 'openBills', keys: billKeys },
  { name: 'transactions', icon: ListOrdered, opens: 'openTransactions', keys: transactionsKeys },
  { name: 'dues', icon: BookUser, opens: 'openDues', keys: duesKeys },
  { name: 'shift', icon: Coins, opens: 'openShift', keys: shiftKeys },
  { name: 'reports', icon: BookOpenText, opens: 'openReports', keys: reportsKeys },
  { name: 'wallets', icon: Wallet, opens: 'openWallets', keys: walletsKeys },
  { name: 'settings', icon: Settings, opens: 'openSettings', keys: {} },
]
export const screens = entries.map((entry) => ({
  ...entry,
  cap: everywhereKeys[entry.opens].caps[0],
}))

/** Reached from another screen, or by its name: it has no place of its own among them. */
const within: Partial<Record<ScreenName, KeyMap>> = { statement: matchingKeys, close: closeKeys }

export function keysOf(name: ScreenName): KeyMap {
  return screens.find((screen) => screen.name === name)?.keys ?? within[name] ?? {}
}
