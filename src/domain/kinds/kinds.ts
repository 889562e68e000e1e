import { capabilityOf } from '../capability.ts'
import type { KnownEarning } from '../commission/expected.ts'
import type { RuledSale } from '../commission/rules.ts'
import type { Money } from '../money.ts'
import type { ProviderId, WalletName } from '../provider.ts'
import { present, type Result, success } from '../result.ts'
import { type SaleKind, saleKinds } from '../sale.ts'
import { bill, type BillWanted } from './bill/bill.ts'
import type { BillTerms } from './bill/terms.ts'
import type { Agreed, EarnedAt, FieldProblem, HouseRules, Kind, Now } from './kind.ts'
import { listFor } from './package/lists.ts'
import { driveKind, packageKind, type PackWanted } from './package/package.ts'
import type { DriveTerms, PackageTerms } from './package/terms.ts'
import { recharge, type RechargeWanted } from './recharge/recharge.ts'
import type { RechargeTerms } from './recharge/terms.ts'
import type { Terms } from './terms.ts'
import type { TransferTerms } from './transfer/terms.ts'
import { transfer, type TransferWanted } from './transfer/transfer.ts'

/** Per kind, what a form sends and what was agreed. */
interface Wanteds {
  readonly recharge: RechargeWanted
  readonly package: PackWanted<'package'>
  readonly drive: PackWanted<'drive'>
  readonly transfer: TransferWanted
  readonly bill: BillWanted
}
interface AllTerms {
  readonly recharge: RechargeTerms
  readonly package: PackageTerms
  readonly drive: DriveTerms
  readonly transfer: TransferTerms
  readonly bill: BillTerms
}
export type Wanted = Wanteds[SaleKind]

const kinds: { readonly [K in SaleKind]: Kind<Wanteds[K], AllTerms[K]> } = {
  recharge,
  package: packageKind,
  drive: driveKind,
  transfer,
  bill,
}

/** Reads what a counter wants; the field and what is wrong with it where it cannot be meant. */
export function readWanted<K extends SaleKind>(
  wanted: Wanteds[K] & { readonly kind: K },
  now: Now,
): Result<Agreed<Terms>, FieldProblem> {
  return kinds[wanted.kind].read(wanted, now)
}

/** What tells two sales of one kind apart beside operator, number and amount. */
export function wordsOf<K extends SaleKind>(
  terms: AllTerms[K] & { readonly kind: K },
): readonly (string | number | null)[] {
  return kinds[terms.kind].words(terms)
}

/** The kinds of which the number alone says whose they are, whatever network is named. */
export const kindsOfALine: readonly SaleKind[] = saleKinds.filter((kind) => kinds[kind].isForALine)

/**
 * What the shop asks beside the amount by the rules of its house, null where it has none for the
 * kind; the problem where its owner does not sell it.
 *
 * @param rules asked for only where the kind goes by any
 */
export function askedBeside(
  kind: SaleKind,
  amount: Money,
  rules: () => HouseRules,
): Result<Money | null, FieldProblem> {
  const { asks } = kinds[kind]
  return asks ? asks(amount, rules()) : success(null)
}

/** The wallet a provider takes such a sale from; null where it sells none. */
export function payingWallet(kind: SaleKind, provider: ProviderId): WalletName | null {
  return capabilityOf(provider, kind)?.wallet ?? null
}

/** Whether a provider that says it took so much for such a sale can be believed. */
export function believesCharge(kind: SaleKind, charged: Money, amount: Money): boolean {
  return kinds[kind].believes(charged, amount)
}

/** What a kind of sale knows by itself of what it earns. */
export function knownEarning<K extends SaleKind>(
  terms: AllTerms[K] & { readonly kind: K },
  amount: Money,
  at: EarnedAt,
): KnownEarning {
  return kinds[terms.kind].earns(terms, amount, at)
}

/** The list and number of the package a sale is of; null of what is none. */
export function packOf(terms: Terms): RuledSale['pack'] {
  if (!('packageId' in terms)) return null
  const { operator, lineType, packageId } = terms
  // Its list was asked for it when it was agreed on.
  return { list: present(listFor(operator, lineType), `a list of ${operator}`), packageId }
}
