import { z } from 'zod'
import type { CashDirection, CashPurpose } from './cash/movements.ts'
import { type Money, ZERO, addMoney, money, negate, subtractMoney } from './money.ts'
import { type ProviderId, type WalletName, providerIds, walletsOf } from './provider.ts'

/** One of our prepaid wallets. */
export interface WalletAt {
  readonly provider: ProviderId
  readonly wallet: WalletName
}

export type WalletAccount = `wallet:${ProviderId}:${WalletName}`
export type ReservedAccount = `reserved:${ProviderId}:${WalletName}`

/** Notes and coins in the drawer. */
export const cash = 'cash'
/** Taken from customers for what is not delivered yet: owed until it is delivered or given back. */
export const customersHeld = 'customers-held'
/** Confirmed and not paid for yet: what customers owe, less what they paid ahead. */
export const customersDues = 'customers-dues'
export const commission = 'commission'
export const serviceCharge = 'service-charge'
/** A provider took it and nobody knows for what. */
export const suspense = 'suspense'
/** Counted in the drawer, more or less than the books say. */
export const overShort = 'over-short'
const expenses = 'expenses'
export const owner = 'owner'
/** The shop's own account at a bank, as far as the drawer had to do with it. */
const bank = 'bank'
/** A provider executed one sale twice. */
const lossDouble = 'loss-double'
/** Delivered after the customer had the money back. */
export const lossLateSuccess = 'loss-late-success'

const plainAccounts = [
  cash,
  customersHeld,
  customersDues,
  commission,
  serviceCharge,
  suspense,
  overShort,
  expenses,
  owner,
  bank,
  lossDouble,
  lossLateSuccess,
] as const

export type Account = (typeof plainAccounts)[number] | WalletAccount | ReservedAccount

/** `wallet:flexiloadbd:flexiload`: prepaid money free to be spent. */
export function wallet(at: WalletAt): WalletAccount {
  return `wallet:${at.provider}:${at.wallet}`
}

/** `reserved:flexiloadbd:flexiload`: prepaid money set aside for sales on their way. */
export function reserved(at: WalletAt): ReservedAccount {
  return `reserved:${at.provider}:${at.wallet}`
}

/** Every wallet of every provider. */
export const wallets: readonly WalletAt[] = providerIds.flatMap((provider) =>
  walletsOf[provider].map((name) => ({ provider, wallet: name })),
)

/** Every account the books can have. */
export const accounts: readonly Account[] = [
  ...plainAccounts,
  ...wallets.flatMap((at) => [wallet(at), reserved(at)]),
]

const accountNames: ReadonlySet<string> = new Set(accounts)

function isAccount(name: string): name is Account {
  return accountNames.has(name)
}

/** An account's name as it is read back from the books. */
export const Account = z.string().refine(isAccount, 'no such account')

/** A line of a transaction in ten-thousandths of a taka: a debit is positive, a credit negative. */
export interface Entry {
  readonly account: Account
  readonly amount_e4: Money
}

/**
 * Hands the entries back when they are a transaction. Runs where entries are written and again
 * where they are read.
 *
 * @throws when there are fewer than two entries, one of them is nothing, or debits and credits
 * differ.
 */
export function balanced(entries: readonly Entry[]): readonly Entry[] {
  if (entries.length < 2)
    throw new Error(`a transaction has two entries at least: ${said(entries)}`)
  if (entries.some((entry) => entry.amount_e4 === 0)) {
    throw new Error(`an entry of nothing: ${said(entries)}`)
  }
  const sum = addMoney(...entries.map((entry) => entry.amount_e4))
  if (sum !== 0) throw new Error(`debits and credits differ by ${sum}: ${said(entries)}`)
  return entries
}

function said(entries: readonly Entry[]): string {
  return entries.map((entry) => `${entry.account} ${entry.amount_e4}`).join(', ') || 'none'
}

function debit(account: Account, amount_e4: Money): Entry {
  return { account, amount_e4 }
}

function credit(account: Account, amount_e4: Money): Entry {
  return { account, amount_e4: negate(amount_e4) }
}

/** Lines of nothing are left out before a transaction is checked: a sale may earn nothing. */
function transaction(...entries: readonly Entry[]): readonly Entry[] {
  return balanced(entries.filter((entry) => entry.amount_e4 !== 0))
}

/** How a sale is paid: its price, the shop's own charge, and what of both is paid later. */
export interface Paid {
  readonly face: Money
  readonly charge?: Money
  /** On credit; the rest is cash. */
  readonly onCredit?: Money
}

/** The customer pays, now or later, and the sale is confirmed. */
export function confirmedEntries({ face, charge = ZERO, onCredit = ZERO }: Paid): readonly Entry[] {
  const paid = addMoney(face, charge)
  return transaction(
    debit(cash, subtractMoney(paid, onCredit)),
    debit(customersDues, onCredit),
    credit(customersHeld, paid),
  )
}

/**
 * A sale nothing was sent of is called off, and the customer takes the money back: as it was paid,
 * so that what was on credit is owed no more.
 */
export function voidConfirmedEntries(sale: Paid): readonly Entry[] {
  return confirmedEntries(sale).map((entry) => ({ ...entry, amount_e4: negate(entry.amount_e4) }))
}

/** The money of a failed or reversed sale goes back the way it was paid. */
export function refundEntries(sale: Paid): readonly Entry[] {
  return voidConfirmedEntries(sale)
}

/** Just before the first byte leaves: what the sale will cost is set aside. */
export function onWireEntries(at: WalletAt, expectedCost: Money): readonly Entry[] {
  return transaction(debit(reserved(at), expectedCost), credit(wallet(at), expectedCost))
}

/** Where the cost of a sale stands while its end is not known. */
export interface SetAside {
  readonly at: WalletAt
  readonly expectedCost: Money
  /** The provider took it and nobody knows for what: it was moved from the reserve to suspense. */
  readonly suspended: boolean
}

function setAside({ at, suspended }: SetAside): Account {
  return suspended ? suspense : reserved(at)
}

/**
 * Not executed: what was set aside is free again. The customer's money stays held. Where the
 * provider took it all the same, its figure is less than ours until it gives it back, and the
 * comparison of the wallet lists that.
 */
export function voidReserveEntries(sale: SetAside): readonly Entry[] {
  const { at, expectedCost } = sale
  return transaction(debit(wallet(at), expectedCost), credit(setAside(sale), expectedCost))
}

/** The provider took the money and nobody can say whether the customer got anything. */
export function debitedUnknownEntries(at: WalletAt, expectedCost: Money): readonly Entry[] {
  return transaction(debit(suspense, expectedCost), credit(reserved(at), expectedCost))
}

export interface Delivered {
  readonly at: WalletAt
  /** What the customer got, in taka on the line. */
  readonly face: Money
  /** What the provider took for it. */
  readonly charged: Money
  /** The shop's own charge on top, where it takes one. */
  readonly charge?: Money
}

/**
 * Delivered. The whole reserve is released; where the provider took another sum than was set
 * aside, the wallet gives or gets the difference. The commission is what is left of the face: a
 * provider that took more than the face makes it a loss.
 */
export function succeededEntries(sale: Delivered & SetAside): readonly Entry[] {
  const { at, face, expectedCost, charged, charge = ZERO } = sale
  return transaction(
    debit(customersHeld, addMoney(face, charge)),
    credit(setAside(sale), expectedCost),
    credit(wallet(at), subtractMoney(charged, expectedCost)),
    credit(commission, subtractMoney(face, charged)),
    credit(serviceCharge, charge),
  )
}

/** The provider took a success back: cost and commission are undone and the customer is owed. */
export function reversedEntries(sale: Delivered): readonly Entry[] {
  return lateSuccessHeldEntries(sale).map((entry) => ({
    ...entry,
    amount_e4: negate(entry.amount_e4),
  }))
}

/** Booked as failed, delivered after all, and the customer's money is still here. */
export function lateSuccessHeldEntries(sale: Delivered): readonly Entry[] {
  const { at, face, charged, charge = ZERO } = sale
  return transaction(
    debit(customersHeld, addMoney(face, charge)),
    credit(wallet(at), charged),
    credit(commission, subtractMoney(face, charged)),
    credit(serviceCharge, charge),
  )
}

/** Booked as failed, delivered after all, and the customer has had the money back: our loss. */
export function lateSuccessRefundedEntries(at: WalletAt, charged: Money): readonly Entry[] {
  return transaction(debit(lossLateSuccess, charged), credit(wallet(at), charged))
}

/** The provider took such a one back: the loss is none. The customer has had the money. */
export function reversedLossEntries(at: WalletAt, charged: Money): readonly Entry[] {
  return transaction(debit(wallet(at), charged), credit(lossLateSuccess, charged))
}

/** Its customer’s money was still here after all, put into another try: no loss, a late success. */
export function paidLateEntries({
  face,
  charged,
  charge = ZERO,
}: Omit<Delivered, 'at'>): readonly Entry[] {
  return transaction(
    debit(customersHeld, addMoney(face, charge)),
    credit(lossLateSuccess, charged),
    credit(commission, subtractMoney(face, charged)),
    credit(serviceCharge, charge),
  )
}

/** A wallet comes into the books with what the provider says is in it. Nothing needs no entry. */
export function openingEntries(at: WalletAt, balance: Money): readonly Entry[] {
  return transaction(debit(wallet(at), balance), credit(owner, balance))
}

/** A provider took money for a request of the certification that no customer paid for. */
export function probeTakenEntries(at: WalletAt, taken: Money): readonly Entry[] {
  return transaction(debit(lossDouble, taken), credit(wallet(at), taken))
}

/** Balance bought at a provider, with the drawer's money or the owner's own. */
export function topUpEntries(
  at: WalletAt,
  amount: Money,
  paidFrom: 'cash' | 'owner',
): readonly Entry[] {
  return transaction(debit(wallet(at), amount), credit(paidFrom, amount))
}

/**
 * A drawer is counted when a shift is opened, and holds another sum than the books left in it: the
 * owner put it in or took it out, or nobody knows where it went.
 *
 * @param difference counted less booked
 */
export function drawerOpenedEntries(
  difference: Money,
  of: 'owner' | 'over-short',
): readonly Entry[] {
  return transaction(debit(cash, difference), credit(of, difference))
}

/** @param difference counted less expected: what is short is the shop's loss until it is found */
export function drawerClosedEntries(difference: Money): readonly Entry[] {
  return transaction(debit(cash, difference), credit(overShort, difference))
}

/** Cash that is no customer's. */
export function cashMovedEntries(
  direction: CashDirection,
  purpose: CashPurpose,
  amount: Money,
): readonly Entry[] {
  const moved = direction === 'in' ? amount : negate(amount)
  return transaction(debit(cash, moved), credit(accountOf[purpose], moved))
}

const accountOf: Readonly<Record<CashPurpose, Account>> = { expense: expenses, owner, bank }

/** A customer pays of what is owed; less than nothing where the shop pays back what was ahead. */
export function duesPaidEntries(amount: Money): readonly Entry[] {
  return transaction(debit(cash, amount), credit(customersDues, amount))
}

/** Nobody will pay it any more: the owner lets it go. */
export function duesForgivenEntries(amount: Money): readonly Entry[] {
  return transaction(debit(expenses, amount), credit(customersDues, amount))
}

/** Balances are sums of entries, never kept. */
export function balances(entries: Iterable<Entry>): ReadonlyMap<Account, Money> {
  const sums = new Map<Account, Money>()
  for (const { account, amount_e4 } of entries) {
    sums.set(account, money((sums.get(account) ?? 0) + amount_e4))
  }
  return sums
}
