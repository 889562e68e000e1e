import {
  Banknote,
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
  everywhereKeys,
  packagesKeys,
  rechargeKeys,
  transactionsKeys,
  transferKeys,
  walletsKeys,
} from '../keyboard/tables.ts'
import type { ScreenName } from './navigation.ts'

interface ScreenEntry {
  readonly name: ScreenName
  readonly icon: LucideIcon
  readonly cap: string
  readonly keys: KeyMap
}

/** The screens there are, in the order of their keys. A screen appears here when it exists. */
export const screens: readonly ScreenEntry[] = [
  {
    name: 'recharge',
    icon: Smartphone,
    cap: everywhereKeys.openRecharge.caps[0],
    keys: rechargeKeys,
  },
  {
    name: 'packages',
    icon: Package,
    cap: everywhereKeys.openPackages.caps[0],
    keys: packagesKeys,
  },
  {
    name: 'transfer',
    icon: Banknote,
    cap: everywhereKeys.openTransfer.caps[0],
    keys: transferKeys,
  },
  { name: 'bills', icon: ReceiptText, cap: everywhereKeys.openBills.caps[0], keys: billKeys },
  {
    name: 'transactions',
    icon: ListOrdered,
    cap: everywhereKeys.openTransactions.caps[0],
    keys: transactionsKeys,
  },
  { name: 'wallets', icon: Wallet, cap: everywhereKeys.openWallets.caps[0], keys: walletsKeys },
  { name: 'settings', icon: Settings, cap: everywhereKeys.openSettings.caps[0], keys: {} },
]

export function keysOf(name: ScreenName): KeyMap {
  return screens.find((screen) => screen.name === name)?.keys ?? {}
}
