import { v7 as uuidv7 } from 'uuid'
import type { SaleIntent } from '../../contract/schemas.ts'
import type { TransferSettings } from '../../contract/transfers.ts'
import type { PackRow } from '../../domain/kinds/package/catalogue.ts'
import { type Money, taka, ZERO } from '../../domain/money.ts'
import type { SaleKind } from '../../domain/sale.ts'
import type { PackagesAnswer, RawAnswer } from '../providers/provider.ts'
import { openShop, recharge, scriptedProviders, type TestShop } from './shop.ts'

export type IntentOf<K extends SaleKind> = Extract<SaleIntent, { readonly kind: K }>

const raw: RawAnswer = { httpStatus: 200, elapsed_ms: 120, body: '{"status":true}' }

/** Lists of packages that a test changes as it likes. */
export interface Shelves {
  readonly asked: string[]
  /** What the next question about any of them gets, in place of the packages. */
  silent: boolean
  /** No answer comes at all. */
  hangs: boolean
  /** Sold by Grameenphone. */
  packs: PackRow[]
}

export const pack: PackRow = {
  id: '3',
  name: '3 GB – 7 Days',
  price: '65',
  commission: '2.00',
  type: 'data',
  tag: null,
}
export const drivePack: PackRow = {
  ...pack,
  id: '9',
  name: 'Drive 30 GB',
  price: '498',
  commission: '20',
  type: 'drive',
}

export interface ShopOfKinds {
  readonly shop: TestShop
  readonly shelves: Shelves
}

/** Mobile money is switched on, and this is asked beside any transfer. */
export function transfersFor(charge_e4: Money): TransferSettings {
  const asked = { from_e4: taka(1), to_e4: null, charge: { kind: 'flat', charge_e4 } } as const
  return { on: true, typedOnceUpTo_e4: taka(5_000), charges: charge_e4 === 0 ? [] : [asked] }
}

/**
 * A shop whose flexiloadbd has a package and a drive package, and takes every kind of sale.
 * @param charge_e4 what the owner's table asks beside a transfer
 */
export async function openShopOfKinds(charge_e4: Money = ZERO): Promise<ShopOfKinds> {
  const shelves: Shelves = { asked: [], silent: false, hangs: false, packs: [pack, drivePack] }
  const askPackages = async (operator: string, isDrive: boolean): Promise<PackagesAnswer> => {
    shelves.asked.push(`${isDrive ? 'drive' : 'packages'} ${operator}`)
    if (shelves.hangs) await new Promise(() => undefined)
    if (shelves.silent) return { kind: 'unknown', raw, why: 'timeout', words: '' }
    const rows = operator === 'GP' ? shelves.packs : []
    return { kind: 'packages', raw, rows: rows.filter(({ type }) => !isDrive || type === 'drive') }
  }
  const shop = await openShop({ providers: scriptedProviders(askPackages) })
  await shop.client.settings.save({ transfers: transfersFor(charge_e4) })
  await shop.clock.advanceGently(60_000)
  return { shop, shelves }
}

/**
 * An intent of a kind through flexiloadbd, each for another customer, unless said otherwise: ৳50 of
 * balance, a package for ৳65, a drive package for ৳498, ৳500 to bKash, a bill of ৳850.55.
 */
export function intentOf<K extends SaleKind>(
  kind: K,
  changes: Partial<IntentOf<K>> = {},
): IntentOf<K> {
  return { ...plain[kind](), ...changes }
}

const plain: { readonly [K in SaleKind]: () => IntentOf<K> } = {
  recharge: () => recharge(),
  package: () => ({
    kind: 'package',
    ...forALine(),
    packageId: 3,
    packageName: '3 GB – 7 Days',
    amount_e4: 650_000,
  }),
  drive: () => ({
    kind: 'drive',
    ...forALine(),
    packageId: 9,
    packageName: 'Drive 30 GB',
    amount_e4: 4_980_000,
  }),
  transfer: () => ({
    kind: 'transfer',
    ...forALine(),
    operator: 'BK',
    walletType: 'personal',
    amount_e4: 5_000_000,
  }),
  bill: () => ({
    kind: 'bill',
    ...forALine(),
    operator: 'PBD',
    month: '1',
    year: '2026',
    phone: '',
    amount_e4: 8_505_500,
  }),
}

function forALine() {
  const { number } = recharge()
  return { id: uuidv7(), operator: 'GP', number, provider: 'flexiloadbd' } as const
}

/** What is expected of one: its wallet at flexiloadbd, and what it costs there. */
export const expectedOf = {
  recharge: { wallet: 'flexiload', amount_e4: 500_000, cost_e4: 486_250 },
  package: { wallet: 'flexiload', amount_e4: 650_000, cost_e4: 630_000 },
  drive: { wallet: 'drive', amount_e4: 4_980_000, cost_e4: 4_780_000 },
  transfer: { wallet: 'bank', amount_e4: 5_000_000, cost_e4: 5_000_000 },
  bill: { wallet: 'bank', amount_e4: 8_505_500, cost_e4: 8_505_500 },
} as const satisfies Record<SaleKind, object>
