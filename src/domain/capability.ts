import { type Money, money, taka } from './money.ts'
import {
  billerCodes,
  type LineType,
  networkByCode,
  type NetworkCode,
  networkCodes,
  type OperatorCode,
  walletBrandCodes,
} from './operator.ts'
import { type ProviderId, providerIds, rechargeWallet, type WalletName } from './provider.ts'
import type { SaleKind } from './sale.ts'

/** What a provider takes for one sale of a kind, from a day on. A later line replaces it. */
export interface AmountLimit {
  /** Absent: every operator. A line that names the operator goes before one that does not. */
  readonly operator?: OperatorCode
  /** Absent: every line type the provider has words for. */
  readonly lineType?: LineType
  readonly min_e4: Money
  readonly max_e4: Money
  /** First business day it holds for, `YYYY-MM-DD`. */
  readonly from: string
  readonly source: string
}

/** One kind of sale as one provider can express it. What has no row, nobody can be asked for. */
export interface Capability {
  readonly provider: ProviderId
  readonly kind: SaleKind
  /** The networks, brands or billers it can be asked for. Its own list, if any, may have fewer. */
  readonly operators: readonly OperatorCode[]
  /**
   * Its word for each line type; one that is absent cannot be said. Null where none is named. A
   * package is for any line of its network, but for those that stand here: they have their own.
   */
  readonly lines: Readonly<Partial<Record<LineType, string>>> | null
  /** The wallet it takes it from. */
  readonly wallet: WalletName
  /** Empty where the price is the provider's own word. */
  readonly limits: readonly AmountLimit[]
  /** Who says so, and what of it nobody says. */
  readonly source: string
}

/** Operators let one recharge be ৳1,000 at most (daily press and Grameenphone's own page). */
const OPERATORS_MAX = taka(1_000)
/** From before the first counter: what was written down when the documents were first read. */
const SINCE = '2024-01-01'

const soldByFlexiloadbd: readonly Capability[] = [
  {
    provider: 'flexiloadbd',
    kind: 'recharge',
    operators: networkCodes,
    // Skitto is its operator code SK, and a prepaid line.
    lines: { prepaid: 'Prepaid', postpaid: 'Postpaid', skitto: 'Prepaid' },
    wallet: rechargeWallet.flexiloadbd,
    limits: [
      {
        min_e4: taka(10),
        max_e4: OPERATORS_MAX,
        from: SINCE,
        source:
          'flexiloadbd names none. Operators take ৳20, but packs are sold below that by exact ' +
          'amount (14, 16, 19), so ৳10 as elsewhere; it refuses what its operator refuses',
      },
    ],
    source: 'flexiloadbd, type recharge: sub_type Prepaid or Postpaid, operator SK for Skitto',
  },
  {
    provider: 'flexiloadbd',
    kind: 'package',
    operators: networkCodes,
    lines: { skitto: 'SK' },
    wallet: 'flexiload',
    limits: [],
    source:
      'flexiloadbd, type data: its table names GP, BL and RB; of the others, and of Skitto, ' +
      'which is SK among its operators, its list decides',
  },
  {
    provider: 'flexiloadbd',
    kind: 'drive',
    operators: networkCodes,
    lines: { skitto: 'SK' },
    wallet: 'drive',
    limits: [],
    source:
      'flexiloadbd, type drive: its table names BL, GP and RB; of the others, and of Skitto, ' +
      'its list decides',
  },
  {
    provider: 'flexiloadbd',
    kind: 'transfer',
    operators: walletBrandCodes,
    lines: null,
    wallet: 'bank',
    limits: [
      {
        min_e4: taka(10),
        max_e4: taka(50_000),
        from: SINCE,
        source:
          'flexiloadbd names none. What nobody sends is a slip of the finger; more than a wallet ' +
          'may take in a day by law no single transfer can be (Bangladesh Bank, 27 March 2025)',
      },
    ],
    source: 'flexiloadbd, type mfs: BK, NG and RK; which wallet pays is not written (C9)',
  },
  {
    provider: 'flexiloadbd',
    kind: 'bill',
    operators: billerCodes,
    lines: null,
    wallet: 'bank',
    limits: [
      {
        min_e4: taka(10),
        max_e4: taka(100_000),
        from: SINCE,
        source:
          'flexiloadbd names none. No biller’s bill is smaller and no household’s is greater: ' +
          'a slipped finger is caught here',
      },
    ],
    source: 'flexiloadbd, type bill: the codes of its table of operators (C5)',
  },
]

/** The one table of what can be sold through whom; screens, choice and clients read it. */
export const capabilities: readonly Capability[] = [
  {
    provider: 'autoflexi',
    kind: 'recharge',
    operators: networkCodes,
    lines: { prepaid: '1', postpaid: '2', skitto: '3' },
    wallet: rechargeWallet.autoflexi,
    limits: [
      {
        min_e4: taka(20),
        max_e4: OPERATORS_MAX,
        from: SINCE,
        source: 'autoflexi, create: "Minimum amount 20 tk"; no maximum, so the operators’ own',
      },
    ],
    source: 'autoflexi, create: type 1, 2, 3; its codes are lost in the document (GP RB AT BL TT)',
  },
  {
    provider: 'alsamiflexi',
    kind: 'recharge',
    operators: networkCodes,
    // It has no word for a line at all, so only the usual one can be meant (B10).
    lines: { prepaid: '' },
    wallet: rechargeWallet.alsamiflexi,
    limits: [
      {
        min_e4: taka(10),
        max_e4: OPERATORS_MAX,
        from: SINCE,
        source:
          'alsamiflexi, GET /operators: min_amount 10, max_amount 1000; its live list decides',
      },
    ],
    source: 'alsamiflexi, recharge: operator_id of its live list, which decides (B11)',
  },
  ...soldByFlexiloadbd,
]

/** Null where the provider has no such thing to sell. */
export function capabilityOf(provider: ProviderId, kind: SaleKind): Capability | null {
  return capabilities.find((row) => row.provider === provider && row.kind === kind) ?? null
}

/** Whoever can be asked for a sale at all, whether it is set up or not. */
export function sellersOf(kind: SaleKind, { operator, lineType }: Sold): readonly ProviderId[] {
  return capabilities
    .filter((row) => row.kind === kind && row.operators.includes(operator))
    .filter(({ lines }) => lineType === undefined || lines?.[lineType] !== undefined)
    .map(({ provider }) => provider)
}

/** Whoever sells anything of a kind. Where that is one alone, no screen speaks of another. */
export function sellersOfKind(kind: SaleKind): readonly ProviderId[] {
  return capabilities.filter((row) => row.kind === kind).map(({ provider }) => provider)
}

/** What a sale names of itself, by which its limit is found. */
export interface Sold {
  readonly operator: OperatorCode
  /** Of a recharge, and of a package for a line that has its own. */
  readonly lineType?: LineType | undefined
}

/** The line that holds for a sale on a business day; null where none does. */
export function amountLimit(
  { limits }: Pick<Capability, 'limits'>,
  { operator, lineType }: Sold,
  businessDate: string,
): AmountLimit | null {
  const lines = limits
    .filter((line) => line.from <= businessDate)
    .filter((line) => (line.operator ?? operator) === operator)
    .filter((line) => line.lineType === undefined || line.lineType === lineType)
    .toSorted(byWeight)
  return lines.at(-1) ?? null
}

/** The more a line says about itself the more it weighs; among equals the later one. */
function byWeight(one: AmountLimit, other: AmountLimit): number {
  const difference = named(one) - named(other)
  if (difference !== 0) return difference
  return one.from < other.from ? -1 : 1
}

function named(line: AmountLimit): number {
  return (line.operator === undefined ? 0 : 2) + (line.lineType === undefined ? 0 : 1)
}

/** The same of a provider; null also where it cannot say the sale at all. */
export function limitOf(
  provider: ProviderId,
  kind: SaleKind,
  sold: Sold,
  businessDate: string,
): AmountLimit | null {
  const capability = capabilityOf(provider, kind)
  if (capability === null) return null
  const { lineType } = sold
  const isUnsaid = lineType !== undefined && capability.lines?.[lineType] === undefined
  return isUnsaid ? null : amountLimit(capability, sold, businessDate)
}

/** What any provider at all would take of it: what lies outside is a slip of the finger. */
export function widestLimit(
  kind: SaleKind,
  sold: Sold,
  businessDate: string,
): Pick<AmountLimit, 'min_e4' | 'max_e4'> | null {
  const limits = providerIds
    .map((provider) => limitOf(provider, kind, sold, businessDate))
    .filter((limit) => limit !== null)
  if (limits.length === 0) return null
  return {
    min_e4: money(Math.min(...limits.map(({ min_e4 }) => min_e4))),
    max_e4: money(Math.max(...limits.map(({ max_e4 }) => max_e4))),
  }
}

/** The provider's word for a line of a recharge; null where it cannot say it. */
export function lineWord(provider: ProviderId, lineType: LineType): string | null {
  return capabilityOf(provider, 'recharge')?.lines?.[lineType] ?? null
}

/** The lines of a network that at least one of these providers can recharge. */
export function linesSoldBy(
  providers: readonly ProviderId[],
  network: NetworkCode,
): readonly LineType[] {
  return networkByCode(network).lineTypes.filter((line) =>
    providers.some((provider) => lineWord(provider, line) !== null),
  )
}
